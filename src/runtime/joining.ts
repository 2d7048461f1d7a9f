import { alternatives, only } from "./choice.ts";
import type { PreparedServices, State } from "./prepared.ts";
import type { Charted, Fact, ServiceItem } from "./state.ts";
import { NO, UNKNOWN } from "./truth.ts";
import { whyChoice, whyTest, whyValue } from "./why.ts";

/**
 * Services that may be one, if facts were known that are not. An administration whose time or site is not known stands alone
 * (kinds.md 7.5), yet what it touches may be the same service: as long as a rule holds the one, the others cannot be billed either.
 */
export interface JoinDoubt {
  readonly loose: ServiceItem;
  readonly others: readonly ServiceItem[];
  /** The facts that would settle it; empty where they are those that hold the loose one. */
  readonly missing: readonly Fact[];
  /** What it would share with them and is not known, where its time is: it matters to what bills the one and not all of the others. */
  readonly unshared: readonly Fact[];
}

/** Every administration that may be one with services it does not stand in. */
export function joinDoubts(state: State, rule: PreparedServices, services: readonly ServiceItem[]): readonly JoinDoubt[] {
  const doubts: JoinDoubt[] = [];
  for (const loose of services) {
    for (const one of loose.administrations) {
      if (!one.timed || isSettled(state, rule, one) || !mayJoin(state, rule, one)) continue;
      const met = services.map((other) => (other === loose ? [] : other.administrations.filter((charted) => meets(state, rule, one, charted))));
      const follows = [...met.flat(), ...loose.administrations].some((other) => other !== one && mayFollow(other, one));
      const missing = undecided(state, rule, one, follows);
      const unshared = one.time === undefined ? [] : unsharedFacts(state, rule, one);
      if (one.time !== undefined && unshared.length === 0 && missing.length === 0) continue;
      const others = services.filter((_, at) => met[at]!.length > 0);
      if (others.length > 0 || (missing.length > 0 && mayPart(state, rule, one, loose))) doubts.push({ loose, others, missing, unshared });
    }
  }
  return doubts;
}

/** Flags of a loose service that are not known, because one of the others may be one with it and says the opposite. */
export function forgetFlags({ loose, others }: JoinDoubt): void {
  loose.noun.fields.forEach((field, slot) => {
    if (field.joined !== "any" && field.joined !== "all") return;
    const tips = field.joined === "any";
    if (loose.values[slot] === !tips && others.some((other) => other.values[slot] !== !tips)) loose.values[slot] = undefined;
  });
}

/** The usual case, seen without looking for facts: no exception has a say, and all that joining asks about is known. */
function isSettled(state: State, { join, bridge, gap, sharing }: PreparedServices, { item, time }: Charted): boolean {
  if (join.cases.length + bridge.cases.length + gap.cases.length + sharing.cases.length > 0) return false;
  const joins = join.value(state, item);
  if (joins === NO) return true;
  if (time === undefined || joins === UNKNOWN) return false;
  for (const slot of sharing.value) if (item.values[slot] === undefined) return false;
  return (bridge.value === null || bridge.value(state, item) !== UNKNOWN) && gap.value(state, item) !== undefined;
}

function mayJoin(state: State, rule: PreparedServices, { item }: Charted): boolean {
  return alternatives(rule.join, state, item).some((test) => test(state, item) !== NO);
}

/** Fields over which an administration would join others, and which are not known of it. */
function unsharedFacts(state: State, { rule, sharing }: PreparedServices, { item }: Charted): readonly Fact[] {
  const unknown = (only(sharing, state, item) ?? []).filter((slot) => item.values[slot] === undefined);
  return unknown.flatMap((slot) => whyValue({ op: "field", noun: item.noun.name, field: item.noun.fields[slot]!.name }, state, item, rule));
}

/** Whether an administration may begin no earlier than another. */
function mayFollow({ start }: Charted, later: Charted): boolean {
  return start === undefined || later.start === undefined || start <= later.start;
}

/** Facts that leave open whether an administration joins, and, where it `follows` another, over which break: the later one says that. */
function undecided(state: State, { rule, join, bridge, gap }: PreparedServices, { item }: Charted, follows: boolean): readonly Fact[] {
  const tests = [
    { chosen: join, choice: rule.join },
    ...(follows ? [{ chosen: bridge, choice: rule.bridge }] : []),
  ].flatMap(({ chosen, choice }) => {
    const truths = alternatives(chosen, state, item).map((test) => (test === null ? NO : test(state, item)));
    const open = truths.some((one) => one === UNKNOWN || one !== truths[0]);
    return open ? [...whyChoice(choice, state, item, rule), ...(choice.value === null ? [] : whyTest(choice.value, state, item, rule))] : [];
  });
  const gaps = follows ? alternatives(gap, state, item).map((value) => value(state, item)) : [];
  const open = gaps.some((one) => one === undefined || one !== gaps[0]);
  const numbers = open ? [...whyChoice(rule.gap, state, item, rule), ...whyValue(rule.gap.value, state, item, rule)] : [];
  return [...tests, ...numbers, ...whyChoice(rule.sharing, state, item, rule)];
}

/** Whether an administration may yet begin a service of its own: something of its service came before it, and nothing surely near. */
function mayPart(state: State, rule: PreparedServices, one: Charted, { administrations }: ServiceItem): boolean {
  const before = administrations.filter((other) => other !== one && other.start! <= one.start!);
  const gaps = alternatives(rule.gap, state, one.item).map((value) => value(state, one.item) as number | undefined);
  return before.length > 0 && !before.some((other) => gaps.every((gap) => gap !== undefined && one.start! - other.stop! <= gap));
}

/** Whether two administrations may be of one service: no field tells them apart, and they may touch. */
function meets(state: State, rule: PreparedServices, one: Charted, other: Charted): boolean {
  if (!other.timed || !mayJoin(state, rule, other)) return false;
  const slots = only(rule.sharing, state, one.item) ?? [];
  const same = slots.every((slot) => {
    const [a, b] = [one.item.values[slot], other.item.values[slot]];
    return a === undefined || b === undefined || a === b;
  });
  return same && follows(state, rule, one, other) && follows(state, rule, other, one);
}

/** Whether `later` may begin before a break after `earlier` that ends a service. */
function follows(state: State, rule: PreparedServices, earlier: Charted, later: Charted): boolean {
  if (earlier.stop === undefined || later.start === undefined) return true;
  const gaps = alternatives(rule.gap, state, later.item).map((value) => value(state, later.item) as number | undefined);
  if (gaps.some((gap) => gap === undefined || later.start! - earlier.stop! <= gap)) return true;
  return alternatives(rule.bridge, state, later.item).some((test) => test !== null && test(state, later.item) !== NO);
}
