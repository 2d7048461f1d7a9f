import type { Blocker } from "../../../analysis/explain/blockers.ts";
import type { Explained, LineSteps } from "../../../analysis/explain/explained.ts";
import type { NextStep } from "../../../analysis/explain/next-steps.ts";
import { priceRows } from "../../../analysis/explain/price-rows.ts";
import type { HeldPrice } from "../../../analysis/explain/pricing.ts";
import type { WhyNot } from "../../../analysis/explain/why-not.ts";
import type { CodedAnswer } from "../../../runtime/answer.ts";

/** A table of an explanation: the same in every form. */
export interface ReasonTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** A sentence below it. */
  readonly note?: string;
}

/** What would end the hold. Tables of facts that decide alone, then of facts that do so together. */
export function heldTables(held: HeldPrice | null): readonly ReasonTable[] {
  if (held === null) return [];
  const tables: ReasonTable[] = held.alone.map((fact) => ({
    title: `What ${fact.fact} would decide`,
    columns: [fact.field.replaceAll("_", " "), "then the claim has"],
    rows: priceRows(fact).map(({ when, bills }) => [when, bills]),
    note: `Each of ${fact.tried} values was coded.`,
  }));
  if (held.together) {
    const { facts, bills } = held.together;
    tables.push({
      title: "What is needed together", columns: ["fact", "for example"], rows: facts.map(({ fact, value }) => [fact, value.words]),
      note: `No one of them ends the hold alone. With these values the claim has ${bills}.`,
    });
  }
  if (tables.length === 0 || held.others.length === 0) return tables;
  const last = tables.at(-1)!;
  return [...tables.slice(0, -1), { ...last, note: `${last.note} Not documented either, and not what the hold waits for alone: ${held.others.join(", ")}.` }];
}

/** Why a code is not billed, and what would change that. */
export function whyNotTables(why: WhyNot | null): readonly ReasonTable[] {
  if (why === null) return [];
  const { code, lines, billed, rules, offers, tried } = why;
  const title = `Why not ${code}`;
  if (billed) return [{ title, columns: [], rows: [], note: `${code} is billed: line ${lines.map((line) => line + 1).join(", ")}.` }];
  if (rules.length === 0) return [{ title, columns: [], rows: [], note: `No rule of this pack bills ${code} for what is charted here.` }];
  const rows = rules.flatMap(({ rule, title: words, item, blockers, because }) => {
    const told = [...(because === null ? [] : [because]), ...(because?.startsWith("held") ? [] : blockers.map(blockerWords))];
    return told.map((one, index) => (index === 0 ? [`${rule}: ${words}`, item ?? "", one] : ["", "", one]));
  });
  const smallest = offers.map(({ changes, bills, rules: by }) => [changes.join("; and "), bills, by.join(", ")]);
  const change: ReasonTable = offers.length > 0
    ? { title: `The smallest changes of the chart that would bill ${code}`, columns: ["if", "then the claim has", "by"], rows: smallest, note: `Found among ${tried} changed charts, each coded again; what was done is what may be billed, not the other way round.` }
    : { title: `The smallest changes of the chart that would bill ${code}`, columns: [], rows: [], note: `None was found among ${tried} changed charts: single facts, further items, and pairs of them.` };
  return [{ title, columns: ["rule that could bill it", "nearest for", "what stands in the way"], rows }, change];
}

/** Exceptions that decided, next steps, and rules that nearly applied. */
export function furtherTables({ answer, steps, without }: Explained): readonly ReasonTable[] {
  if ("error" in answer) return [];
  const tables: ReasonTable[] = [];
  if (without.length > 0) {
    tables.push({
      title: "Exceptions that decided", columns: ["exception", "what it changes", "without it the claim has"],
      rows: without.map((one) => [`${one.exception}: ${one.title}`, one.change ?? one.to.join(", "), one.bills]),
    });
  }
  const next = nextRows(steps, answer);
  if (next.length > 0) tables.push({ title: "Next steps", columns: ["line", "measured", "if it ended later", "if it ended earlier"], rows: next });
  const near = steps.flatMap(({ line, notUsed }) => notUsed.map((one, index) => [
    index === 0 ? lineName(answer, line) : "", `${one.rule} (${one.codes.join(", ")})`, blockerWords(one.blocker),
  ]));
  if (near.length > 0) tables.push({ title: "Not used, though nearly", columns: ["line", "rule", "what does not hold"], rows: near });
  return tables;
}

/** A row for each pair of steps: lines that the same minutes change stand together. */
function nextRows(steps: readonly LineSteps[], answer: CodedAnswer): readonly (readonly string[])[] {
  const rows = new Map<string, string[]>();
  for (const { line, next } of steps) {
    if (next === null || (next.later === null && next.earlier === null)) continue;
    const cells = [next.measured === null ? "" : minuteWords(next.measured), stepWords(next.later), stepWords(next.earlier)];
    const key = cells.join("\n");
    const row = rows.get(key);
    if (row) row[0] += `, ${lineName(answer, line)}`;
    else rows.set(key, [lineName(answer, line), ...cells]);
  }
  return [...rows.values()];
}

/** `11:31, 151 minutes: CODE x3`. */
function stepWords(step: NextStep | null): string {
  if (step === null) return "nothing changes";
  return `${step.administration} to ${step.clock}${step.measured === null ? "" : `, ${minuteWords(step.measured)}`}: ${step.changes}`;
}

function minuteWords(minutes: number): string {
  return `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

function lineName({ lines }: CodedAnswer, line: number): string {
  return `${line + 1} ${lines[line]!.code}`;
}

/** `no: service is first in ranking`, with the value behind it. */
function blockerWords({ truth, title, detail }: Blocker): string {
  return `${truth}: ${title}${detail === undefined ? "" : ` = ${detail}`}`;
}
