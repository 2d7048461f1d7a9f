import type { Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import { suggest } from "../base/suggest.ts";
import type { TableCell, TextTable } from "../parser/ast.ts";
import { testDiagnostics } from "./diagnostics.ts";

/** A row of a table of expectations, its cells by column. */
export type ExpectedRow = ReadonlyMap<string, TableCell>;

/**
 * The rows of a table of expectations. A column that the table does not have, or a needed one that is missing, is reported; then the
 * result is undefined, because rows read without it would pass too easily.
 */
export function readRows(
  name: string,
  table: TextTable | "nothing",
  allowed: readonly string[],
  needed: readonly string[],
  report: Report,
): readonly ExpectedRow[] | undefined {
  if (table === "nothing") return [];
  const columns = table.columns.map((column) => column.text);
  const strange = table.columns.filter((column) => !allowed.includes(column.text));
  for (const column of strange) {
    const suggestions = suggest(column.text, allowed);
    report(testDiagnostics.create("test/bad-column", column.span, { table: name, column: column.text }, { suggestions }));
  }
  const missing = needed.filter((column) => !columns.includes(column));
  for (const column of missing) report(testDiagnostics.create("test/missing-column", table.span, { table: name, column }));
  if (strange.length > 0 || missing.length > 0) return undefined;
  return table.rows.map((row) => new Map(row.map((cell, index) => [columns[index]!, cell])));
}

/** From the first cell of a row to the last. */
export function rowSpan(cells: readonly TableCell[]): Span {
  return { ...cells[0]!.span, end: cells[cells.length - 1]!.span.end };
}

/** The text of a cell, empty where the column is not there. */
export function cellOf(row: ExpectedRow, column: string): string {
  return row.get(column)?.text ?? "";
}

/** The words of a cell, separated by blanks or commas. */
export function wordsOf(row: ExpectedRow, column: string): readonly string[] {
  return cellOf(row, column).split(/[ ,]+/).filter((word) => word !== "");
}
