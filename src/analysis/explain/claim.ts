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

/** What a second claim has otherwise than a first: `CODE x3`, `also CODE`, `no CODE`, `CODE (hold)`; last what becomes of the claim. */
export function changeWords(before: Claim, after: Claim): string {
  const key = ({ code, modifiers, date, outcome }: ClaimLine): string => [code, ...modifiers, date, outcome].join(" ");
  const [old, made] = [before, after].map(({ lines }) => new Map(lines.map((line) => [key(line), line])));
  const same = (line: ClaimLine, of: ReadonlyMap<string, ClaimLine>): boolean => [...of.values()].some((one) => one.code === line.code && one.modifiers.join() === line.modifiers.join());
  const said = (line: ClaimLine): string => `${lineWords(line)}${line.outcome === "bill" ? "" : ` (${line.outcome})`}`;
  const now = [...made!].flatMap(([name, line]) => {
    const was = old!.get(name);
    if (was?.units === line.units) return [];
    return [was !== undefined || same(line, old!) ? said(line) : `also ${said(line)}`];
  });
  const gone = [...old!].flatMap(([name, line]) => (made!.has(name) || same(line, made!) ? [] : [`no ${said({ ...line, units: 1 })}`]));
  const all = [...now, ...gone];
  if (before.decision !== after.decision) all.push(`the claim has ${after.decision}`);
  return all.length > 0 ? all.join(", ") : "the same codes, other lines";
}

function lineWords({ code, units, modifiers }: ClaimLine): string {
  return `${[code, ...modifiers].join("-")}${units === 1 ? "" : ` x${units}`}`;
}
