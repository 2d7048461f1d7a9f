import type { Diagnostic, Report } from "../base/diagnostic.ts";
import { suggest } from "../base/suggest.ts";
import { rolesOf } from "../ir/roles.ts";
import type { Boundary, TableCell } from "../parser/ast.ts";
import type { Answer, Line } from "../runtime/answer.ts";
import { clockMeant, instantAfter } from "./clock.ts";
import type { Json } from "./cells.ts";
import { refused } from "./compare.ts";
import { quoted } from "./compare-lines.ts";
import { testDiagnostics } from "./diagnostics.ts";
import { chartList, encounterOfFields, type ExampleContext } from "./encounter.ts";
import { rowSpan } from "./expected-rows.ts";
import { drawGrid } from "./grid.ts";

/** Codes an encounter. */
export type Code = (encounter: Readonly<Record<string, Json>>) => Answer;

interface Row {
  readonly minutes: number;
  readonly cells: readonly TableCell[];
}

/** The ends of an item whose vocabulary gives it no span; the reader refuses them. */
const UNTIMED = { from: "start", to: "stop" };

/** An administration that runs longer than this is refused by the reader; the sweep stops here. */
const LONGEST_SWEEP = 7 * 1440;

/**
 * Runs a boundary table: one administration of each row's minutes, begun at `from`. The units of each column must be as written, a
 * code that is not a column must not appear, and the table must show each minute at which units change up to its last row, and the
 * minute before it. Every minute is run, so a change is found whatever rule makes it.
 */
export function runBoundary(boundary: Boundary, code: Code, context: ExampleContext): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: Report = (diagnostic) => found.push(diagnostic);
  const made = encounterOfFields(boundary.name, boundary.encounter, boundary.charted, { ...context, report });
  const rows = readMinutes(boundary, report);
  const columns = boundary.table.columns.slice(1);
  const codes = columns.map((column) => column.text);
  for (const { text, span } of columns.filter((column) => / /.test(column.text))) {
    report(testDiagnostics.create("test/bad-cell", span, { text, wanted: "a code by itself" }, { suggestions: text.split(/ +/).slice(-1) }));
  }
  if (!made || !rows || found.length > 0) return found;
  const { encounter, administration } = made;
  const { from, to } = rolesOf(context.vocabulary).charted?.span ?? UNTIMED;

  const wrong: Row[] = [];
  const strange = new Map<string, { readonly rows: Row[]; readonly rules: Set<string> }>();
  for (const row of rows) {
    const answer = at(row.minutes);
    if (!answer) return found;
    if ("error" in answer) {
      report(refused(answer.error, row.cells[0]!.span, encounter.places));
      return found;
    }
    const units = unitsOf(answer.lines);
    if (row.cells.slice(1).some((cell, index) => Number(cell.text) !== (units.get(codes[index]!) ?? 0))) wrong.push(row);
    for (const one of units.keys()) {
      if (codes.includes(one)) continue;
      const known = strange.get(one) ?? { rows: [], rules: new Set() };
      strange.set(one, known);
      known.rows.push(row);
      for (const rule of rulesBehind(answer.lines, [one])) known.rules.add(rule);
    }
  }
  if (wrong.length > 0) report(testDiagnostics.create("test/boundary-units", rowSpan(wrong[0]!.cells), { table: drawWrong(wrong) }));
  for (const [one, { rows: at, rules }] of strange) {
    const args = { code: one, minutes: minutesText(at.map((row) => row.minutes)), rules: quoted([...rules]) };
    report(testDiagnostics.create("test/unknown-column", rowSpan(at[0]!.cells), args));
  }
  if (found.length === 0) reportMissing(rows, at, boundary, report);
  return found;

  function at(minutes: number): Answer | undefined {
    const [start, stop] = [0, minutes].map((after) => instantAfter(boundary.from.text, after, encounter.clock));
    if (start !== undefined && stop !== undefined) return code({ ...encounter.json, [chartList(context.vocabulary)]: [{ ...administration, [from]: start, [to]: stop }] });
    const args = { text: boundary.from.text, wanted: "a clock time such as `08:00`" };
    report(testDiagnostics.create("test/bad-cell", boundary.from.span, args, { suggestions: [clockMeant(boundary.from.text) ?? []].flat() }));
    return undefined;
  }

  function drawWrong(wrongRows: readonly Row[]): string {
    const grid = [["minutes", ...codes, "by"]];
    for (const row of wrongRows) {
      const answer = at(row.minutes);
      const units = answer && !("error" in answer) ? unitsOf(answer.lines) : new Map<string, number>();
      const differing: string[] = [];
      const cells = row.cells.slice(1).map((cell, index) => {
        const got = units.get(codes[index]!) ?? 0;
        if (Number(cell.text) === got) return cell.text;
        differing.push(codes[index]!);
        return `${cell.text}, got ${got}`;
      });
      const rules = answer && !("error" in answer) ? rulesBehind(answer.lines, differing) : [];
      grid.push([String(row.minutes), ...cells, rules.join(", ")]);
    }
    return drawGrid(grid);
  }
}

function readMinutes(boundary: Boundary, report: Report): readonly Row[] | undefined {
  const [first] = boundary.table.columns;
  if (first?.text !== "minutes") {
    const suggestions = first ? suggest(first.text, ["minutes"]) : [];
    const args = { table: "table", column: "minutes" };
    report(testDiagnostics.create("test/missing-column", first?.span ?? boundary.table.span, args, { suggestions }));
    return undefined;
  }
  const strange = boundary.table.rows.flat().filter((cell) => !/^[0-9]{1,5}$/.test(cell.text));
  for (const cell of strange) report(testDiagnostics.create("test/bad-cell", cell.span, { text: cell.text, wanted: "a whole number" }));
  if (strange.length > 0) return undefined;
  return boundary.table.rows.map((cells) => ({ minutes: Number(cells[0]!.text), cells }));
}

/** The rules that made lines of some codes. */
function rulesBehind(lines: readonly Line[], codes: readonly string[]): readonly string[] {
  return [...new Set(lines.filter((line) => isKept(line) && codes.includes(line.code)).flatMap((line) => line.rules))];
}

/** Whether a line was made by rules and stays on the claim. */
function isKept(line: Line): boolean {
  return !line.given && line.outcome !== "hold" && line.outcome !== "deny";
}

/** Units by code over the lines that rules made and the claim keeps. */
function unitsOf(lines: readonly Line[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const line of lines) {
    if (!isKept(line)) continue;
    units.set(line.code, (units.get(line.code) ?? 0) + line.units);
  }
  return units;
}

function reportMissing(rows: readonly Row[], at: (minutes: number) => Answer | undefined, boundary: Boundary, report: Report): void {
  const shown = new Set(rows.map((row) => row.minutes));
  const last = Math.min(Math.max(0, ...shown), LONGEST_SWEEP);
  const changes: number[] = [];
  const missing: number[] = [];
  let before = pictureOf(at(1));
  for (let minutes = 2; minutes <= last; minutes++) {
    const now = pictureOf(at(minutes));
    const absent = now === before ? [] : [minutes - 1, minutes].filter((one) => !shown.has(one));
    if (absent.length > 0) changes.push(minutes);
    missing.push(...absent);
    before = now;
  }
  if (missing.length === 0) return;
  const args = { minutes: minutesText(changes), missing: minutesText(missing) };
  const next = rows.find((row) => row.minutes > missing[0]!);
  report(testDiagnostics.create("test/missing-breakpoint", next ? rowSpan(next.cells) : boundary.table.span, args));
}

function pictureOf(answer: Answer | undefined): string {
  if (!answer || "error" in answer) return "";
  return [...unitsOf(answer.lines)].map(([one, units]) => `${one} ${units}`).sort().join();
}

/** `91, 151 and 211 minutes`; of more than eight the first ones, and how many more. */
function minutesText(minutes: readonly number[]): string {
  const shown = minutes.slice(0, 8).map(String);
  const more = minutes.length - shown.length;
  if (more > 0) return `${shown.join(", ")} and ${more} more minutes`;
  const last = shown.pop()!;
  return `${shown.length > 0 ? `${shown.join(", ")} and ${last}` : last} ${last === "1" && shown.length === 0 ? "minute" : "minutes"}`;
}
