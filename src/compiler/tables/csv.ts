import type { Report } from "../../base/diagnostic.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import type { TableCell } from "../../parser/ast.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import type { RawTable } from "./rows.ts";

/**
 * Reads a comma separated file (RFC 4180): the first record names the columns, a quoted field may hold commas, doubled quotes and line
 * breaks. Columns without a name or with that of another are reported; records of another length and broken quotes too, and are then left out.
 */
export function readCsv(file: SourceFile, report: Report): RawTable {
  const records = recordsOf(file, report);
  const [header = [], ...rest] = records;
  checkHeader(file, header, report);
  const rows = rest.filter((record, index) => {
    if (record.length === header.length) return true;
    const span = record[0]?.span ?? spanOf(file, 0, 0);
    fault(file, span, index + 2, `has ${record.length} fields where the header has ${header.length}`, report);
    return false;
  });
  return { columns: header, rows, span: spanOf(file, 0, file.text.length) };
}

function checkHeader(file: SourceFile, header: readonly TableCell[], report: Report): void {
  const first = new Map<string, TableCell>();
  for (const cell of header) {
    const before = first.get(cell.text);
    if (cell.text === "") fault(file, cell.span, 1, "has a column without a name", report);
    else if (before) {
      const related = [{ span: before.span, caption: "the first one" }];
      report(tableDiagnostics.create("check/duplicate-column", cell.span, { column: cell.text, table: file.path }, { related }));
    } else first.set(cell.text, cell);
  }
}

function recordsOf(file: SourceFile, report: Report): readonly (readonly TableCell[])[] {
  const { text } = file;
  const records: TableCell[][] = [];
  let record: TableCell[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at) : fieldEnd(text, at);
    if (quoted && end < 0) {
      fault(file, spanOf(file, at, at + 1), records.length + 1, "has a quote that never ends", report);
      return records;
    }
    record.push(quoted
      ? { text: text.slice(at + 1, end).replaceAll('""', '"').trim(), span: spanOf(file, at + 1, end) }
      : { text: text.slice(at, end).trim(), span: spanOf(file, at, end) });
    at = quoted ? end + 1 : end;
    if (text[at] === ",") {
      at++;
      if (at < text.length && text[at] !== "\n" && text[at] !== "\r") continue;
      record.push({ text: "", span: spanOf(file, at, at) });
    }
    if (at < text.length && text[at] !== "\n" && text[at] !== "\r") {
      fault(file, spanOf(file, at, at + 1), records.length + 1, "has text after a closing quote", report);
      at = lineEnd(text, at);
      record = [];
    } else if (record.length > 1 || record[0]!.text !== "") records.push(record);
    record = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return records;
}

/** The offset of the quote that closes the field opened at `start`, or -1. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function fieldEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== "," && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function spanOf(file: SourceFile, start: number, end: number): Span {
  return { file, start, end };
}

function fault(file: SourceFile, span: Span, row: number, what: string, report: Report): void {
  report(tableDiagnostics.create("check/file-form", span, { row: String(row), path: file.path, fault: what }));
}
