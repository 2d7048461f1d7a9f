import type * as ir from "../ir/ir.ts";
import type { Chart } from "./chart.ts";
import { bill } from "./edges/bill.ts";
import { drugUnits } from "./edges/drug-units.ts";
import { decide, type Instance, instanceKey, isSkipped, itemsOf, whyUndecided, withdrawnFacts } from "./edges/instance.ts";
import { climb } from "./edges/ladder.ts";
import { datedInstances } from "./lines/dating.ts";
import { madeLines } from "./lines/made.ts";
import type { Note } from "./lines/note.ts";
import { OutcomeLog } from "./lines/outcome-log.ts";
import { judged, modify, type Notes, rank, type Withdrawn } from "./lines/stages.ts";
import { Run } from "./run.ts";
import type { Prepared, State } from "./prepared.ts";
import type { Arrangement, DraftLine, Tie } from "./state.ts";
import { NO, UNKNOWN } from "./truth.ts";

export { worse } from "./lines/outcome.ts";
export type { Withdrawn } from "./lines/stages.ts";

/** One run of the program under one arrangement of its ties. */
export interface Evaluation {
  readonly state: State;
  readonly instances: readonly Instance[];
  readonly lines: readonly DraftLine[];
  readonly notes: readonly { readonly note: Note; readonly line: DraftLine | undefined }[];
  /** The rule that withdrew all made lines. */
  readonly notCovered: ir.RuleBase | undefined;
  /** What modifiers, edits and `not covered` made, for comparing arrangements. */
  readonly outcomes: OutcomeLog;
  readonly ties: readonly Tie[];
}

/** Runs the stages of kinds.md 6 over a chart: services to lines to judged lines. Pure; the chart is not changed. */
export function evaluate(prepared: Prepared, chart: Chart, arrangement: Arrangement, withdrawn: Withdrawn): Evaluation {
  const state = new Run(prepared, chart.encounter, chart.items, arrangement, withdrawn.size > 0);
  rank(state, "services");
  const outcomes = new OutcomeLog();
  const notes: Notes = [];
  const notCovered = coverage(state, withdrawn, notes, outcomes);
  const waiting = notes.length > 0;
  const instances = datedInstances(instancesOf(state, withdrawn), state);
  if (!notCovered) {
    for (const one of instances) if (one.status === "held") notes.push({ note: { kind: "held", rule: one.rule, missing: one.missing, item: one.item }, line: undefined });
  }
  const made = madeLines(notCovered ? [] : instances, waiting, state);
  const drafts = modify(state, made, withdrawn, outcomes, notes);
  const lines = judged(state, drafts, withdrawn, outcomes, notes);
  return { state, instances, lines, notes, notCovered, outcomes, ties: state.ties };
}

function instancesOf(state: State, withdrawn: Withdrawn): readonly Instance[] {
  const instances: Instance[] = [];
  for (const ladder of state.prepared.ladders) {
    const items = itemsOf(ladder, state);
    for (let at = 0; at < items.length; at++) {
      const one = climb(ladder, state, items[at]!, withdrawn);
      if (one) instances.push(one);
    }
  }
  for (const rule of state.prepared.bills) for (const one of bill(rule, state, withdrawn)) instances.push(one);
  for (const rule of state.prepared.drugUnits) for (const one of drugUnits(rule, state, withdrawn)) instances.push(one);
  return instances;
}

/** By instance key: what every rule made of every item. */
export function outcomesOf(evaluation: Evaluation): ReadonlyMap<string, string> {
  const all = evaluation.outcomes.byInstance();
  for (const one of evaluation.instances) if (one.status !== "nothing") all.set(instanceKey(one.rule.name, one.item), outcomeOf(one));
  return all;
}

function outcomeOf(instance: Instance): string {
  if (instance.status === "held") return "held";
  let text = "";
  for (const { code, count, earned, date } of instance.units) text += `${code} ${count} ${earned} ${date};`;
  return text;
}

function coverage(state: State, withdrawn: Withdrawn, notes: Notes, outcomes: OutcomeLog): ir.RuleBase | undefined {
  let found: ir.RuleBase | undefined;
  for (const rule of state.prepared.notCovered) {
    for (const item of itemsOf(rule, state)) {
      const tied = withdrawnFacts(withdrawn, rule.rule, item);
      const { is, replaced } = decide(rule, state, item);
      if (!tied && (is === NO || replaced)) continue;
      if (is === UNKNOWN || tied) {
        if (!tied && isSkipped(rule, state, item)) continue;
        notes.push({ note: { kind: "held", rule: rule.rule, missing: tied ?? whyUndecided(rule, state, item), item }, line: undefined });
        continue;
      }
      const reason = rule.rule.because ?? rule.rule.title;
      notes.push({ note: { kind: "judged", rule: rule.rule, outcome: "not_covered", reason, codes: { rarc: [] }, item }, line: undefined });
      outcomes.add(rule.rule.name, item, "not covered");
      found ??= rule.rule;
    }
  }
  return found;
}
