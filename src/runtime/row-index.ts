import type * as ir from "../ir/ir.ts";
import { groupsOf, rangeOfLead } from "../ir/table-rows.ts";

const NONE: readonly never[] = [];

/** Codes and ranges with what stands behind each; several may hold one code. */
class CodeIndex<T> {
  readonly #single = new Map<string, T[]>();
  readonly #ranges: { readonly low: string; readonly high: string; readonly value: T }[] = [];
  /** By place in `#ranges`: the largest `high` so far among ranges of that length. */
  readonly #reach: string[] = [];

  constructor(entries: Iterable<readonly [lead: string, value: T]>) {
    for (const [lead, value] of entries) {
      const [low, high] = rangeOfLead(lead);
      if (low !== high) this.#ranges.push({ low, high, value });
      else {
        const known = this.#single.get(low);
        if (known) known.push(value);
        else this.#single.set(low, [value]);
      }
    }
    this.#ranges.sort((a, b) => a.low.length - b.low.length || (a.low < b.low ? -1 : a.low > b.low ? 1 : 0));
    for (const [place, { low, high }] of this.#ranges.entries()) {
      const before = this.#reach[place - 1];
      this.#reach.push(before !== undefined && before.length === low.length && before > high ? before : high);
    }
  }

  /** What stands behind a code: its own entries, then those of ranges that hold it. */
  of(code: string): readonly T[] {
    const own: readonly T[] = this.#single.get(code) ?? NONE;
    if (this.#ranges.length === 0) return own;
    let found: T[] | undefined;
    for (let place = this.#lastBefore(code); place >= 0; place--) {
      const reach = this.#reach[place]!;
      if (reach.length !== code.length || reach < code) break;
      const { high, value } = this.#ranges[place]!;
      if (high >= code) (found ??= [...own]).push(value);
    }
    return found ?? own;
  }

  /** The last range that begins at or before a code. */
  #lastBefore(code: string): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = this.#ranges[middle]!.low;
      if (start.length < code.length || (start.length === code.length && start <= code)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** The rows that begin with one code: all of them where one code leads the table, else they go on with a second. */
export interface LedRows {
  /** Those in force on a date; of a table of one lead the code is the one that they begin with. */
  rows(code: string, date: string): readonly ir.RowRest[];
}

/** Finds rows of a table by their codes. A block is unpacked when its code is first asked for, so that a large table costs what is used of it. */
export class RowIndex {
  readonly #rows: ir.TableRows;
  readonly #blocks: CodeIndex<Block>;

  constructor(rows: ir.TableRows) {
    this.#rows = rows;
    this.#blocks = new CodeIndex(rows.blocks.map(([lead, text]) => [lead, new Block(text, rows.rests)] as const));
  }

  /** The rows of a code, or of two where two codes lead the table, in force on a date. */
  find(first: string, second: string, date: string): readonly ir.RowRest[] {
    const blocks = this.#blocks.of(this.#rows.leads === 2 ? first : "");
    const code = this.#rows.leads === 2 ? second : first;
    let found: readonly ir.RowRest[] = NONE;
    for (let at = 0; at < blocks.length; at++) {
      const current = blocks[at]!.rows(code, date);
      if (current.length > 0) found = found.length === 0 ? current : [...found, ...current];
    }
    return found;
  }

  /** The rows that begin with a code, whatever their dates: its only one, or the first of two; undefined where there are none. */
  ledBy(code: string): LedRows | undefined {
    const blocks = this.#blocks.of(this.#rows.leads === 2 ? code : "");
    if (blocks.length === 0 || (this.#rows.leads !== 2 && !blocks.some((block) => block.holds(code)))) return undefined;
    return blocks.length === 1 ? blocks[0] : { rows: (second, date) => this.find(code, second, date) };
  }
}

/** A block of rows, unpacked when it is first asked for. */
class Block implements LedRows {
  readonly #text: string;
  readonly #rests: readonly ir.RowRest[];
  #index: CodeIndex<ir.RowRest> | undefined = undefined;

  constructor(text: string, rests: readonly ir.RowRest[]) {
    this.#text = text;
    this.#rests = rests;
  }

  rows(code: string, date: string): readonly ir.RowRest[] {
    const rests = this.#codes().of(code);
    for (let at = 0; at < rests.length; at++) if (!inForce(rests[at]!, date)) return rests.filter((rest) => inForce(rest, date));
    return rests;
  }

  holds(code: string): boolean {
    return this.#codes().of(code).length > 0;
  }

  #codes(): CodeIndex<ir.RowRest> {
    return (this.#index ??= new CodeIndex(this.#entries()));
  }

  *#entries(): Generator<readonly [string, ir.RowRest]> {
    for (const { rest, codes } of groupsOf(this.#text)) for (const code of codes) yield [code, this.#rests[rest]!];
  }
}

function inForce({ from, to }: ir.RowRest, date: string): boolean {
  return (from === null || from <= date) && (to === null || date <= to);
}

const indexes = new WeakMap<ir.TableRows, RowIndex>();

/** The index of rows, made once however many programs and packs hold them. */
export function rowIndexOf(rows: ir.TableRows): RowIndex {
  const known = indexes.get(rows);
  if (known) return known;
  const index = new RowIndex(rows);
  indexes.set(rows, index);
  return index;
}
