import type * as ir from "../ir/ir.ts";
import { alternatives, only } from "./choice.ts";
import type { Item } from "./encounter.ts";
import { arrange } from "./level.ts";
import { placesInOrder } from "./places-in-order.ts";
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

/** The members of a group while it is found. */
interface Members {
  readonly items: Item[];
  readonly truths: Truth[];
}

function rank(state: State, order: PreparedOrder): Ranking {
  const slot = only(order.per, state, null);
  const { place } = order.head;
  const all = state.items.at(place);
  const members = new Map<unknown, Members>();
  let anywhere: Members | undefined;
  for (let index = 0; index < all.length; index++) {
    const item = all[index]!;
    const truth = headTruth(order.head, state, item);
    if (truth === NO) continue;
    const key = slot === null ? null : slot === undefined ? undefined : item.values[slot];
    if (key === undefined) {
      anywhere ??= { items: [], truths: [] };
      anywhere.items.push(item);
      anywhere.truths.push(UNKNOWN);
      continue;
    }
    let own = members.get(key);
    if (own === undefined) members.set(key, (own = { items: [], truths: [] }));
    own.items.push(item);
    own.truths.push(truth);
  }
  const groups = new Map<unknown, RankedGroup>();
  const groupAt: (RankedGroup | undefined)[] = [];
  for (let index = 0; index < all.length; index++) groupAt.push(undefined);
  for (const [key, own] of members) {
    const { items, truths } = own;
    const both = anywhere === undefined ? own : { items: [...items, ...anywhere.items], truths: [...truths, ...anywhere.truths] };
    const group = rankGroup(state, order, String(key), both, all.length);
    groups.set(key, group);
    for (let at = 0; at < items.length; at++) groupAt[items[at]!.index] = group;
  }
  const others = anywhere === undefined ? NO_GROUP : rankGroup(state, order, "", anywhere, all.length);
  return { items: all, groupAt, groups, others, grouped: slot !== undefined };
}

const NO_GROUP: RankedGroup = { items: [], truths: [], placeAt: [] };

/** The group of an item; undefined where it is in none, or not known in which. */
export function groupOf({ items, groupAt }: Ranking, item: Item): RankedGroup | undefined {
  return items[item.index] === item ? groupAt[item.index] : undefined;
}

/** The place of an item in a group; undefined where it has none. */
export function placeIn({ items, placeAt }: RankedGroup, item: Item): number | undefined {
  const place = placeAt[item.index];
  return place !== undefined && items[place] === item ? place : undefined;
}

/** Sorts a group as every reading of `prefer` has it; readings that differ leave the whole group level. `count`: of all items of the noun. */
function rankGroup(state: State, order: PreparedOrder, key: string, { items: unranked, truths }: Members, count: number): RankedGroup {
  const items = unranked.length < 2 ? unranked : ranked(state, order, key, unranked);
  const placeAt: (number | undefined)[] = new Array(count).fill(undefined);
  for (let place = 0; place < items.length; place++) placeAt[items[place]!.index] = place;
  const truthAt: Truth[] = new Array(items.length).fill(YES);
  for (let at = 0; at < unranked.length; at++) truthAt[placeAt[unranked[at]!.index]!] = truths[at]!;
  return { items, truths: truthAt, placeAt };
}

/** The items of a group in order, its ties recorded in the state. */
function ranked(state: State, order: PreparedOrder, key: string, unranked: readonly Item[]): readonly Item[] {
  const prefers = alternatives(order.prefer, state, null);
  const first = new Sorting(state, order, prefers[0]!, key);
  let items = first.refine(unranked, 0, true);
  let { ties } = first;
  if (prefers.length > 1 && prefers.slice(1).some((prefer) => new Sorting(state, order, prefer, key).refine(unranked, 0, true).some((item, place) => item !== items[place]))) {
    const level = new Sorting(state, order, [], key);
    items = level.level(unranked, "unknown");
    ties = level.ties;
  }
  for (let at = 0; at < ties.length; at++) state.ties.push(ties[at]!);
  return items;
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
        const truths: Truth[] = new Array(items.length);
        let sure = 0;
        let unknown = false;
        for (let at = 0; at < items.length; at++) {
          const truth = entry.test(this.state, items[at]!);
          if (truth === UNKNOWN) unknown = true;
          else if (truth === YES) sure++;
          truths[at] = truth;
        }
        if (unknown) return this.level(items, "unknown");
        const settles = entry.settles && first && sure !== 1;
        if (!settles && (sure === 0 || sure === items.length)) continue;
        const yes: Item[] = [];
        const no: Item[] = [];
        for (let at = 0; at < items.length; at++) (truths[at] === YES ? yes : no).push(items[at]!);
        if (settles) return this.unsettled(items, yes, no, index);
        return joined(this.refine(yes, index + 1, first), this.refine(no, index + 1, false));
      } else {
        const values: (number | string | undefined)[] = new Array(items.length);
        let same = true;
        for (let at = 0; at < items.length; at++) {
          values[at] = entry.value(this.state, items[at]!) as number | string | undefined;
          if (values[at] === undefined) return this.level(items, "unknown");
          if (values[at] !== values[0]) same = false;
        }
        if (same) continue;
        return this.parts(items, values as (number | string)[], entry.largest, index + 1, first);
      }
    }
    return this.level(items, "full");
  }

  /** Items of different values, each value in its place: alike ones are told apart by the preferences from one on. */
  private parts(items: readonly Item[], values: readonly (number | string)[], largest: boolean, next: number, first: boolean): readonly Item[] {
    const sign = largest ? -1 : 1;
    const order = placesInOrder(items.length, (a, b) => (values[a]! < values[b]! ? -sign : values[a]! > values[b]! ? sign : 0));
    const all: Item[] = [];
    for (let from = 0, to = 1; from < order.length; from = to++) {
      const value = values[order[from]!];
      while (to < order.length && values[order[to]!] === value) to++;
      if (to - from === 1) {
        all.push(items[order[from]!]!);
        continue;
      }
      const part: Item[] = [];
      for (let at = from; at < to; at++) part.push(items[order[at]!]!);
      addAll(all, this.refine(part, next, first && from === 0));
    }
    return all;
  }

  private unsettled(items: readonly Item[], yes: readonly Item[], no: readonly Item[], at: number): readonly Item[] {
    const contenders = yes.length > 1 ? yes : items;
    const provisional = joined(this.refine(yes, at + 1, false), this.refine(no, at + 1, false));
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

function joined(before: readonly Item[], after: readonly Item[]): readonly Item[] {
  const all: Item[] = [];
  addAll(all, before);
  addAll(all, after);
  return all;
}

function addAll(all: Item[], more: readonly Item[]): void {
  for (let at = 0; at < more.length; at++) all.push(more[at]!);
}

/** Whether an item is the first of its group; not known where only unsure members are ahead of it. */
export function firstTruth(state: State, index: number, item: Item): Truth {
  const order = state.prepared.orders[index]!;
  const ranking = rankingOf(state, index);
  const group = groupOf(ranking, item);
  if (group === undefined) return groupless(state, order, item);
  const place = placeIn(group, item)!;
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
  const a = groupOf(ranking, one);
  const b = groupOf(ranking, other);
  if (a !== undefined && b !== undefined && a !== b) return NO;
  const group = a ?? b ?? ranking.others;
  const ahead = placeIn(group, one);
  const behind = placeIn(group, other);
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
  let seen: Truth | undefined;
  for (let at = 0; at < group.items.length; at++) {
    const inSet = member(group.items[at]!);
    const one: Truth = inSet === UNKNOWN ? UNKNOWN : (inSet === YES) !== negated ? YES : NO;
    if (seen !== undefined && seen !== one) return UNKNOWN;
    seen = one;
    if (group.truths[at] === YES) return seen;
  }
  return seen === undefined || seen === NO ? NO : UNKNOWN;
}

/** The group that an item belongs to or looks at; undefined: not known which. */
function groupLookedAt(state: State, index: number, item: Item | null): RankedGroup | undefined {
  const order = state.prepared.orders[index]!;
  const ranking = rankingOf(state, index);
  if (!ranking.grouped) return undefined;
  const slot = only(order.per, state, null);
  if (slot == null) return ranking.groups.get(null) ?? ranking.others;
  if (item === null) return undefined;
  const own = groupOf(ranking, item);
  if (own) return own;
  const name = order.head.noun.fields[slot]!.name;
  const mine = state.prepared.slots.get(item.noun.name)?.get(name);
  if (mine === undefined || item.values[mine] === undefined) return undefined;
  return ranking.groups.get(item.values[mine]) ?? ranking.others;
}
