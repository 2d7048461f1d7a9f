import type * as ir from "../../ir/ir.ts";
import { alternatives } from "../choice.ts";
import type { Item } from "../encounter.ts";
import { factsTogether } from "../facts.ts";
import { existence, headTruth } from "../membership.ts";
import { mayFire, profileOf, rosterOf } from "../profile.ts";
import type { PreparedEdge, PreparedInstead, State } from "../prepared.ts";
import { NO_TIME, type Runs } from "../runs.ts";
import type { Fact, LineItem, Reason, ServiceItem } from "../state.ts";
import { and, NO, type Truth, UNKNOWN, YES } from "../truth.ts";
import { whyChoice, whyHead, whyTest } from "../why.ts";

/** One unit that a rule earned: when, and with which minutes. */
export interface Unit {
  readonly code: string;
  readonly count: number;
  /** The minute that earned it; undefined: dated by the encounter. */
  readonly earned: number | undefined;
  readonly runs: Runs;
  /** Of a drug: which of its lines the units stand on. Undefined: a service. */
  readonly supply: Supply | undefined;
  /** Local date, once the `dates` rules have spoken. */
  date: string | undefined;
}

/** What a line of a drug says beside its units. */
export interface Supply {
  readonly part: "drug_given" | "drug_discarded";
  readonly modifiers: readonly string[];
  /** Whether the vials held just the dose; undefined is not known. */
  readonly usedUp: boolean | undefined;
  /** Whether one of the vials could have stayed closed; undefined is not known. */
  readonly spare: boolean | undefined;
}

/** What one rule made of one item. */
export interface Instance {
  readonly rule: ir.RuleBase;
  readonly item: Item | null;
  readonly status: "made" | "nothing" | "held";
  readonly units: readonly Unit[];
  /** Minutes that the rule measured, in order. */
  readonly measured: Runs;
  readonly services: readonly ServiceItem[];
  /** The administration whose drug is billed, where the rule bills a drug and no time or event. */
  readonly drugOf: Item | undefined;
  /** Exceptions that changed it for this item. */
  readonly exceptions: readonly string[];
  /** Of `held`: the facts that would decide, and the codes it could earn. */
  readonly missing: readonly Fact[];
  readonly codes: readonly string[];
  /** Of `nothing`: why, for the minutes or events named. */
  readonly lost: readonly { readonly runs: Runs; readonly services: readonly ServiceItem[]; readonly why: Reason }[];
}

/** Whether an edge fires for an item, and what replaces its conclusion. */
export interface Decision {
  readonly is: Truth;
  readonly replaced: PreparedInstead | undefined;
}

/** The items an edge walks; without a head, the encounter once; none where no item's profile leaves the edge open. */
export function itemsOf(edge: PreparedEdge, state: State): readonly (Item | null)[] {
  if (edge.head === null) return ONCE;
  return state.everyItem || mayFire(rosterOf(state, edge.head.place).fires, edge) ? state.items.at(edge.head.place) : NO_ITEMS;
}

const ONCE: readonly null[] = [null];
const NO_ITEMS: readonly Item[] = [];

/** Head, guard, when and `instead` of an edge for one item (kinds.md 4). */
export function decide(edge: PreparedEdge, state: State, item: Item | null): Decision {
  const is = item === null ? wholeTruth(edge, state, item) : truthFor(edge, state, item);
  if (is === NO || edge.instead.length === 0) return DECIDED[is];
  let open = false;
  for (let at = 0; at < edge.instead.length; at++) {
    const one = edge.instead[at]!;
    const guard = one.when === null ? YES : one.when(state, item);
    if (guard === YES) return { is, replaced: one };
    if (guard === UNKNOWN) open = true;
  }
  return DECIDED[open ? UNKNOWN : is];
}

/** Whether an edge is surely not for an item, by its profile. */
export function isNotFor(edge: PreparedEdge, state: State, item: Item): boolean {
  const profile = profileOf(state, edge.head!.place, item);
  return profile !== null && !mayFire(profile.fires, edge);
}

/** Head, guard and `when` for an item: what its profile leaves of them. */
function truthFor(edge: PreparedEdge, state: State, item: Item): Truth {
  const profile = edge.number < 0 ? null : profileOf(state, edge.head!.place, item);
  if (profile === null) return wholeTruth(edge, state, item);
  if (!mayFire(profile.fires, edge)) return NO;
  const rest = profile.edgeRest(edge.number, state, item);
  return rest === null ? wholeTruth(edge, state, item) : rest(state, item);
}

function wholeTruth(edge: PreparedEdge, state: State, item: Item | null): Truth {
  let is: Truth = item === null ? YES : headTruth(edge.head!, state, item);
  if (is !== NO && edge.applies !== null) is = and(is, edge.applies(state, null));
  return is === NO ? NO : and(is, whenTruth(edge, state, item));
}

/** By truth: decisions that nothing replaces. */
const DECIDED: readonly [Decision, Decision, Decision] = [
  { is: NO, replaced: undefined },
  { is: YES, replaced: undefined },
  { is: UNKNOWN, replaced: undefined },
];

function whenTruth(edge: PreparedEdge, state: State, item: Item | null): Truth {
  if (edge.when.cases.length === 0) return edge.when.value === null ? YES : edge.when.value(state, item);
  const tests = alternatives(edge.when, state, item);
  const first = tests[0] === null ? YES : tests[0]!(state, item);
  for (let at = 1; at < tests.length; at++) if ((tests[at] === null ? YES : tests[at]!(state, item)) !== first) return UNKNOWN;
  return first;
}

/** Whether an instance that is not known is skipped: the rule or an exception says so. */
export function isSkipped(edge: PreparedEdge, state: State, item: Item | null): boolean {
  if (item !== null && existence(item) === UNKNOWN) return true;
  return alternatives(edge.notDocumented, state, item).every((word) => word === "skip");
}

/** The facts that leave an edge undecided for an item. */
export function whyUndecided(
  edge: PreparedEdge & { readonly rule: ir.RuleBase & { readonly when?: ir.Choice<ir.Test | null>; readonly instead: readonly ir.InsteadCase[] } },
  state: State,
  item: Item | null,
): readonly Fact[] {
  const { rule } = edge;
  const lists: (readonly Fact[])[] = [];
  if (item !== null && headTruth(edge.head!, state, item) === UNKNOWN) lists.push(whyHead(edge.head!, state, item, rule));
  if (rule.applies) lists.push(whyTest(rule.applies, state, null, rule));
  for (const test of rule.when ? [rule.when.value, ...(rule.when.cases ?? []).map((one) => one.value)] : []) if (test) lists.push(whyTest(test, state, item, rule));
  if (rule.when) lists.push(whyChoice(rule.when, state, item, rule));
  for (const one of rule.instead) if (one.when) lists.push(whyTest(one.when, state, item, state.prepared.rules.get(one.exception) ?? rule));
  return factsTogether(lists);
}

/** Names an instance the same in every run of one encounter. */
export function instanceKey(rule: string, item: Item | null): string {
  if (item === null) return rule;
  if (!("line" in item)) return `${rule}#${item.noun.name}#${item.id}`;
  const { line } = item as LineItem;
  return `${rule}#line#${item.id}#${line.code}#${line.date}`;
}

const NONE: readonly never[] = [];

/** An instance that has made nothing so far. */
export function nothing(rule: ir.RuleBase, item: Item | null): Instance {
  return { rule, item, status: "nothing", units: NONE, measured: NO_TIME, services: NONE, drugOf: undefined, exceptions: NONE, missing: NONE, codes: NONE, lost: NONE };
}

/** The facts that would settle the tie which withdraws an instance; undefined where none does. */
export function withdrawnFacts(withdrawn: ReadonlyMap<string, readonly Fact[]>, rule: ir.RuleBase, item: Item | null): readonly Fact[] | undefined {
  return withdrawn.size === 0 ? undefined : withdrawn.get(instanceKey(rule.name, item));
}
