import type { CodedAnswer, Line } from "../../runtime/answer.ts";

/** A line of a claim in short: what a payer would see. */
export interface ClaimLine {
  readonly code: string;
  readonly units: number;
  readonly modifiers: readonly string[];
  readonly outcome: Line["outcome"];
  readonly date: string;
}

/** An answer in short: its decision and the lines that its rules made. */
export interface Claim {
  readonly decision: CodedAnswer["decision"];
  readonly lines: readonly ClaimLine[];
}

/** The short form of an answer; lines that the encounter brings stay out where they are simply billed. */
export function claimOf({ decision, lines }: CodedAnswer): Claim {
  const told = lines.filter((line) => line.given !== true || line.outcome !== "bill" || line.recoded_from !== undefined);
  return { decision, lines: told.map(({ code, units, modifiers, outcome, date }) => ({ code, units, modifiers, outcome, date })) };
}

/** What two claims are compared by. Days are part of it only where the caller asks for them. */
export function claimKey({ decision, lines }: Claim, dated = false): string {
  return [decision, ...lines.map((line) => `${lineWords(line)} ${line.outcome}${dated ? ` ${line.date}` : ""}`)].join("\n");
}

/** `CODE, CODE-MODIFIER x2`; `nothing`; a line that is not simply billed says so: `CODE (hold)`. */
export function claimWords({ decision, lines }: Claim): string {
  if (lines.length === 0) return decision === "bill" || decision === "warn" ? "nothing" : `nothing (${decision})`;
  const told = lines.map((line) => `${lineWords(line)}${line.outcome === "bill" ? "" : ` (${line.outcome})`}`).join(", ");
  return (decision === "hold" || decision === "pend") && lines.every(({ outcome }) => outcome !== decision) ? `${told}, all on ${decision}` : told;
}

function lineWords({ code, units, modifiers }: ClaimLine): string {
  return `${[code, ...modifiers].join("-")}${units === 1 ? "" : ` x${units}`}`;
}
