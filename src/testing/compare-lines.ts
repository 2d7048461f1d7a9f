import type { Diagnostic, Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import { suggest } from "../base/suggest.ts";
import type { TableCell, TextTable, Word } from "../parser/ast.ts";
import type { Line, LineOutcome } from "../runtime/answer.ts";
import { isDate } from "./clock.ts";
import { testDiagnostics } from "./diagnostics.ts";
import { cellOf, readRows, rowSpan, wordsOf, type ExpectedRow } from "./expected-rows.ts";
import { drawGrid } from "./grid.ts";
import { matchAll } from "../base/matching.ts";

const COLUMNS = ["code", "units", "modifiers", "date", "outcome", "because"];
/** What can become of a line. */
const OUTCOMES: readonly LineOutcome[] = ["bill", "warn", "pend", "hold", "deny"];
/** What a row without an outcome asks for: a line that the claim keeps. */
const KEPT: readonly LineOutcome[] = ["bill", "warn", "pend"];

/**
 * Compares the lines of an answer with a table of `bills`, whatever their order. The table is complete for lines that rules made;
 * lines that the encounter brought are compared where the table names them. An empty date or outcome is not compared, apart from
 * a held or denied line, which must be called so.
 */
export function compareLines(bills: TextTable | "nothing", lines: readonly Line[], at: Span, rules: ReadonlySet<string>, report: Report): void {
  const rows = readRows("bills", bills, COLUMNS, ["code", "units"], report);
  if (!rows || !cellsAreReadable(rows, report)) return;
  const strict = matchAll(rows, lines, (row, line) => fits(row, line) && lacks(row, line).length === 0);
  if (agrees(strict, lines)) return;
  const loose = matchAll(rows, lines, fits);
  if (!agrees(loose, lines)) {
    const first = rows.find((_, index) => loose[index] === undefined);
    report(testDiagnostics.create("test/bills", first ? rowSpan([...first.values()]) : at, { table: difference(rows, lines, loose) }));
    return;
  }
  rows.forEach((row, index) => {
    const line = lines[loose[index]!]!;
    const missing = lacks(row, line);
    if (missing.length === 0) return;
    const cell = row.get("because")!;
    const unknown = missing.filter((name) => !rules.has(name));
    for (const name of unknown) report(unknownRule({ text: name, span: cell.span }, rules));
    if (unknown.length > 0) return;
    const args = { line: `${line.code} x${line.units}`, missing: quoted(missing), rules: quoted(line.rules) };
    report(testDiagnostics.create("test/because", cell.span, args));
  });
}

/** The diagnostic of a name that no rule of the pack has. */
export function unknownRule({ text, span }: Word, rules: ReadonlySet<string>): Diagnostic {
  return testDiagnostics.create("test/unknown-rule", span, { rule: text }, { suggestions: suggest(text, rules) });
}

function cellsAreReadable(rows: readonly ExpectedRow[], report: Report): boolean {
  let readable = true;
  const refuse = (cell: TableCell, wanted: string, suggestions: readonly string[] = []): void => {
    report(testDiagnostics.create("test/bad-cell", cell.span, { text: cell.text, wanted }, { suggestions }));
    readable = false;
  };
  for (const row of rows) {
    const [code, units, date, outcome] = ["code", "units", "date", "outcome"].map((column) => row.get(column));
    if (code && / /.test(code.text)) refuse(code, "a code by itself", code.text.split(/ +/).slice(-1));
    if (units && !/^[0-9]+$/.test(units.text)) refuse(units, "a whole number of units");
    if (date && date.text !== "" && !isDate(date.text)) refuse(date, "a date such as `2026-03-02`");
    if (outcome && outcome.text !== "" && !OUTCOMES.some((one) => one === outcome.text)) {
      refuse(outcome, `an outcome: ${quoted(OUTCOMES)}`, suggest(outcome.text, OUTCOMES));
    }
  }
  return readable;
}

/** Names in backticks with commas, `none` for none. */
export function quoted(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `\`${name}\``).join(", ");
}

function agrees(found: readonly (number | undefined)[], lines: readonly Line[]): boolean {
  const used = new Set(found);
  return found.every((index) => index !== undefined) && lines.every((line, index) => line.given || used.has(index));
}

function fits(row: ExpectedRow, line: Line): boolean {
  const [date, outcome] = [cellOf(row, "date"), cellOf(row, "outcome")];
  return (
    cellOf(row, "code") === line.code &&
    cellOf(row, "units") === String(line.units) &&
    [...wordsOf(row, "modifiers")].sort().join() === [...line.modifiers].sort().join() &&
    (date === "" || date === line.date) &&
    (outcome === "" ? KEPT.includes(line.outcome) : outcome === line.outcome)
  );
}

function lacks(row: ExpectedRow, line: Line): readonly string[] {
  return wordsOf(row, "because").filter((rule) => !line.rules.includes(rule));
}

/** Expected and got side by side; what the rows that found no line leave open is shown only where it is why they found none. */
function difference(rows: readonly ExpectedRow[], lines: readonly Line[], found: readonly (number | undefined)[]): string {
  const lost = rows.filter((_, index) => found[index] === undefined);
  const asks = (column: string): boolean => lost.some((row) => cellOf(row, column) !== "");
  const [dates, outcomes] = [asks("date"), asks("outcome")];
  const grid = [["", "code", "units", "modifiers", "date", "outcome"]];
  rows.forEach((row, index) => {
    const cells = ["code", "units", "modifiers", "date", "outcome"].map((column) => cellOf(row, column));
    grid.push([found[index] === undefined ? "-" : "", ...cells]);
  });
  const used = new Set(found);
  lines.forEach((line, index) => {
    if (used.has(index) || line.given) return;
    const outcome = outcomes || !KEPT.includes(line.outcome) ? line.outcome : "";
    grid.push(["+", line.code, String(line.units), line.modifiers.join(" "), dates ? line.date : "", outcome]);
  });
  return drawGrid(grid);
}
