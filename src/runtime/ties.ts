import { only } from "./choice.ts";
import type { Chart } from "./chart.ts";
import type { Item } from "./encounter.ts";
import { type Instance, instanceKey } from "./edges/instance.ts";
import { type Evaluation, evaluate, outcomesOf, type Withdrawn } from "./evaluate.ts";
import type { Note } from "./lines/note.ts";
import type { Prepared, State } from "./prepared.ts";
import type { Arrangement, Fact, Tie } from "./state.ts";
import { bucketsOf } from "./buckets.ts";
import { factsTogether, labelsOf } from "./facts.ts";
import { servicesIn } from "./items.ts";
import { factsOf, noteOf, orderOf } from "./tie-notes.ts";
import { AS_FOUND } from "./run.ts";
import { itemTime } from "./time.ts";

/** The most arrangements tried for full and unknown ties together (kinds.md 5). */
const MOST = 24;

/** The most runs spent on one encounter's ties; ties beyond it are taken to matter, so that cost has a bound. */
const MOST_RUNS = 2 * MOST;

/** The most services looked at in all of those runs: a chart of more than 200 services gets fewer of them. */
const MOST_SERVICES = 200 * MOST_RUNS;

const NO_NOTES: readonly Note[] = [];
const NONE_WITHDRAWN: Withdrawn = new Map();

/** An evaluation with its ties looked into, and what they did to the bill. */
export interface Settled {
  readonly evaluation: Evaluation;
  readonly notes: readonly Note[];
}

/**
 * Evaluates a chart, then tries other arrangements of the items that no rule tells apart. Where the bill changes, the instances
 * that differ are held, or a warning says so, as the order wants (kinds.md 5).
 */
export function evaluateSettled(prepared: Prepared, chart: Chart): Settled {
  const trying = begin(prepared, chart);
  const { first, withdrawn } = trying;
  if (first.ties.length === 0) return { evaluation: first, notes: NO_NOTES };
  const ties = distinct(first.ties).filter((tie) => !sayNothing(tie, first.state));
  if (ties.length === 0) return { evaluation: first, notes: [] };
  const warning = ties.filter((tie) => policyOf(tie, first.state) === "warn");
  const holding = ties.filter((tie) => !warning.includes(tie));
  const services = servicesIn(first.state).length;
  const budget = { runs: triedRuns(services) };
  const differing = differences(trying, holding, budget);
  const notes: Note[] = outermost(warning.filter((tie) => differences(trying, [tie], budget, true).size > 0)).map((tie) => noteOf(tie, first.state, "warn"));
  if (differing.size === 0) return { evaluation: first, notes };
  const missing = factsTogether(holding.map((tie) => factsOf(tie, first.state)));
  for (const tie of outermost(holding)) notes.push(noteOf(tie, first.state, "hold"));
  const all = new Map([...[...differing].map((key) => [key, missing] as const), ...withdrawn]);
  return { evaluation: evaluate(prepared, chart, AS_FOUND, all), notes };
}

/** Runs that ties of an encounter with so many services may take. */
function triedRuns(services: number): number {
  return Math.min(MOST_RUNS, Math.floor(MOST_SERVICES / Math.max(1, services)));
}

/** The most runs of the program that an encounter with so many services takes: two to begin, those for its ties, and one with what they withdraw. */
export function mostRuns(services: number): number {
  return triedRuns(services) + 3;
}

/** Runs that may still be spent. */
interface Budget {
  runs: number;
}

interface Trying {
  readonly prepared: Prepared;
  readonly chart: Chart;
  readonly first: Evaluation;
  /** What may be one service with something held. */
  readonly withdrawn: Withdrawn;
}

function begin(prepared: Prepared, chart: Chart): Trying {
  const first = evaluate(prepared, chart, AS_FOUND, NONE_WITHDRAWN);
  const withdrawn = withdrawnByDoubts(first, chart.doubts);
  if (withdrawn.size === 0) return { prepared, chart, first, withdrawn };
  return { prepared, chart, first: evaluate(prepared, chart, AS_FOUND, withdrawn), withdrawn };
}

/** Made instances of services that may be one with what is held, under the facts that hold it. */
function withdrawnByDoubts({ instances }: Evaluation, doubts: Chart["doubts"]): Withdrawn {
  if (doubts.length === 0) return NONE_WITHDRAWN;
  const withdrawn = new Map<string, readonly Fact[]>();
  for (const doubt of doubts) {
    const { loose, others, missing, unshared } = doubt;
    const asked = factsOfDoubt(doubt, instances);
    if (asked.length === 0) continue;
    const all = [loose, ...others];
    const doubted = missing.length + unshared.length > 0 ? all : others;
    const touches = ({ services }: Instance) => doubted.some((service) => services.includes(service));
    const countsOnce = ({ services }: Instance) => missing.length === 0 && unshared.length > 0 && all.every((service) => services.includes(service));
    for (const one of instances) {
      if (!mayBill(one) || !touches(one) || countsOnce(one)) continue;
      const key = instanceKey(one.rule.name, one.item);
      withdrawn.set(key, factsTogether([withdrawn.get(key) ?? [], asked]));
    }
  }
  return withdrawn;
}

/** What a doubt asks for: its own facts, or those that hold the loose one already, where they say no less. */
function factsOfDoubt({ loose, missing, unshared }: Chart["doubts"][number], instances: readonly Instance[]): readonly Fact[] {
  if (missing.length > 0) return [...missing, ...unshared];
  const held = instances.filter((one) => one.status === "held" && one.drugOf === undefined && one.services.includes(loose));
  const holding = factsTogether(held.map((one) => one.missing));
  return unshared.every(({ label }) => holding.some((fact) => fact.label === label)) ? holding : unshared;
}

/** Whether an instance bills a service, or would where the one that stands before it (`once per`) did not. */
function mayBill({ status, drugOf, rule, services }: Instance): boolean {
  return drugOf === undefined && (status === "made" || (status === "nothing" && "oncePer" in rule && services.length > 0));
}

/** Keys of the instances whose outcome is not the same in every arrangement; empty where the bill never changes. `whether`: not all of them are asked for, but whether there are any. */
function differences({ prepared, chart, first, withdrawn }: Trying, ties: readonly Tie[], budget: Budget, whether = false): ReadonlySet<string> {
  const keys = new Set<string>();
  const { tried, untried } = affordable(ties, budget);
  if (untried.length > 0) for (const one of first.instances) if (one.status === "made") keys.add(instanceKey(one.rule.name, one.item));
  const bill = billOf(first);
  const outcomes = outcomesOf(first);
  for (const arrangement of arrangementsOf(tried)) {
    if (whether && keys.size > 0) return keys;
    const other = evaluate(prepared, chart, arrangement, withdrawn);
    if (billOf(other) === bill) continue;
    const others = outcomesOf(other);
    for (const [key, outcome] of outcomes) if (others.get(key) !== outcome) keys.add(key);
    for (const key of others.keys()) if (!outcomes.has(key)) keys.add(key);
  }
  return keys;
}

/**
 * The ties that the bound leaves room to try, each at the cost of its items first and last. Cheap ones go first, and of ties at one
 * cost all or none, so that names do not decide which.
 */
function affordable(ties: readonly Tie[], budget: Budget): { readonly tried: readonly Tie[]; readonly untried: readonly Tie[] } {
  const costs = new Map<number, Tie[]>();
  for (const tie of ties) {
    const cost = tie.kind === "unsettled" ? tie.contenders.length : 2 * tie.items.length;
    costs.set(cost, [...(costs.get(cost) ?? []), tie]);
  }
  const tried: Tie[] = [];
  for (const [cost, same] of [...costs].sort(([a], [b]) => a - b)) {
    if (cost * same.length > budget.runs) break;
    budget.runs -= cost * same.length;
    tried.push(...same);
  }
  return { tried, untried: ties.filter((tie) => !tried.includes(tie)) };
}

/** Whether the items of a full tie are alike in all but names of their own, so that trading their places renames and nothing else. */
function sayNothing(tie: Tie, state: State): boolean {
  const [first, ...others] = tie.items;
  if (tie.kind !== "full" || first === undefined || !("administrations" in first)) return false;
  const { fields } = first.noun;
  const time = JSON.stringify(itemTime(first));
  return others.every((other) => JSON.stringify(itemTime(other)) === time && String(other.offsets) === String(first.offsets) && fields.every((field, slot) => alike(field.type.is, slot, first, other, state)));
}

function alike(type: string, slot: number, a: Item, b: Item, state: State): boolean {
  const [left, right] = [a.values[slot], b.values[slot]];
  if (left === right || JSON.stringify(left) === JSON.stringify(right)) return true;
  if (type !== "word" || left === undefined || right === undefined) return false;
  return [left, right].every((word) => bucketsOf(state, state.items.get(a.noun.name) ?? [], [slot]).near([word]).filter((item) => item.values[slot] === word).length === 1);
}

/** What is compared between arrangements: code, units, modifiers, date and outcome of every line, and the held facts. */
function billOf({ lines, notes }: Evaluation): string {
  const texts = lines.map(({ code, units, modifiers, date, outcome }) => `${code} ${units} ${modifiers.join("+")} ${date} ${outcome}`).sort();
  let lists: Set<readonly Fact[]> | undefined;
  for (const { note } of notes) if (note.kind === "held") (lists ??= new Set()).add(note.missing);
  const labels = lists === undefined ? [] : labelsOf(factsTogether([...lists]));
  return labels.length === 0 ? texts.join("\n") : `${texts.join("\n")}\n\n${JSON.stringify(labels)}`;
}

function distinct(ties: readonly Tie[]): readonly Tie[] {
  const seen = new Map<string, Tie>();
  for (const tie of ties) if (!seen.has(tie.key)) seen.set(tie.key, tie);
  return [...seen.values()];
}

/** Ties without those among items that contend for a first place anyway: the first place says it. */
function outermost(ties: readonly Tie[]): readonly Tie[] {
  const contended = ties.filter(({ kind }) => kind === "unsettled");
  return ties.filter((tie) => tie.kind !== "full" || !contended.some(({ order, contenders }) => order === tie.order && tie.items.every((item) => contenders.includes(item))));
}

/** An unknown key that matters always holds: no order may guess a missing fact. */
function policyOf(tie: Tie, state: State): "hold" | "warn" {
  if (tie.kind === "unknown") return "hold";
  return only(orderOf(tie, state).tie, state, null) ?? "hold";
}

/**
 * Every arrangement to try: each contender of an unsettled first place ahead, one group at a time; full and unknown ties all together
 * where they are few, else each item first and last in its group.
 */
function arrangementsOf(ties: readonly Tie[]): readonly Arrangement[] {
  const unsettled = ties.filter((tie) => tie.kind === "unsettled");
  const alone = unsettled.flatMap((tie) => contendersFirst(tie).slice(1).map((way): Arrangement => new Map([[tie.key, way]])));
  const level = ties.filter((tie) => tie.kind !== "unsettled");
  const options = level.map((tie) => ({ key: tie.key, ways: waysOf(tie) }));
  const product = options.reduce((count, { ways }) => Math.min(count * ways.length, MOST + 1), 1);
  if (product <= MOST) return [...alone, ...combine(options).slice(1)];
  const ends = level.flatMap((tie) => endsOf(tie).map((way): Arrangement => new Map([[tie.key, way]])));
  return [...alone, ...ends];
}

function combine(options: readonly { readonly key: string; readonly ways: readonly (readonly number[])[] }[]): readonly Arrangement[] {
  let all: [string, readonly number[]][][] = [[]];
  for (const { key, ways } of options) all = all.flatMap((done) => ways.map((way): [string, readonly number[]][] => [...done, [key, way]]));
  return all.map((entries) => new Map(entries));
}

/** Every permutation of a small tie, the provisional one first; of a larger one each item first and last. */
function waysOf(tie: Tie): readonly (readonly number[])[] {
  const own = tie.items.map((item) => item.index);
  return own.length <= 4 ? permutations(own) : [own, ...endsOf(tie)];
}

function contendersFirst(tie: Tie): readonly (readonly number[])[] {
  const [first] = tie.items;
  const others = tie.contenders.filter((item) => item !== first);
  return [tie.items.map((item) => item.index), ...others.map((item) => toFront(tie.items, item))];
}

/** Each item of the group first, and each last. */
function endsOf(tie: Tie): readonly (readonly number[])[] {
  return tie.items.flatMap((item) => [toFront(tie.items, item), toBack(tie.items, item)]);
}

function toFront(items: readonly Item[], item: Item): readonly number[] {
  return [item, ...items.filter((other) => other !== item)].map((one) => one.index);
}

function toBack(items: readonly Item[], item: Item): readonly number[] {
  return [...items.filter((other) => other !== item), item].map((one) => one.index);
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
