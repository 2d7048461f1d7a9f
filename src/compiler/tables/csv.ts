import type { Report } from "../../base/diagnostic.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import type { TableCell } from "../../parser/ast.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import type { RawTable } from "./rows.ts";

const QUOTE = 34;
const COMMA = 44;

/**
 * Reads a comma separated file (RFC 4180): the first record names the columns, a quoted field may hold commas, doubled quotes and line
 * breaks. Columns without a name or with that of another are reported; records of another length and broken quotes too, and are then left out.
 * Records are read while they are asked for, so that a large file is not held a second time.
 */
export function readCsv(file: SourceFile, report: Report): RawTable {
  const records = recordsOf(file, report);
  const first = records.next();
  const header = first.done ? [] : first.value;
  checkHeader(file, header, report);
  return { columns: header, rows: rowsOf(file, records, header.length, report), span: spanOf(file, 0, file.text.length) };
}

function* rowsOf(file: SourceFile, records: Iterable<readonly TableCell[]>, columns: number, report: Report): Generator<readonly TableCell[]> {
  let row = 1;
  for (const record of records) {
    row++;
    if (record.length === columns) yield record;
    else fault(file, record[0]?.span ?? spanOf(file, 0, 0), row, `has ${record.length} fields where the header has ${columns}`, report);
  }
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

function* recordsOf(file: SourceFile, report: Report): Generator<readonly TableCell[]> {
  const { text } = file;
  let count = 0;
  let record: TableCell[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const quoted = text.charCodeAt(at) === QUOTE;
    const end = quoted ? closingQuote(text, at) : fieldEnd(text, at);
    if (quoted && end < 0) {
      fault(file, spanOf(file, at, at + 1), count + 1, "has a quote that never ends", report);
      return;
    }
    record.push(quoted
      ? { text: text.slice(at + 1, end).replaceAll('""', '"').trim(), span: spanOf(file, at + 1, end) }
      : { text: text.slice(at, end).trim(), span: spanOf(file, at, end) });
    at = quoted ? end + 1 : end;
    if (text.charCodeAt(at) === COMMA) {
      at++;
      if (at < text.length && !isBreak(text, at)) continue;
      record.push({ text: "", span: spanOf(file, at, at) });
    }
    if (at < text.length && !isBreak(text, at)) {
      fault(file, spanOf(file, at, at + 1), count + 1, "has text after a closing quote", report);
      at = lineEnd(text, at);
    } else if (record.length > 1 || record[0]!.text !== "") {
      count++;
      yield record;
    }
    record = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
}

/** The offset of the quote that closes the field opened at `start`, or -1. */
function closingQuote(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isBreak(text, at)) at++;
  return at;
}

function fieldEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== COMMA && !isBreak(text, at)) at++;
  return at;
}

function isBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 10 || unit === 13;
}

function spanOf(file: SourceFile, start: number, end: number): Span {
  return { file, start, end };
}

function fault(file: SourceFile, span: Span, row: number, what: string, report: Report): void {
  report(tableDiagnostics.create("check/file-form", span, { row: String(row), path: file.path, fault: what }));
}
