import { blocks, figuresOf, findingsOf, notRunOf } from "../../ci/report.ts";
import type { CiReport, GateReport } from "../../ci/report.ts";
import { counted, grouped } from "../display.ts";

/** Packs that are named one by one; of more only their number is said. */
const NAMED = 3;

/** What became of a gate. */
export type GateState = "passed" | "blocked" | "not run";

/** Blocked, passed, or not run for any pack. */
export function stateOf(gate: GateReport): GateState {
  if (blocks(gate)) return "blocked";
  return gate.runs.every(({ verdict }) => verdict.notRun !== undefined) ? "not run" : "passed";
}

/** `386 passed, 1 failed`. */
export function figureWords(gate: GateReport): string {
  // What is counted is a plural, or no noun at all.
  return Object.entries(figuresOf(gate)).map(([what, count]) => `${grouped(count)} ${count === 1 ? what.replace(/^(\w+)s\b/, "$1") : what}`).join(", ");
}

/** `not run for payers/x: no examples in this pack`. */
export function notRunWords(gate: GateReport): readonly string[] {
  if (gate.runs.length === 0) return ["not run: no pack changed"];
  return [...notRunOf(gate)].map(([why, packs]) => `not run for ${packs.length > NAMED ? counted(packs.length, "pack") : packs.join(", ")}: ${why}`);
}

/** The last word: `nothing blocks`, `blocked by test and build: 3 errors, 2 warnings`. */
export function verdictWords(report: CiReport): string {
  const blocked = report.gates.filter(blocks).map(({ name }) => name);
  const found = findingsOf(report);
  const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = found.filter(({ finding }) => finding.severity === severity).length;
    return count > 0 ? [counted(count, severity)] : [];
  });
  const words = blocked.length === 0 ? "nothing blocks" : `blocked by ${joined(blocked)}`;
  return counts.length > 0 ? `${words}: ${counts.join(", ")}` : words;
}

/** `22 packs`, and those that did not change. */
export function packsWords({ packs, unchanged, since }: CiReport): string {
  const words = counted(packs.length, "pack");
  return unchanged === null ? words : `${words} changed since ${since}, ${unchanged.length} not`;
}

/** Seconds with one decimal. */
export function secondsWords(seconds: number): string {
  return seconds.toFixed(1);
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;
}
