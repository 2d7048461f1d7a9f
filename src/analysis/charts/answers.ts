import type { Answer, FindingOutcome, LineOutcome } from "../../runtime/answer.ts";

/** What a line of an answer says, without where it comes from. */
export interface BilledLine {
  readonly code: string;
  readonly units: number;
  /** Sorted. */
  readonly modifiers: readonly string[];
  readonly date: string;
  readonly outcome: LineOutcome;
  readonly rules: readonly string[];
  /** Whether the encounter brought it. */
  readonly given: boolean;
}

/** An answer in short, comparable. */
export interface Billed {
  /** The code of the error where the encounter was refused; the rest is then empty. */
  readonly refused: string | null;
  readonly decision: LineOutcome | null;
  readonly lines: readonly BilledLine[];
  /** Sorted, each once. */
  readonly findings: readonly { readonly rule: string; readonly outcome: FindingOutcome }[];
}

/** The short form of an answer. */
export function billedOf(answer: Answer): Billed {
  if ("error" in answer) return { refused: answer.error.code, decision: null, lines: [], findings: [] };
  const findings = new Map(answer.findings.map(({ rule, outcome }) => [`${rule} ${outcome}`, { rule, outcome }]));
  return {
    refused: null,
    decision: answer.decision,
    lines: answer.lines.map(({ code, units, modifiers, date, outcome, rules, given }) => ({
      code, units, modifiers: [...modifiers].sort(), date, outcome, rules, given: given === true,
    })),
    findings: [...findings.keys()].sort().map((key) => findings.get(key)!),
  };
}

/** What two answers are compared by: `claim` is what a claim would carry, and what is asked or refused; `reasons` also by which rules. */
export function billedKey({ refused, decision, lines, findings }: Billed, by: "claim" | "reasons" = "claim"): string {
  if (refused !== null) return `refused ${refused}`;
  const told = lines.map((line) => [line.code, line.units, line.modifiers.join(" "), line.date, line.outcome, ...(by === "reasons" ? line.rules : [])].join(" "));
  return [decision, ...told.sort(), "", ...findings.map(({ rule, outcome }) => `${by === "reasons" ? rule : ""} ${outcome}`)].join("\n");
}

/** Every rule that a short answer names: those of its lines and those of its findings. */
export function rulesIn({ lines, findings }: Billed): readonly string[] {
  return [...new Set([...lines.flatMap(({ rules }) => rules), ...findings.map(({ rule }) => rule)])];
}

/** Words for an answer that bills nothing. */
export const NOTHING = "nothing";

/**
 * What is billed in words: `CODE x2, CODE-MODIFIER x1`, `nothing`, and in brackets what becomes of lines that are not simply billed: `CODE x1 (hold)`.
 * Lines that the encounter brings are left out. The date is given where it is not the day.
 */
export function billedWords({ refused, decision, lines }: Billed, day?: string): string {
  if (refused !== null) return "refused";
  const told = lines.filter(({ given }) => !given).map(({ code, units, modifiers, date, outcome }) => {
    const when = day === undefined || date === day ? "" : ` on ${date}`;
    return `${[code, ...modifiers].join("-")} x${units}${when}${outcome === "bill" || outcome === "warn" ? "" : ` (${outcome})`}`;
  });
  if (told.length > 0) return told.join(", ");
  return decision === "hold" || decision === "pend" || decision === "deny" ? `${NOTHING} (${decision})` : NOTHING;
}
