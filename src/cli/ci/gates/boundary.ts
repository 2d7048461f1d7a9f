import { checkBoundaries } from "../../../analysis/boundary/check.ts";
import type { MovedRow } from "../../../analysis/boundary/check.ts";
import { sortDiagnostics } from "../../../base/diagnostic.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { CompiledPack } from "../../../compiler/compile.ts";
import { changeLines } from "../../render/boundary/text.ts";
import { counted } from "../../render/display.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import { notRun } from "../gate.ts";
import type { PackGate } from "../gate.ts";
import { placeOfRule } from "../place.ts";

/** So many rows are shown of each rule; of the others only their number is said. */
const SHOWN = 3;

/** Whether a pack bills, around every minute, day and edge that was approved, what was approved. */
export const BOUNDARY: PackGate = {
  name: "boundary",
  over: "pack",
  looks: "approved boundaries: what is billed at each minute, day and edge, and next to it",
  blocksOn: "a row that is billed otherwise; a minute or day of the rules that nobody approved",
  run(compiled, { approved }) {
    const boundaries = approved.get(compiled.folder);
    if (!boundaries) return notRun("no approved boundaries in this pack");
    const check = checkBoundaries(compiled.pack, boundaries);
    const head = compiled.understood.chained.source.file.id.span;
    const others = changeLines(check).map((line) => ciDiagnostics.create("ci/other-boundaries", head, { what: line.trim() }));
    return {
      findings: sortDiagnostics([...others, ...movedBy(check.moved).map(([rule, rows]) => movedRule(rule, rows, compiled))]),
      figures: { "approved rows": check.rows, moved: check.moved.length, "not signed by a person": check.signed ? 0 : 1 },
    };
  },
};

/** Moved rows by the rule that they are told of, in order of the file. */
function movedBy(moved: readonly MovedRow[]): readonly (readonly [string, readonly MovedRow[]])[] {
  const byRule = new Map<string, MovedRow[]>();
  for (const one of moved) {
    const rule = ruleBehind(one);
    byRule.set(rule, [...(byRule.get(rule) ?? []), one]);
  }
  return [...byRule];
}

/** A rule that speaks no more, else one that speaks now and did not; else the first that is behind the row, and last what a finding is of. */
function ruleBehind({ row, now }: MovedRow): string {
  const [was, is] = [namesIn(row), namesIn(now)];
  return was.find((name) => !is.includes(name)) ?? is.find((name) => !was.includes(name)) ?? was[0] ?? is[0] ?? "";
}

/** The rules of the lines, then those of the findings, which stand with their outcome. */
function namesIn({ by, asks }: Pick<MovedRow["row"], "by" | "asks">): readonly string[] {
  return [by, asks].flatMap((list) => list.split(", ")).map((name) => name.replace(/ \(\w+\)$/, "")).filter((name) => name !== "");
}

function movedRule(rule: string, rows: readonly MovedRow[], compiled: CompiledPack): Diagnostic {
  const shown = rows.slice(0, SHOWN).map((row) => `\n  ${rowWords(row)}`);
  const rest = rows.length > SHOWN ? `\n  and ${counted(rows.length - SHOWN, "more row")}` : "";
  return ciDiagnostics.create("ci/moved-boundary", placeOfRule(rule, compiled), { rule: rule === "" ? compiled.pack.id : rule, rows: `${shown.join("")}${rest}` });
}

/** `16 minutes, 2026-03-02: was A x1, now B x1 (the chart)`. */
function rowWords({ chart, row, now }: MovedRow): string {
  const at = [...(row.minutes === null ? [] : [counted(row.minutes, "minute")]), row.day, ...(row.change === "" ? [] : [row.change])].join(", ");
  return `${at}: was ${billed(row)}, now ${billed(now)} (${chart})`;
}

function billed({ bills, asks }: Pick<MovedRow["row"], "bills" | "asks">): string {
  return asks === "" ? bills : `${bills}; asks: ${asks}`;
}
