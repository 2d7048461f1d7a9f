import type { Answer } from "../../runtime/answer.ts";
import { billedKey, billedOf, type Billed, type BilledLine } from "../charts/answers.ts";

/** How one answer differs from another: small statements that are alike for charts that differ alike, whatever their units. */
export interface Movement {
  /** Equal for movements that are one to a reader. */
  readonly key: string;
  readonly steps: readonly Step[];
}

/** One thing that moves. */
export type Step =
  /** Units of a code, over all its lines; modifiers and outcome as they stand. */
  | { readonly is: "units"; readonly code: string; readonly by: number }
  /** A code that only one of the answers has. */
  | { readonly is: "comes" | "goes"; readonly line: LineWords }
  /** Codes in place of others. */
  | { readonly is: "replaced"; readonly from: readonly LineWords[]; readonly to: readonly LineWords[] }
  | { readonly is: "modifiers"; readonly code: string; readonly from: string; readonly to: string }
  | { readonly is: "outcome"; readonly code: string; readonly from: string; readonly to: string }
  | { readonly is: "date"; readonly code: string }
  /** What is said beside the lines, by the name of the rule that says it. */
  | { readonly is: "said" | "unsaid"; readonly outcome: string; readonly rule: string }
  | { readonly is: "decision"; readonly from: string; readonly to: string }
  | { readonly is: "refused"; readonly from: string | null; readonly to: string | null }
  /** Everything that is billed and said is alike; only the words and rules behind it differ. */
  | { readonly is: "reasons" };

/** A line without its units. */
export interface LineWords {
  readonly code: string;
  readonly modifiers: string;
  readonly outcome: string;
  readonly given: boolean;
}

/** How the second answer differs from the first; undefined: they bill and say alike. */
export function movementOf(old: Answer, now: Answer): Movement | undefined {
  const [before, after] = [billedOf(old), billedOf(now)];
  if (billedKey(before) === billedKey(after)) return undefined;
  const steps = stepsBetween(before, after);
  return { key: JSON.stringify(steps), steps };
}

/** Equal for steps that are one to a reader: units more or fewer, whatever their number. */
export function stepKey(step: Step): string {
  return JSON.stringify(step.is === "units" ? { ...step, by: Math.sign(step.by) } : step);
}

/** The same where also reasons count: the rules that are named, what is not billed and why. */
export function reasonsMoved(old: Answer, now: Answer): Movement | undefined {
  const steps: readonly Step[] = [{ is: "reasons" }];
  return movementOf(old, now) ?? (reasonsKey(old) === reasonsKey(now) ? undefined : { key: JSON.stringify(steps), steps });
}

/** An answer without the pack that gave it and its sources. */
function reasonsKey(answer: Answer): string {
  return JSON.stringify(answer, (key, value: unknown) => (key === "pack" || key === "citations" || key === "citation" ? undefined : value));
}

function stepsBetween(old: Billed, now: Billed): readonly Step[] {
  if (old.refused !== null || now.refused !== null) return [{ is: "refused", from: old.refused, to: now.refused }];
  const steps = lineSteps(old.lines, now.lines);
  const told = ({ findings }: Billed): ReadonlyMap<string, Billed["findings"][number]> => new Map(findings.map((one) => [`${one.rule} ${one.outcome}`, one]));
  const [before, after] = [told(old), told(now)];
  for (const [key, { rule, outcome }] of before) if (!after.has(key)) steps.push({ is: "unsaid", outcome, rule });
  for (const [key, { rule, outcome }] of after) if (!before.has(key)) steps.push({ is: "said", outcome, rule });
  if (steps.length === 0) steps.push({ is: "decision", from: String(old.decision), to: String(now.decision) });
  return steps;
}

/** Lines that stand alike in both are nothing to tell; the rest is paired code by code. */
function lineSteps(old: readonly BilledLine[], now: readonly BilledLine[]): Step[] {
  const steps: Step[] = [];
  const [before, after] = withoutShared(old, now);
  for (const code of [...new Set([...before, ...after].map((line) => line.code))].sort()) {
    const [was, is] = [before.filter((line) => line.code === code), after.filter((line) => line.code === code)];
    if (was.length === 0 || is.length === 0) {
      for (const line of was) steps.push({ is: "goes", line: wordsOf(line) });
      for (const line of is) steps.push({ is: "comes", line: wordsOf(line) });
      continue;
    }
    const by = units(is) - units(was);
    if (by !== 0) steps.push({ is: "units", code, by });
    const [modifiersWere, modifiersAre] = [was, is].map((lines) => listed(lines.map((line) => line.modifiers.join(" ")))) as [string, string];
    if (modifiersWere !== modifiersAre) steps.push({ is: "modifiers", code, from: modifiersWere, to: modifiersAre });
    const [outcomeWas, outcomeIs] = [was, is].map((lines) => listed(lines.map((line) => line.outcome))) as [string, string];
    if (outcomeWas !== outcomeIs) steps.push({ is: "outcome", code, from: outcomeWas, to: outcomeIs });
    if (by === 0 && modifiersWere === modifiersAre && outcomeWas === outcomeIs) steps.push({ is: "date", code });
  }
  const lines = (is: "goes" | "comes"): readonly LineWords[] => steps.flatMap((step) => (step.is === is ? [step.line] : []));
  const [from, to] = [lines("goes"), lines("comes")];
  if (from.length === 0 || to.length === 0) return distinct(steps);
  return distinct([{ is: "replaced", from, to }, ...steps.filter(({ is }) => is !== "goes" && is !== "comes")]);
}

function withoutShared(old: readonly BilledLine[], now: readonly BilledLine[]): readonly [readonly BilledLine[], readonly BilledLine[]] {
  const key = (line: BilledLine): string => JSON.stringify([line.code, line.units, line.modifiers, line.date, line.outcome]);
  const left = [...now];
  const before = old.filter((line) => {
    const at = left.findIndex((other) => key(other) === key(line));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [before, left];
}

function wordsOf({ code, modifiers, outcome, given }: BilledLine): LineWords {
  return { code, modifiers: modifiers.join(" "), outcome, given };
}

function units(lines: readonly BilledLine[]): number {
  return lines.reduce((sum, line) => sum + line.units, 0);
}

function listed(words: readonly string[]): string {
  return [...new Set(words)].sort().join(", ");
}

function distinct(steps: readonly Step[]): Step[] {
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()];
}
