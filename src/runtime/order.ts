import type * as ir from "../ir/ir.ts";
import { alternatives, only } from "./choice.ts";
import type { Item } from "./encounter.ts";
import { arrange } from "./level.ts";
import { headTruth } from "./membership.ts";
import type { PreparedOrder, PreparedPreference, State } from "./prepared.ts";
import type { RankedGroup, Ranking, Tie } from "./state.ts";
import { and, NO, type Truth, UNKNOWN, YES } from "./truth.ts";

/** The groups of an order, ranked; computed once a run, ties recorded in the state (kinds.md 5 and 7.8). */
export function rankingOf(state: State, index: number): Ranking {
  const known = state.orders[index];
  if (known) return known;
  const made = rank(state, state.prepared.orders[index]!);
  state.orders[index] = made;
  return made;
}

interface Member {
  readonly item: Item;
  readonly truth: Truth;
}

function rank(state: State, order: PreparedOrder): Ranking {
  const slot = only(order.per, state, null);
  const grouped = slot !== undefined;
  const members = new Map<unknown, Member[]>();
  const anywhere: Member[] = [];
  for (const item of state.items.get(order.head.noun.name) ?? []) {
    const truth = headTruth(order.head, state, item);
    if (truth === NO) continue;
    const key = slot === null ? null : slot === undefined ? undefined : item.values[slot];
    if (key === undefined) anywhere.push({ item, truth: UNKNOWN });
    else if (members.has(key)) members.get(key)!.push({ item, truth });
    else members.set(key, [{ item, truth }]);
  }
  const groups = new Map<unknown, RankedGroup>();
  const groupOf = new Map<Item, RankedGroup>();
  for (const [key, own] of members) {
    const group = rankGroup(state, order, String(key), [...own, ...anywhere]);
    groups.set(key, group);
    for (const { item } of own) groupOf.set(item, group);
  }
  return { groupOf, groups, others: rankGroup(state, order, "", anywhere), grouped };
}

/** Sorts a group as every reading of `prefer` has it; readings that differ leave the whole group level. */
function rankGroup(state: State, order: PreparedOrder, key: string, members: readonly Member[]): RankedGroup {
  const unranked = members.map(({ item }) => item);
  const [first, ...others] = alternatives(order.prefer, state, null).map((prefer) => new Sorting(state, order, prefer, key));
  let items = first!.refine(unranked, 0, true);
  let { ties } = first!;
  if (others.some((other) => other.refine(unranked, 0, true).some((item, place) => item !== items[place]))) {
    const level = new Sorting(state, order, [], key);
    items = level.level(unranked, "unknown");
    ties = level.ties;
  }
  state.ties.push(...ties);
  const truths = new Map(members.map(({ item, truth }) => [item, truth]));
  return { items, truths: items.map((item) => truths.get(item)!), places: new Map(items.map((item, place) => [item, place])) };
}

/** Sorts one group by the preferences, recording what stays level. */
class Sorting {
  private readonly state: State;
  private readonly order: PreparedOrder;
  private readonly prefer: readonly PreparedPreference[];
  private readonly group: string;
  readonly ties: Tie[] = [];

  constructor(state: State, order: PreparedOrder, prefer: readonly PreparedPreference[], group: string) {
    this.state = state;
    this.order = order;
    this.prefer = prefer;
    this.group = group;
  }

  /** `first`: these items hold the first place of the group. */
  refine(items: readonly Item[], from: number, first: boolean): readonly Item[] {
    if (items.length < 2) return items;
    for (let index = from; index < this.prefer.length; index++) {
      const entry = this.prefer[index]!;
      if (entry.by === "test") {
        const truths = items.map((item) => entry.test(this.state, item));
        if (truths.includes(UNKNOWN)) return this.level(items, "unknown");
        const yes = items.filter((_, at) => truths[at] === YES);
        const no = items.filter((_, at) => truths[at] === NO);
        if (entry.settles && first && yes.length !== 1) return this.unsettled(items, yes, no, index);
        if (yes.length > 0 && no.length > 0) {
          return [...this.refine(yes, index + 1, first), ...this.refine(no, index + 1, false)];
        }
      } else {
        const values = items.map((item) => entry.value(this.state, item) as number | string | undefined);
        if (values.includes(undefined)) return this.level(items, "unknown");
        const parts = partition(items, values as (number | string)[], entry.largest);
        if (parts.length > 1) return parts.flatMap((part, at) => this.refine(part, index + 1, first && at === 0));
      }
    }
    return this.level(items, "full");
  }

  private unsettled(items: readonly Item[], yes: readonly Item[], no: readonly Item[], at: number): readonly Item[] {
    const contenders = yes.length > 1 ? yes : items;
    const provisional = [...this.refine(yes, at + 1, false), ...this.refine(no, at + 1, false)];
    return this.record(provisional, { kind: "unsettled", contenders, settledBy: { test: this.prefer[at]!.ir as ir.Test, yes: yes.length } });
  }

  /** Items that nothing tells apart, in their provisional arrangement. */
  level(items: readonly Item[], kind: "full" | "unknown"): readonly Item[] {
    return this.record(arrange(items, this.order.arrangeBy), { kind, contenders: [] });
  }

  private record(provisional: readonly Item[], tie: Pick<Tie, "kind" | "contenders" | "settledBy">): readonly Item[] {
    const name = `${this.order.rule.name}|${this.group}|`;
    const key = `${name}${this.state.ties.filter((tie) => tie.key.startsWith(name)).length + this.ties.length}`;
    this.ties.push({ key, order: this.order.rule.name, items: provisional, ...tie });
    const wanted = this.state.arrangement.get(key);
    if (!wanted || wanted.length !== provisional.length) return provisional;
    const byIndex = new Map(provisional.map((item) => [item.index, item]));
    const chosen = wanted.map((index) => byIndex.get(index));
    return chosen.includes(undefined) ? provisional : (chosen as Item[]);
  }
}

function partition(items: readonly Item[], values: readonly (number | string)[], largest: boolean): readonly (readonly Item[])[] {
  const sorted = items.map((item, at) => ({ item, value: values[at]! }));
  sorted.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0) * (largest ? -1 : 1));
  const parts: Item[][] = [];
  let last: number | string | undefined;
  for (const { item, value } of sorted) {
    if (parts.length > 0 && value === last) parts[parts.length - 1]!.push(item);
    else parts.push([item]);
    last = value;
  }
  return parts;
}

/** Whether an item is the first of its group; not known where only unsure members are ahead of it. */
export function firstTruth(state: State, index: number, item: Item): Truth {
  const order = state.prepared.orders[index]!;
  const ranking = rankingOf(state, index);
  const group = ranking.groupOf.get(item);
  if (group === undefined) return groupless(state, order, item);
  const place = group.places.get(item)!;
  for (let at = 0; at < place; at++) if (group.truths[at] === YES) return NO;
  return place === 0 ? group.truths[0]! : UNKNOWN;
}

/** A member whose group is not known holds what asks for it; no member is first in nothing. */
function groupless(state: State, order: PreparedOrder, item: Item): Truth {
  if (item.noun !== order.head.noun) return UNKNOWN;
  return headTruth(order.head, state, item) === NO ? NO : UNKNOWN;
}

/** Whether one item ranks ahead of another in an order: a member of the same group with a smaller place. */
export function aheadTruth(state: State, index: number, one: Item, other: Item): Truth {
  const ranking = rankingOf(state, index);
  const [a, b] = [ranking.groupOf.get(one), ranking.groupOf.get(other)];
  if (a !== undefined && b !== undefined && a !== b) return NO;
  const group = a ?? b ?? ranking.others;
  const ahead = group.places.get(one);
  const behind = group.places.get(other);
  if (ahead === undefined || behind === undefined) {
    const order = state.prepared.orders[index]!;
    const unplaced = ahead === undefined ? one : other;
    return groupless(state, order, unplaced) === NO ? NO : one === other ? NO : UNKNOWN;
  }
  return ahead >= behind ? NO : and(group.truths[ahead]!, group.truths[behind]!);
}

/**
 * `first of O in S`: whether the first member of the item's group is in the set; `negated` asks for not in. With an empty group
 * both are no; where unsure members leave several possible firsts they must agree.
 */
export function firstOfTruth(state: State, index: number, item: Item | null, member: (first: Item) => Truth, negated: boolean): Truth {
  const group = groupLookedAt(state, index, item);
  if (group === undefined) return UNKNOWN;
  const seen: Truth[] = [];
  let sure = false;
  for (let at = 0; at < group.items.length && !sure; at++) {
    const inSet = member(group.items[at]!);
    seen.push(inSet === UNKNOWN ? UNKNOWN : (inSet === YES) !== negated ? YES : NO);
    sure = group.truths[at] === YES;
  }
  if (!sure) seen.push(NO);
  return seen.every((one) => one === seen[0]) ? seen[0]! : UNKNOWN;
}

/** The group that an item belongs to or looks at; undefined: not known which. */
function groupLookedAt(state: State, index: number, item: Item | null): RankedGroup | undefined {
  const order = state.prepared.orders[index]!;
  const ranking = rankingOf(state, index);
  if (!ranking.grouped) return undefined;
  const slot = only(order.per, state, null);
  if (slot == null) return ranking.groups.get(null) ?? ranking.others;
  if (item === null) return undefined;
  const own = ranking.groupOf.get(item);
  if (own) return own;
  const name = order.head.noun.fields[slot]!.name;
  const mine = state.prepared.slots.get(item.noun.name)?.get(name);
  if (mine === undefined || item.values[mine] === undefined) return undefined;
  return ranking.groups.get(item.values[mine]) ?? ranking.others;
}
