import type { Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import type { TextTable } from "../parser/ast.ts";
import type { Line, LineOutcome } from "../runtime/answer.ts";
import { testDiagnostics } from "./diagnostics.ts";
import { cellOf, readRows, wordsOf, type ExpectedRow } from "./expected-rows.ts";
import { drawGrid } from "./grid.ts";
import { matchAll } from "./matching.ts";

const COLUMNS = ["code", "units", "modifiers", "date", "outcome", "because"];
/** What a row without an outcome asks for: a line that the claim keeps. */
const KEPT: readonly LineOutcome[] = ["bill", "warn", "pend"];

/**
 * Compares the lines of an answer with a table of `bills`, whatever their order. The table is complete for lines that rules made;
 * lines that the encounter brought are compared where the table names them. An empty date or outcome is not compared, apart from
 * a held or denied line, which must be called so.
 */
export function compareLines(bills: TextTable | "nothing", lines: readonly Line[], at: Span, report: Report): void {
  const rows = readRows("bills", bills, COLUMNS, ["code", "units"], report);
  if (!rows) return;
  const strict = matchAll(rows, lines, (row, line) => fits(row, line) && lacks(row, line).length === 0);
  if (agrees(strict, lines)) return;
  const loose = matchAll(rows, lines, fits);
  if (!agrees(loose, lines)) {
    report(testDiagnostics.create("test/bills", at, { table: difference(rows, lines, loose) }));
    return;
  }
  rows.forEach((row, index) => {
    const line = lines[loose[index]!]!;
    const missing = lacks(row, line);
    if (missing.length === 0) return;
    const args = { line: `${line.code} x${line.units}`, missing: quoted(missing), rules: quoted(line.rules) };
    report(testDiagnostics.create("test/because", row.get("because")!.span, args));
  });
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

function difference(rows: readonly ExpectedRow[], lines: readonly Line[], found: readonly (number | undefined)[]): string {
  const grid = [["", "code", "units", "modifiers", "date", "outcome"]];
  rows.forEach((row, index) => {
    const cells = ["code", "units", "modifiers", "date", "outcome"].map((column) => cellOf(row, column));
    grid.push([found[index] === undefined ? "-" : "", ...cells]);
  });
  const used = new Set(found);
  lines.forEach((line, index) => {
    if (used.has(index) || line.given) return;
    grid.push(["+", line.code, String(line.units), line.modifiers.join(" "), line.date, line.outcome]);
  });
  return drawGrid(grid);
}
