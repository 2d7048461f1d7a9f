import type { Answer } from "../../runtime/answer.ts";

/** Everything that an answer says of an encounter, as text, without the names and sources of what says it: two answers that differ here differ for whoever bills. */
export function saidBy(answer: Answer): string {
  if ("error" in answer) return answer.error.code;
  const { decision, lines, findings, unbilled, assumptions } = answer;
  return JSON.stringify([
    decision,
    lines.map(({ rules: _, citations: __, ...line }) => line),
    findings.map(({ rule: _, citation: __, ...finding }) => finding).map((one) => JSON.stringify(one)).sort(),
    unbilled.map(({ rule: _, citation: __, ...left }) => left),
    assumptions.map(({ administration, reason }) => [administration, reason]),
  ]);
}
