import type * as ir from "../../ir/ir.ts";
import { dateOfService } from "../date-of-service.ts";
import { possible } from "../edges/ladder.ts";
import type { Instance } from "../edges/instance.ts";
import type { Evaluation } from "../evaluate.ts";
import { factsTogether, labelsOf } from "../facts.ts";
import { reasonOf } from "../lines/note.ts";
import type { DraftLine, Fact } from "../state.ts";

/** The rule behind a difference, in words; `held` where it is not sure that there is one. */
export interface Ground {
  readonly rule: Pick<ir.RuleBase, "name" | "citations">;
  readonly reason: string;
  readonly held?: true;
  readonly missing?: readonly string[];
}

/** A rule that makes lines: the codes it can give them, and the parts of the claim they stand on. */
export interface Maker {
  readonly rule: ir.RuleBase;
  readonly parts: readonly string[];
  gives(code: string): boolean;
}

/** The rules of a program that make lines, nearest to the chart first. */
export function makersOf({ state }: Evaluation): readonly Maker[] {
  const { prepared } = state;
  const date = dateOfService(state);
  const { ladders, bills } = prepared.program;
  const listed = (rule: ir.RuleBase, codes: ReadonlySet<string>): Maker => ({ rule, parts: ["administration"], gives: (code) => codes.has(code) });
  const makers = [
    ...ladders.map((rule) => listed(rule, new Set([rule.first?.code, rule.more?.code].flatMap((choice) => (choice ? possible(choice) : []))))),
    ...bills.map((rule) => listed(rule, new Set(possible(rule.bill)))),
    ...prepared.drugUnits.map(({ rule, size }): Maker => {
      const sizes = [size.value, ...size.cases.map(({ value }) => value)].map((one) => one.sizes);
      return { rule, parts: ["drug_given", "drug_discarded"], gives: (code) => sizes.some((one) => one.of(code, date) !== undefined) };
    }),
  ];
  return makers.sort((a, b) => a.rule.depth - b.rule.depth || (a.rule.name < b.rule.name ? -1 : 1));
}

/** What a line waits for: what holds it, with the facts that would decide. Undefined for a line that is not held. */
export function holding(draft: DraftLine, evaluation: Evaluation): Ground | undefined {
  if (draft.outcome !== "hold") return undefined;
  const coverage = new Set<ir.RuleBase>(evaluation.state.prepared.notCovered.map(({ rule }) => rule));
  const notes = evaluation.notes.filter(({ note, line }) => line === draft || (note.kind === "held" && !draft.given && coverage.has(note.rule)));
  for (const { note } of notes) {
    if (note.kind === "held") return waitsFor(note.rule, [note.missing]);
    if (note.kind === "judged" && note.outcome === "hold") return { rule: note.rule, reason: note.reason, held: true };
    if (note.kind === "clash" || note.kind === "recodes") return { rule: note.rule, reason: reasonOf(note), held: true };
    if (note.kind === "too_many") return { rule: evaluation.state.prepared.rules.get(draft.rules[0] ?? "") ?? { name: draft.part, citations: [] }, reason: reasonOf(note), held: true };
  }
  return undefined;
}

/** What may yet earn units of a code: a rule that is held for some item. */
export function mayEarn(code: string, { instances, notCovered }: Evaluation, makers: readonly Maker[]): Ground | undefined {
  const open = instances.filter((one) => one.status === "held" && one.codes.includes(code));
  if (open.length > 0) return waitsFor(nearest(open), open.map((one) => one.missing));
  if (notCovered === undefined || !makers.some((one) => one.gives(code))) return undefined;
  return { rule: notCovered, reason: notCovered.because ?? notCovered.title, held: true };
}

/** The rule and the words that deny a line. */
export function denial(draft: DraftLine, { notes }: Evaluation): Ground | undefined {
  for (const { note, line } of notes) if (line === draft && note.kind === "judged" && note.outcome === "deny") return { rule: note.rule, reason: note.reason };
  return undefined;
}

/** Why a rule that could give a code gave none, or no more: what it lost for some item, nearest to the chart first. */
export function lossOf(code: string, { instances, state }: Evaluation, makers: readonly Maker[]): Ground | undefined {
  const able = new Set(makers.filter((one) => one.gives(code)).map(({ rule }) => rule));
  const lost = instances.filter((one) => one.status === "nothing" && able.has(one.rule)).flatMap((one) => one.lost.map(({ why }) => why));
  const [first] = lost.sort((a, b) => a.depth - b.depth || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.reason < b.reason ? -1 : 1));
  return first && { rule: state.prepared.rules.get(first.rule) ?? { name: first.rule, citations: first.citations }, reason: first.reason };
}

function nearest(instances: readonly Instance[]): ir.RuleBase {
  return instances.map(({ rule }) => rule).reduce((a, b) => (b.depth < a.depth || (b.depth === a.depth && b.name < a.name) ? b : a));
}

function waitsFor(rule: ir.RuleBase, lists: readonly (readonly Fact[])[]): Ground {
  const missing = labelsOf(factsTogether(lists));
  if (missing.length === 0) return { rule, reason: `cannot be decided: ${rule.title}`, held: true };
  return { rule, reason: `depends on what is not documented: ${missing.join(", ")}`, held: true, missing };
}
