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

/** A block of rows, unpacked when it is first asked for. */
interface Block {
  readonly text: string;
  index: CodeIndex<ir.RowRest> | undefined;
}

/** Finds rows of a table by their codes. A block is unpacked when its code is first asked for, so that a large table costs what is used of it. */
export class RowIndex {
  readonly #rows: ir.TableRows;
  readonly #blocks: CodeIndex<Block>;

  constructor(rows: ir.TableRows) {
    this.#rows = rows;
    this.#blocks = new CodeIndex(rows.blocks.map(([lead, text]) => [lead, { text, index: undefined }] as const));
  }

  /** The rows of a code, or of two where two codes lead the table, in force on a date. */
  find(first: string, second: string, date: string): readonly ir.RowRest[] {
    const blocks = this.#blocks.of(this.#rows.leads === 2 ? first : "");
    const code = this.#rows.leads === 2 ? second : first;
    let found: readonly ir.RowRest[] = NONE;
    for (let at = 0; at < blocks.length; at++) {
      const rests = this.#indexOf(blocks[at]!).of(code);
      if (rests.length === 0) continue;
      const current = rests.filter((rest) => inForce(rest, date));
      found = found.length === 0 ? current : [...found, ...current];
    }
    return found;
  }

  /** Whether a row may begin with a code: its only one, or the first of two. */
  leads(code: string): boolean {
    if (this.#rows.leads === 2) return this.#blocks.of(code).length > 0;
    return this.#blocks.of("").some((block) => this.#indexOf(block).of(code).length > 0);
  }

  #indexOf(block: Block): CodeIndex<ir.RowRest> {
    return (block.index ??= new CodeIndex(this.#entries(block.text)));
  }

  *#entries(text: string): Generator<readonly [string, ir.RowRest]> {
    for (const { rest, codes } of groupsOf(text)) for (const code of codes) yield [code, this.#rows.rests[rest]!];
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
