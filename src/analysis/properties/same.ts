import type { CodedAnswer } from "../../runtime/answer.ts";
import type { Broken } from "./law.ts";

/** What of a line two answers are compared by. */
export type Part = "date" | "outcome";

/** What is billed, units added up, without the names of items and sites. Lines that the encounter brings are left out. */
export function bill(answer: CodedAnswer, parts: readonly Part[]): string {
  const units = new Map<string, number>();
  for (const line of answer.lines) {
    if (line.given) continue;
    const key = [[line.code, ...line.modifiers].join("-"), ...parts.map((part) => line[part])].join(" ");
    units.set(key, (units.get(key) ?? 0) + line.units);
  }
  return [...units].map(([key, count]) => `${key} x${count}`).sort().join(", ");
}

/** Undefined where two answers bill alike; else both bills. */
export function sameBill(before: CodedAnswer, after: CodedAnswer, parts: readonly Part[] = ["date", "outcome"]): Broken {
  const [one, other] = [bill(before, parts), bill(after, parts)];
  return one === other ? undefined : `${one === "" ? "nothing" : one} becomes ${other === "" ? "nothing" : other}`;
}

/**
 * The same, and what is told beside: the decision, and which rules warn, pend or refuse. Of what waits only that it waits: where several rules ask for
 * one missing fact, which of them is named is no matter of the bill.
 */
export function sameAnswer(before: CodedAnswer, after: CodedAnswer): Broken {
  const billed = sameBill(before, after);
  if (billed !== undefined) return billed;
  if (before.decision !== after.decision) return `the decision ${before.decision} becomes ${after.decision}`;
  const [one, other] = [findings(before), findings(after)];
  const changed = [...one].filter((finding) => !other.has(finding)).concat([...other].filter((finding) => !one.has(finding)));
  return changed.length === 0 ? undefined : `told in one of them alone: ${changed.join(", ")}`;
}

function findings({ findings }: CodedAnswer): ReadonlySet<string> {
  return new Set(findings.map(({ rule, outcome }) => (outcome === "hold" ? outcome : `${rule} (${outcome})`)));
}
