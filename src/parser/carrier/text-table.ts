import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { TableCell, TextTable, Word, YamlScalar } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { spanWithin } from "../yaml/nodes.ts";

interface Line {
  readonly cells: readonly TableCell[];
  readonly span: Span;
}

/**
 * Reads a table of text: lines of cells between bars, the first line names the columns. Every row of the result has a cell for each
 * column; a row with more or fewer is reported and left out. Undefined where there is no line of column names.
 */
export function readTextTable(scalar: YamlScalar, report: Report): TextTable | undefined {
  if (scalar.style !== "literal") {
    report(parseDiagnostics.create("parse/table-form", scalar.span, {}));
    return undefined;
  }
  const [head, ...rows] = linesOf(scalar);
  if (!head) {
    report(parseDiagnostics.create("parse/table-empty", scalar.span, { what: "columns" }));
    return undefined;
  }
  if (rows.length === 0) report(parseDiagnostics.create("parse/table-empty", head.span, { what: "rows" }));
  checkColumns(head.cells, report);
  return { columns: head.cells, rows: rows.flatMap((row) => fitRow(row, head.cells, report)), span: scalar.span };
}

function linesOf(scalar: YamlScalar): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of scalar.text.split("\n")) {
    if (line.trim() !== "") lines.push({ cells: cellsOf(scalar, start, line), span: trimmed(scalar, start, start + line.length) });
    start += line.length + 1;
  }
  return lines;
}

function cellsOf(scalar: YamlScalar, lineStart: number, line: string): readonly TableCell[] {
  const cells: TableCell[] = [];
  let start = lineStart;
  for (const cell of line.split("|")) {
    cells.push({ text: cell.trim(), span: trimmed(scalar, start, start + cell.length) });
    start += cell.length + 1;
  }
  return cells;
}

function trimmed(scalar: YamlScalar, start: number, end: number): Span {
  while (start < end && scalar.text[start]!.trim() === "") start++;
  while (end > start && scalar.text[end - 1]!.trim() === "") end--;
  return spanWithin(scalar, start, end);
}

function checkColumns(columns: readonly Word[], report: Report): void {
  const first = new Map<string, Word>();
  for (const column of columns) {
    const before = first.get(column.text);
    if (column.text === "") {
      const extras = { help: "a line has no bar at its beginning and its end" };
      report(parseDiagnostics.create("parse/table-column", column.span, { problem: "a column has no name" }, extras));
    } else if (before) {
      const extras = { related: [{ span: before.span, caption: "the first one" }], help: "keep one" };
      report(parseDiagnostics.create("parse/table-column", column.span, { problem: `the column \`${column.text}\` stands twice` }, extras));
    } else first.set(column.text, column);
  }
}

function fitRow(row: Line, columns: readonly Word[], report: Report): readonly (readonly TableCell[])[] {
  if (row.cells.length === columns.length) return [row.cells];
  const args = { found: String(row.cells.length), expected: String(columns.length) };
  const help = row.cells[0]?.text.startsWith("#") ? "a comment cannot stand inside a `|` block; write it above the key" : undefined;
  report(parseDiagnostics.create("parse/table-cells", row.span, args, { help }));
  return [];
}
