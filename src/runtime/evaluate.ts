import type * as ir from "../ir/ir.ts";
import { type Chart, freshState } from "./chart.ts";
import { bill } from "./edges/bill.ts";
import { drugUnits } from "./edges/drug-units.ts";
import { decide, type Instance, instanceKey, isSkipped, itemsOf, whyUndecided, withdrawnFacts } from "./edges/instance.ts";
import { climb } from "./edges/ladder.ts";
import { dated } from "./lines/dating.ts";
import { lineItem } from "./lines/draft.ts";
import { judge, recodeClashes } from "./lines/judge.ts";
import { limitNotes } from "./lines/limit.ts";
import { givenLines, linesOf, type Made } from "./lines/made.ts";
import { mergeLines } from "./lines/merge.ts";
import { modifiersOf } from "./lines/modify.ts";
import type { Note } from "./lines/note.ts";
import { pairNotes } from "./lines/pairs.ts";
import { rankingOf } from "./order.ts";
import type { Prepared, State } from "./prepared.ts";
import type { Arrangement, DraftLine, Fact, LineItem, Tie } from "./state.ts";
import { NO, UNKNOWN } from "./truth.ts";

/** One run of the program under one arrangement of its ties. */
export interface Evaluation {
  readonly state: State;
  readonly instances: readonly Instance[];
  readonly lines: readonly DraftLine[];
  readonly notes: readonly { readonly note: Note; readonly line: DraftLine | undefined }[];
  /** The rule that withdrew all made lines. */
  readonly notCovered: ir.RuleBase | undefined;
  /** By instance key: what modifiers, edits and `not covered` made, for comparing arrangements. */
  readonly outcomes: ReadonlyMap<string, string>;
  readonly ties: readonly Tie[];
}

/** Instances that a tie withdraws, with the facts that would settle it. */
export type Withdrawn = ReadonlyMap<string, readonly Fact[]>;

const SEVERITY = { bill: 0, recode: 0, warn: 1, pend: 2, hold: 3, not_covered: 3, deny: 4 } as const;

/** The more severe of two outcomes: bill < warn < pend < hold < deny. */
export function worse<T extends keyof typeof SEVERITY>(a: T, b: T): T {
  return SEVERITY[b] > SEVERITY[a] ? b : a;
}

/** Runs the stages of kinds.md 6 over a chart: services to lines to judged lines. Pure; the chart is not changed. */
export function evaluate(prepared: Prepared, chart: Chart, arrangement: Arrangement, withdrawn: Withdrawn): Evaluation {
  const state = freshState(prepared, chart.encounter, chart.items, arrangement);
  rank(state, "services");
  const outcomes = new Map<string, string>();
  const notes: { note: Note; line: DraftLine | undefined }[] = [];
  const notCovered = coverage(state, withdrawn, notes, outcomes);
  const waiting = notes.length > 0;
  const instances = instancesOf(state, withdrawn).map((one) => dated(one, state));
  const made = notCovered ? [] : instances.flatMap((one) => linesOf(one, state)).map((one) => (waiting ? onHold(one) : one));
  if (!notCovered) {
    for (const one of instances) if (one.status === "held") notes.push({ note: { kind: "held", rule: one.rule, missing: one.missing, item: one.item }, line: undefined });
  }
  const drafts = modify(state, [...made, ...givenLines(state)], withdrawn, outcomes, notes);
  const lines = judged(state, drafts, withdrawn, outcomes, notes);
  return { state, instances, lines, notes, notCovered, outcomes, ties: state.ties };
}

/** Ranks the orders that a stage reads, whether or not this encounter comes to ask for them: their ties are the same for every evaluator. */
function rank(state: State, stage: keyof Prepared["ranked"]): void {
  for (const index of state.prepared.ranked[stage]) rankingOf(state, index);
}

/** Where it is not known whether the pack covers the chart, no made line stands. */
function onHold(made: Made): Made {
  return { ...made, draft: { ...made.draft, outcome: "hold" } };
}

function instancesOf(state: State, withdrawn: Withdrawn): readonly Instance[] {
  const instances: Instance[] = [];
  for (const ladder of state.prepared.ladders) {
    for (const item of itemsOf(ladder, state)) {
      const one = climb(ladder, state, item, withdrawn);
      if (one) instances.push(one);
    }
  }
  for (const rule of state.prepared.bills) instances.push(...bill(rule, state, withdrawn));
  for (const rule of state.prepared.drugUnits) instances.push(...drugUnits(rule, state, withdrawn));
  return instances;
}

/** By instance key: what every rule made of every item. */
export function outcomesOf(evaluation: Evaluation): ReadonlyMap<string, string> {
  const all = new Map(evaluation.outcomes);
  for (const one of evaluation.instances) if (one.status !== "nothing") all.set(instanceKey(one.rule.name, one.item), outcomeOf(one));
  return all;
}

function outcomeOf(instance: Instance): string {
  if (instance.status === "held") return "held";
  return JSON.stringify(instance.units.map((unit) => [unit.code, unit.count, unit.earned, unit.date]));
}

type Notes = { note: Note; line: DraftLine | undefined }[];

function coverage(state: State, withdrawn: Withdrawn, notes: Notes, outcomes: Map<string, string>): ir.RuleBase | undefined {
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
      outcomes.set(instanceKey(rule.rule.name, item), "not covered");
      found ??= rule.rule;
    }
  }
  return found;
}

/** Adds modifiers on the unmerged lines, then adds lines up. */
function modify(state: State, made: readonly Made[], withdrawn: Withdrawn, outcomes: Map<string, string>, notes: Notes): readonly { line: DraftLine; maybe: readonly Fact[] | null }[] {
  const items = showLines(state, made.map(({ draft, maybe }) => ({ line: draft, maybe })));
  rank(state, "modifiers");
  const done: { line: DraftLine; notes: readonly Note[] }[] = [];
  const maybes: { line: DraftLine; maybe: readonly Fact[] | null }[] = [];
  for (const item of items) {
    if (item.maybe) {
      maybes.push({ line: item.line, maybe: item.missing });
      continue;
    }
    const modified = modifiersOf(item, state, withdrawn, outcomes);
    const outcome = modified.notes.length > 0 ? "hold" : item.line.outcome;
    const rules = [...new Set([...item.line.rules, ...modified.rules])];
    const { modifiers, alone, dropped } = modified;
    done.push({ line: { ...item.line, modifiers, rules, outcome, ...(alone && { alone }), ...(dropped.length > 0 ? { dropped } : {}) }, notes: modified.notes });
  }
  const { lines, into } = mergeLines(done.map(({ line }) => line));
  for (const one of done) for (const note of one.notes) notes.push({ note, line: into.get(one.line) });
  return [...lines.map((line) => ({ line, maybe: null })), ...maybes];
}

/** Edits and pairs on the merged lines, recodes, then limits. */
function judged(
  state: State,
  drafts: readonly { line: DraftLine; maybe: readonly Fact[] | null }[],
  withdrawn: Withdrawn,
  outcomes: Map<string, string>,
  notes: Notes,
): readonly DraftLine[] {
  showLines(state, drafts);
  rank(state, "edits");
  const judgements = [...judge(state, withdrawn, outcomes), ...pairNotes(state, withdrawn, outcomes, notes)];
  const found: Notes = [...judgements, ...recodeClashes(judgements)].map((note) => ({ note, line: lineOf(note) }));
  const recoded = new Map<DraftLine, DraftLine>();
  for (const { line } of drafts) {
    const mine = found.filter((one) => one.line === line).map((one) => one.note);
    recoded.set(line, withOutcomes(line, mine));
  }
  const sure = drafts.filter(({ maybe }) => maybe === null).map(({ line }) => recoded.get(line)!);
  const { lines, into } = sure.some((line) => line.recodedFrom !== undefined) ? mergeLines(sure) : unmerged(sure);
  const place = (line: DraftLine | undefined) => (line === undefined ? undefined : (into.get(recoded.get(line) ?? line) ?? line));
  for (const one of notes) one.line = place(one.line);
  for (const one of found) notes.push({ note: one.note, line: place(one.line) });
  if (state.prepared.limits.length === 0) return lines;
  showLines(state, [...lines.map((line) => ({ line, maybe: null })), ...drafts.filter(({ maybe }) => maybe !== null)]);
  rank(state, "limits");
  const limits = limitNotes(state).map((note) => ({ note, line: lineOf(note) }));
  const after = new Map(lines.map((line) => [line, withOutcomes(line, limits.filter((one) => one.line === line).map((one) => one.note))]));
  for (const one of notes) one.line = one.line && (after.get(one.line) ?? one.line);
  for (const one of limits) notes.push({ note: one.note, line: one.line && after.get(one.line) });
  return [...after.values()];
}

function unmerged(lines: readonly DraftLine[]): ReturnType<typeof mergeLines> {
  return { lines, into: new Map(lines.map((line) => [line, line])) };
}

function lineOf(note: Note): DraftLine | undefined {
  return "item" in note && note.item !== null && "line" in note.item ? (note.item as LineItem).line : undefined;
}

/** The line after what was found on it; two different recodes cannot both stand, so the line is held. */
function withOutcomes(line: DraftLine, notes: readonly Note[]): DraftLine {
  let { outcome } = line;
  const codes = new Set<string>();
  for (const note of notes) {
    if (note.kind !== "judged") outcome = worse(outcome, "hold");
    else if (note.outcome === "recode") codes.add(note.to!);
    else if (note.outcome !== "not_covered") outcome = worse(outcome, note.outcome);
  }
  if (codes.size > 1) outcome = worse(outcome, "hold");
  const [code] = codes.size === 1 ? codes : [line.code];
  if (code === line.code) return outcome === line.outcome ? line : { ...line, outcome };
  return { ...line, outcome, code: code!, recodedFrom: line.code };
}

/** Puts lines into the state as items and forgets what was derived from the lines before. */
function showLines(state: State, lines: readonly { readonly line: DraftLine; readonly maybe: readonly Fact[] | null }[]): readonly LineItem[] {
  const items = lines.map(({ line, maybe }, index) => lineItem(state, line, index, maybe));
  state.items.set(state.prepared.roles.line.name, items);
  const { sets, times, orders } = state.prepared.readsLines;
  for (const index of sets) {
    state.sets[index] = undefined;
    state.facts.delete(state.prepared.sets[index]!.rule.name);
  }
  for (const index of times) {
    state.times[index] = undefined;
    state.facts.delete(state.prepared.times[index]!.rule.name);
  }
  for (const index of orders) {
    state.orders[index] = undefined;
    state.facts.delete(state.prepared.orders[index]!.rule.name);
  }
  return items;
}
