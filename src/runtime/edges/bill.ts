import { alternatives, exceptionsOf, only, valueExceptions } from "../choice.ts";
import type { Item } from "../encounter.ts";
import { factsTogether } from "../facts.ts";
import { compareIds } from "../level.ts";
import type { PreparedBill, PreparedInstead, State } from "../prepared.ts";
import { minutesIn, NO_TIME, type Runs, runOf } from "../runs.ts";
import type { Fact, Reason } from "../state.ts";
import { itemTime, namedTime, wholeOf } from "../time.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { servicesBehind } from "../missing-facts.ts";
import { whyChoice, whyTime, whyValue } from "../why.ts";
import { allServicesOfTime, servicesOfItem, servicesOfTime, startOf } from "./attribution.ts";
import { decide, type Instance, instanceKey, isSkipped, itemsOf, nothing, whyUndecided, withdrawnFacts } from "./instance.ts";
import { possible } from "./ladder.ts";

/** All instances of one `bills` rule: an event to a line, `once per` applied (kinds.md 7.10). */
export function bill(rule: PreparedBill, state: State, held: ReadonlyMap<string, readonly Fact[]>): readonly Instance[] {
  const items = itemsOf(rule, state);
  if (items.length === 0) return NONE;
  const made: Instance[] = [];
  for (let at = 0; at < items.length; at++) {
    const one = billOne(rule, state, items[at]!, held);
    if (one) made.push(one);
  }
  return made.length < 2 ? made : oncePer(rule, state, made);
}

/** Keeps the first made instance of each key; where all of a key wait, each stays. Where a guard that is not known decides whether one stays, that one is held. */
function oncePer(rule: PreparedBill, state: State, made: readonly Instance[]): readonly Instance[] {
  if (allApart(rule, state, made)) return made;
  const standing = made.filter((instance) => instance.status !== "nothing");
  const words = new Map(standing.map((instance) => [instance, alternatives(rule.oncePer, state, instance.item)]));
  const readings = Math.max(0, ...[...words.values()].map((ways) => ways.length));
  const kept = Array.from({ length: readings }, (_, reading) =>
    keptOfKeys(standing, (instance) => {
      const ways = words.get(instance)!;
      return onceKey(ways[Math.min(reading, ways.length - 1)]!, state, instance);
    }),
  );
  return made.map((instance) => {
    const stays = kept.filter((one) => one.has(instance)).length;
    if (instance.status === "nothing" || stays === readings) return instance;
    if (stays === 0) return suppressed(rule, instance);
    return heldOf(rule, nothing(rule.rule, instance.item), whyChoice(rule.rule.oncePer, state, instance.item, rule.rule), instance.item);
  });
}

/** More instances than these are told apart by texts. */
const FEW = 16;

/** Whether no exception changes the words and each instance surely has a key of its own, seen without writing keys. */
function allApart({ oncePer: { value, cases } }: PreparedBill, state: State, made: readonly Instance[]): boolean {
  if (cases.length > 0 || made.length > FEW) return false;
  if (value === null) return true;
  for (let at = 1; at < made.length; at++) {
    for (let other = 0; other < at; other++) if (!differ(value, state, made[at]!, made[other]!)) return false;
  }
  return true;
}

function differ(words: readonly string[], state: State, { item: one }: Instance, { item: other }: Instance): boolean {
  if (one === null || other === null || one.noun !== other.noun) return false;
  const slots = state.prepared.slots.get(one.noun.name)!;
  for (const word of words) {
    const slot = slots.get(word);
    const mine = slot === undefined ? undefined : one.values[slot];
    const its = slot === undefined ? undefined : other.values[slot];
    if (mine !== its && mine !== undefined && its !== undefined && typeof mine !== "object") return true;
  }
  return false;
}

function keptOfKeys(instances: readonly Instance[], keyOf: (instance: Instance) => string): ReadonlySet<Instance> {
  const groups = new Map<string, Instance[]>();
  for (const instance of instances) {
    const key = keyOf(instance);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [instance]);
    else group.push(instance);
  }
  return new Set([...groups.values()].flatMap(keptOf));
}

/** Of one key: the earliest that is made; where all wait, each of them, for no name may decide whose facts are asked for. */
function keptOf(group: readonly Instance[]): readonly Instance[] {
  const made = group.filter((instance) => instance.status === "made");
  return made.length === 0 ? group : [made.reduce((first, instance) => (earlier(instance, first) < 0 ? instance : first))];
}

function billOne(rule: PreparedBill, state: State, item: Item | null, held: ReadonlyMap<string, readonly Fact[]>): Instance | undefined {
  const withdrawn = withdrawnFacts(held, rule.rule, item);
  if (withdrawn) return heldOf(rule, nothing(rule.rule, item), withdrawn, item);
  const { is, replaced } = decide(rule, state, item);
  if (is === NO) return undefined;
  if (replaced) return replacedBy(replaced, rule, state, nothing(rule.rule, item));
  if (is === UNKNOWN) return isSkipped(rule, state, item) ? nothing(rule.rule, item) : heldOf(rule, nothing(rule.rule, item), whyUndecided(rule, state, item), item);
  const codes = alternatives(rule.bill, state, item);
  const counts = alternatives(rule.units, state, item);
  const units = counts[0]!(state, item) as number | undefined;
  const account = only(rule.accountsFor, state, item);
  const time = timeOf(state, item, account ?? null);
  if (codes.length > 1 || counts.length > 1 || units === undefined || account === undefined || time === undefined) {
    if (isSkipped(rule, state, item)) return nothing(rule.rule, item);
    const facts = [
      ...[rule.rule.bill, rule.rule.units, rule.rule.accountsFor].map((choice) => whyChoice(choice, state, item, rule.rule)),
      ...possible(rule.rule.units).map((value) => whyValue(value, state, item, rule.rule)),
      account == null || time !== undefined ? [] : whyTime(state.prepared.times[account]!.rule.name, state, item, rule.rule),
    ];
    return heldOf(rule, nothing(rule.rule, item), factsTogether(facts), item);
  }
  const services = account === null ? servicesOfItem(state, item) : servicesOfTime(state, account, item, time);
  const earned = time.length > 0 ? time[0] : startOf(state, item);
  const unit = { code: codes[0]!, count: units, earned, runs: time, supply: undefined, date: undefined };
  return {
    rule: rule.rule, item, status: units > 0 ? "made" : "nothing", units: [unit], measured: time, services, drugOf: undefined, exceptions: changed(rule, state, item),
    missing: NONE, codes: NONE, lost: NONE,
  };
}

/** Exceptions to the rule and to the values it reads that are in force for the item. */
function changed({ changing, reads }: PreparedBill, state: State, item: Item | null): readonly string[] {
  if (changing.length === 0 && reads.length === 0) return NONE;
  return [...new Set([...changing.flatMap((part) => exceptionsOf(part, state, item)), ...valueExceptions(reads, state)])];
}

const NONE: readonly never[] = [];

/** Nothing, because an exception says so: the minutes have its reason. */
function replacedBy({ exception, because }: PreparedInstead, rule: PreparedBill, state: State, none: Instance): Instance {
  const account = only(rule.accountsFor, state, none.item) ?? null;
  const runs = timeOf(state, none.item, account) ?? [];
  const services = account === null ? servicesOfItem(state, none.item) : allServicesOfTime(state, account, none.item);
  const why: Reason = { rule: exception, reason: because, citations: state.prepared.rules.get(exception)?.citations ?? [], depth: 0 };
  return { ...none, lost: [{ runs, services, why }] };
}

function heldOf(rule: PreparedBill, none: Instance, missing: readonly Fact[], item: Item | null): Instance {
  return { ...none, status: "held", missing, codes: [...new Set(possible(rule.rule.bill))], services: item === null ? [] : servicesBehind(item) };
}

/** Minutes that the line accounts for; an event or a time that is not known has none. */
function timeOf(state: State, item: Item | null, account: number | null): Runs | undefined {
  if (account !== null) {
    const pieces = namedTime(state, account, item);
    return pieces === undefined ? undefined : wholeOf(pieces);
  }
  return item === null ? NO_TIME : (itemTime(item) ?? NO_TIME);
}

function onceKey(words: readonly string[] | null, state: State, instance: Instance): string {
  if (words === null) return instanceKey(instance.rule.name, instance.item);
  const values: unknown[] = [words];
  for (const word of words) {
    if (word === "encounter") continue;
    const slot = instance.item === null ? undefined : state.prepared.slots.get(instance.item.noun.name)?.get(word);
    const value = slot === undefined ? undefined : instance.item!.values[slot];
    if (value === undefined) return instanceKey(instance.rule.name, instance.item);
    values.push(value);
  }
  return JSON.stringify(values);
}

/** The earliest start, then the most minutes, then what is billed; ids only between items that are alike in these. */
function earlier(a: Instance, b: Instance): number {
  const left = a.units[0]?.earned ?? Number.POSITIVE_INFINITY;
  const right = b.units[0]?.earned ?? Number.POSITIVE_INFINITY;
  if (left !== right) return left < right ? -1 : 1;
  const longer = minutesIn(b.measured) - minutesIn(a.measured);
  if (longer !== 0) return longer;
  const [mine, other] = [unitText(a), unitText(b)];
  if (mine !== other) return mine < other ? -1 : 1;
  return a.item === null || b.item === null ? 0 : compareIds(a.item, b.item);
}

function unitText({ units }: Instance): string {
  return units.map(({ code, count }) => `${code} ${count}`).join(" ");
}

function suppressed(rule: PreparedBill, instance: Instance): Instance {
  const { name, because, title, citations, depth } = rule.rule;
  const runs = instance.measured.length > 0 ? instance.measured : runOf(0, 0);
  const why: Reason = { rule: name, reason: because ?? title, citations, depth };
  return {
    ...nothing(rule.rule, instance.item),
    services: instance.services,
    measured: runs,
    lost: [{ runs, services: instance.services, why }],
  };
}

