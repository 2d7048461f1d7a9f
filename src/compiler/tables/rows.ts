import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { suggest } from "../../base/suggest.ts";
import { isDate } from "../../ir/dates.ts";
import type { TableCell, Word } from "../../parser/ast.ts";
import { dateDiagnostics } from "../diagnostics/dates.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import type { DateRange } from "../timeline/range.ts";

/** Rows as they were written, from a text table or a file; those of a file are found while they are asked for, once. */
export interface RawTable {
  readonly columns: readonly Word[];
  readonly rows: Iterable<readonly TableCell[]>;
  readonly span: Span;
}

/** The columns of a table by name, or undefined where the header is wrong; every name must be one of `known`, `required` must stand. */
export function readHeader(
  table: RawTable,
  name: string,
  known: readonly string[],
  required: readonly string[],
  report: Report,
): ReadonlyMap<string, number> | undefined {
  const places = new Map<string, number>();
  let sound = true;
  for (const [place, { text, span }] of table.columns.entries()) {
    // A column without a name, or with that of another, was reported by the reader.
    if (text === "") {
      sound = false;
    } else if (!known.includes(text)) {
      report(tableDiagnostics.create("check/unknown-column", span, { column: text, table: name }, { suggestions: suggest(text, known) }));
      sound = false;
    } else if (places.has(text)) {
      sound = false;
    } else places.set(text, place);
  }
  if (!sound) return undefined;
  for (const column of required) {
    if (places.has(column)) continue;
    report(tableDiagnostics.create("check/missing-column", headerSpan(table), { column, table: name }));
    sound = false;
  }
  return sound ? places : undefined;
}

function headerSpan(table: RawTable): Span {
  const first = table.columns[0]?.span;
  const last = table.columns.at(-1)?.span;
  return first && last ? { ...first, end: last.end } : table.span;
}

/** The dates of service that a row's `from` and `to` cells give; empty cells leave a side open. Undefined, reported: the row is left out. */
export function readRowDates(from: TableCell | undefined, to: TableCell | undefined, report: Report): DateRange | undefined {
  for (const cell of [from, to]) {
    if (!cell || cell.text === "" || isDate(cell.text)) continue;
    const help = "write a date as `2026-01-31`";
    report(tableDiagnostics.create("check/cell-type", cell.span, { text: `\`${cell.text}\``, type: "a date" }, { help }));
    return undefined;
  }
  const range = { from: from?.text || "0001-01-01", until: to?.text || null };
  if (range.until === null || range.from <= range.until) return range;
  report(dateDiagnostics.create("check/effective-backwards", to!.span, { what: "the row", from: range.from, until: range.until }));
  return undefined;
}
