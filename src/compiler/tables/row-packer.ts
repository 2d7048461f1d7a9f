import type { Diagnostic, Report } from "../../base/diagnostic.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import { encodeCanonical } from "../../ir/canonical.ts";
import type { Cell, RowRest, Table, TableRows } from "../../ir/ir.ts";
import { blockOf, digestRows } from "../../ir/table-rows.ts";
import { leadsOf } from "../../ir/verify-tables.ts";
import type { TableCell } from "../../parser/ast.ts";
import { ALWAYS } from "../timeline/range.ts";
import type { DateRange } from "../timeline/range.ts";
import type { Type } from "../../ir/types.ts";
import type { ReadCell } from "./cell.ts";
import { readCell } from "./cell.ts";
import { checkKeys } from "./duplicate-keys.ts";
import type { LeadPart, PackedRest, PackedRows } from "./packed-rows.ts";

const NO_CODE: LeadPart = { text: "", low: "", high: "", offset: 0, length: 0 };

/** Takes the rows of a table one by one and packs them: {@link TableRows}, the same for the same rows in any order. */
export class RowPacker {
  readonly #table: Omit<Table, "rows">;
  readonly #report: Report;
  readonly #partIds = new Map<string, number>([["", 0]]);
  readonly #parts: LeadPart[] = [NO_CODE];
  readonly #cells = new Map<string, readonly number[]>();
  readonly #restIds = new Map<string, number>();
  readonly #rests: PackedRest[] = [];
  readonly #leads: readonly number[][];
  readonly #rest: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  #file: SourceFile | undefined;

  constructor(table: Omit<Table, "rows">, report: Report) {
    this.#table = table;
    this.#report = report;
    this.#leads = Array.from({ length: leadsOf(table) }, () => []);
  }

  /** The rest of a row that has this text; it is read when the text is new. Undefined where `read` finds a fault. */
  rest(text: string, read: () => { readonly range: DateRange; readonly cells: readonly Cell[] } | undefined): number | undefined {
    const known = this.#restIds.get(text);
    if (known !== undefined) return known;
    const found = read();
    if (!found) return undefined;
    const id = this.#rests.push({ dates: found.range, cells: found.cells }) - 1;
    this.#restIds.set(text, id);
    return id;
  }

  /** The codes of a leading cell; undefined, reported, where it has none that can be read. An empty cell is a code that no line has. */
  lead(cell: TableCell, type: Type): readonly number[] | undefined {
    const known = this.#cells.get(cell.text);
    if (known) return known;
    let faults = 0;
    const read = readCell(cell, type, (diagnostic: Diagnostic) => {
      faults++;
      this.#report(diagnostic);
    });
    if (!read) return undefined;
    const parts = this.#partsOf(cell, read);
    if (faults === 0) this.#cells.set(cell.text, parts);
    return parts;
  }

  /** Adds a row; `place` is its first cell, `places` are its leading ones. */
  add(codes: readonly (readonly number[])[], rest: number, place: Span, places: readonly Span[]): void {
    this.#file = place.file;
    const [first, second] = codes;
    if (!first) return this.#push([], rest, place.start, place.end);
    for (const one of first) {
      if (!second) this.#pushOne(one, rest, place, places[0]!);
      else for (const other of second) this.#push([one, other], rest, place.start, place.end);
    }
  }

  /** What a rest holds. */
  restAt(rest: number): PackedRest {
    return this.#rests[rest]!;
  }

  /** The codes of a leading cell. */
  rangesAt(codes: readonly number[]): readonly (readonly [low: string, high: string])[] {
    return codes.map((code) => this.#parts[code]!).flatMap(({ low, high }) => (low === "" ? [] : [[low, high] as const]));
  }

  /** The rows that were added, their keys compared. */
  packed(): TableRows {
    const rows: PackedRows = {
      parts: this.#parts, rests: this.#rests, leads: this.#leads, rest: this.#rest, start: this.#start, end: this.#end, file: this.#file,
    };
    checkKeys(this.#table, rows, this.#report);
    return packRows(rows);
  }

  /** Where the key is one code, a finding stands at the code; else at the row. */
  #pushOne(part: number, rest: number, row: Span, cell: Span): void {
    const { offset, length } = this.#parts[part]!;
    if (this.#table.key.length > 1 || length === 0) this.#push([part], rest, row.start, row.end);
    else this.#push([part], rest, cell.start + offset, cell.start + offset + length);
  }

  #push(parts: readonly number[], rest: number, start: number, end: number): void {
    for (const [index, part] of parts.entries()) this.#leads[index]!.push(part);
    this.#rest.push(rest);
    this.#start.push(start);
    this.#end.push(end);
  }

  #partsOf(cell: TableCell, { ranges = [] }: ReadCell): readonly number[] {
    if (ranges.length === 0) return [0];
    return ranges.map(({ low, high, span }) => {
      const text = low === high ? low : `${low}-${high}`;
      const offset = span.start - cell.span.start;
      const key = `${text}@${offset}`;
      const known = this.#partIds.get(key);
      if (known !== undefined) return known;
      const id = this.#parts.push({ text, low, high, offset, length: span.end - span.start }) - 1;
      this.#partIds.set(key, id);
      return id;
    });
  }
}

/** The rows as a pack holds them: rests and codes sorted, rows without a code left out. */
function packRows(rows: PackedRows): TableRows {
  const leads = rows.leads.length;
  const used = new Set<number>();
  for (let row = 0; row < rows.rest.length; row++) if (rows.leads.every((lead) => lead[row] !== 0)) used.add(rows.rest[row]!);
  const texts = [...used].map((id): readonly [string, number] => [encodeCanonical(restOf(rows.rests[id]!)), id]).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const numbers = new Map<number, number>();
  const rests: RowRest[] = [];
  let last = "";
  for (const [text, id] of texts) {
    if (text !== last) rests.push(restOf(rows.rests[id]!));
    last = text;
    numbers.set(id, rests.length - 1);
  }
  return digestRows({ leads, rests, blocks: leads === 0 ? [] : blocksOf(rows, numbers) });
}

function restOf({ dates: { from, until }, cells }: PackedRest): RowRest {
  return { from: from === ALWAYS.from ? null : from, to: until, cells };
}

function blocksOf(rows: PackedRows, numbers: ReadonlyMap<number, number>): TableRows["blocks"] {
  const last = rows.leads.at(-1)!;
  const blocks = new Map<string, number[]>();
  for (let row = 0; row < rows.rest.length; row++) {
    if (!rows.leads.every((lead) => lead[row] !== 0)) continue;
    const lead = rows.leads.length === 2 ? rows.parts[rows.leads[0]![row]!]!.text : "";
    const block = blocks.get(lead);
    if (block) block.push(row);
    else blocks.set(lead, [row]);
  }
  return [...blocks.keys()].sort().map((lead) => {
    const groups = new Map<number, Set<string>>();
    for (const row of blocks.get(lead)!) {
      const rest = numbers.get(rows.rest[row]!)!;
      const codes = groups.get(rest);
      const code = rows.parts[last[row]!]!.text;
      if (codes) codes.add(code);
      else groups.set(rest, new Set([code]));
    }
    const sorted = [...groups].sort(([a], [b]) => a - b).map(([rest, codes]) => ({ rest, codes: [...codes].sort() }));
    return [lead, blockOf(sorted)] as const;
  });
}

