import type { Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import type { TextTable } from "../parser/ast.ts";
import type { Unbilled } from "../runtime/answer.ts";
import { clockMeant, clockText, instantOf, minuteOf, type Clock } from "./clock.ts";
import { unknownRule } from "./compare-lines.ts";
import { testDiagnostics } from "./diagnostics.ts";
import { cellOf, readRows, rowSpan, type ExpectedRow } from "./expected-rows.ts";
import { drawGrid } from "./grid.ts";
import { matchAll } from "../base/matching.ts";

const COLUMNS = ["administration", "from", "to", "because"];

/**
 * Compares what an answer left unbilled with a table, whatever its order; the table is complete. Times are clock times; an event or an
 * unknown time has none. Pieces of one administration and rule that touch are one piece.
 */
export function compareUnbilled(expected: TextTable | "nothing", unbilled: readonly Unbilled[], clock: Clock, at: Span, rules: ReadonlySet<string>, report: Report): void {
  const rows = readRows("unbilled", expected, COLUMNS, ["administration"], report);
  if (!rows || !timesAreReadable(rows, clock, report)) return;
  const pieces = joined(unbilled);
  const found = matchAll(rows, pieces, (row, piece) => fits(row, piece, clock));
  const used = new Set(found);
  if (found.every((index) => index !== undefined) && used.size === pieces.length) return;
  const lost = rows.filter((_, index) => found[index] === undefined);
  const misnamed = lost.flatMap((row) => row.get("because") ?? []).filter(({ text }) => text !== "" && !rules.has(text));
  for (const cell of misnamed) report(unknownRule(cell, rules));
  if (misnamed.length > 0) return;
  const grid = [["", ...COLUMNS]];
  rows.forEach((row, index) => grid.push([found[index] === undefined ? "-" : "", ...COLUMNS.map((column) => cellOf(row, column))]));
  pieces.forEach((piece, index) => {
    if (used.has(index)) return;
    const [from, to] = [piece.from, piece.to].map((instant) => (instant === undefined ? "" : clockText(instant, clock)));
    grid.push(["+", piece.administration, from!, to!, piece.rule]);
  });
  report(testDiagnostics.create("test/unbilled", lost[0] ? rowSpan([...lost[0].values()]) : at, { table: drawGrid(grid) }));
}

function timesAreReadable(rows: readonly ExpectedRow[], clock: Clock, report: Report): boolean {
  let readable = true;
  for (const row of rows) {
    for (const column of ["from", "to"]) {
      const cell = row.get(column);
      if (!cell || cell.text === "" || instantOf(cell.text, clock)) continue;
      report(testDiagnostics.create("test/bad-cell", cell.span, { text: cell.text, wanted: "a time such as `10:00` or `06:30 next`" }, {
        suggestions: [clockMeant(cell.text) ?? []].flat(),
      }));
      readable = false;
    }
  }
  return readable;
}

function fits(row: ExpectedRow, piece: Unbilled, clock: Clock): boolean {
  const because = cellOf(row, "because");
  return (
    cellOf(row, "administration") === piece.administration &&
    sameTime(cellOf(row, "from"), piece.from, clock) &&
    sameTime(cellOf(row, "to"), piece.to, clock) &&
    (because === "" || because === piece.rule)
  );
}

function sameTime(expected: string, actual: string | undefined, clock: Clock): boolean {
  if (expected === "" || actual === undefined) return expected === "" && actual === undefined;
  return minuteOf(instantOf(expected, clock)!) === minuteOf(actual);
}

function joined(unbilled: readonly Unbilled[]): readonly Unbilled[] {
  const pieces: Unbilled[] = [];
  for (const piece of unbilled) {
    const index = pieces.findIndex(
      (one) => one.administration === piece.administration && one.rule === piece.rule && one.to !== undefined && one.to === piece.from,
    );
    const before = pieces[index];
    if (!before) pieces.push(piece);
    else pieces[index] = { ...before, ...(piece.to === undefined ? {} : { to: piece.to }) };
  }
  return pieces;
}
