import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { encodeCanonical } from "../../ir/canonical.ts";
import type { Cell, Table } from "../../ir/ir.ts";
import type { Word } from "../../parser/ast.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import { holds, intersect } from "../timeline/range.ts";
import type { DateRange } from "../timeline/range.ts";
import type { ColumnType } from "./cell.ts";
import { readCell } from "./cell.ts";
import type { DatedCodes } from "./overlaps.ts";
import { overlaps } from "./overlaps.ts";
import { readHeader, readRowDates } from "./rows.ts";
import type { RawTable } from "./rows.ts";

interface DatedRow {
  readonly cells: readonly Cell[];
  readonly dates: DateRange;
  readonly span: Span;
  /** Of each cell. */
  readonly spans: readonly Span[];
}

/** A table with the dates on which each row is in force. */
export interface DatedTable {
  readonly name: string;
  readonly columns: Table["columns"];
  readonly key: readonly string[];
  readonly rows: readonly DatedRow[];
}

/** The columns that hold the dates of a row; they are no columns of the program's table. */
const DATE_COLUMNS: ReadonlySet<string> = new Set(["from", "to"]);

/** What a table rule declares. */
export interface Declaration {
  readonly name: string;
  readonly columns: ReadonlyMap<string, ColumnType>;
  readonly key: readonly string[];
}

/** Reads rows by the declared types of their columns. Rows that cannot be read are reported and left out. */
export function readTable(declared: Declaration, table: RawTable, report: Report): DatedTable {
  const shown = [...declared.columns].filter(([column]) => !DATE_COLUMNS.has(column));
  const columns = shown.map(([name, { type }]) => ({ name, type }));
  const empty: DatedTable = { name: declared.name, columns, key: declared.key, rows: [] };
  const known = [...new Set([...declared.columns.keys(), ...DATE_COLUMNS])];
  const places = readHeader(table, declared.name, known, [...declared.columns.keys()], report);
  if (!places) return empty;
  const rows: DatedRow[] = [];
  const singleKey: DatedCodes[] = [];
  for (const raw of table.rows) {
    const at = (column: string) => (places.has(column) ? raw[places.get(column)!] : undefined);
    const dates = readRowDates(at("from"), at("to"), report);
    const cells = shown.map(([column, type]) => ({ column, read: readCell(at(column)!, type, report) }));
    if (!dates || cells.some(({ read }) => read === undefined)) continue;
    rows.push({ cells: cells.map(({ read }) => read!.cell), dates, span: raw[0]?.span ?? table.span, spans: shown.map(([column]) => at(column)!.span) });
    if (declared.key.length !== 1) continue;
    const ranges = cells.find(({ column }) => column === declared.key[0])?.read?.ranges ?? [];
    singleKey.push(...ranges.map((codes) => ({ codes, dates })));
  }
  const dated: DatedTable = { ...empty, rows };
  if (singleKey.length > 0) checkCodeKeys(declared.name, singleKey, report);
  else checkKeys(dated, report);
  return dated;
}

function checkCodeKeys(name: string, keys: readonly DatedCodes[], report: Report): void {
  for (const [first, second] of overlaps(keys)) {
    const key = first.codes.low > second.codes.low ? first.codes.low : second.codes.low;
    duplicate(name, key, first.codes.span, second.codes.span, report);
  }
}

/** Keys of several columns, or of words, are compared as wholes. */
function checkKeys(table: DatedTable, report: Report): void {
  const places = table.key.map((key) => table.columns.findIndex((column) => column.name === key));
  const seen = new Map<string, DatedRow[]>();
  for (const row of table.rows) {
    const key = places.map((place) => row.cells[place] ?? "");
    const text = encodeCanonical(key);
    const before = seen.get(text) ?? [];
    const clash = before.find((one) => intersect(one.dates, row.dates));
    if (clash) duplicate(table.name, key.map(cellWords).join(", "), clash.span, row.span, report);
    seen.set(text, [...before, row]);
  }
}

function duplicate(name: string, key: string, first: Span, second: Span, report: Report): void {
  const related = [{ span: first, caption: "here first" }];
  report(tableDiagnostics.create("check/duplicate-key", second, { name, key }, { related }));
}

function cellWords(cell: Cell): string {
  if (typeof cell !== "object") return String(cell);
  const words = "list" in cell ? cell.list : cell.ranges.map(([low, high]) => (low === high ? low : `${low} to ${high}`));
  return words.length === 0 ? "(empty)" : words.join(" ");
}

/** The table on one date of service. */
export function tableOn(table: DatedTable, date: string): Table {
  const rows = table.rows.filter((row) => holds(row.dates, date)).map((row) => row.cells);
  return { name: table.name, columns: table.columns, key: table.key, rows };
}

/** The key must name declared columns; reports one that does not. */
export function checkKeyColumns(key: readonly Word[], columns: ReadonlyMap<string, ColumnType>, name: string, report: Report): boolean {
  const missing = key.filter((word) => !columns.has(word.text));
  for (const word of missing) report(tableDiagnostics.create("check/unknown-column", word.span, { column: word.text, table: name }));
  return missing.length === 0;
}
