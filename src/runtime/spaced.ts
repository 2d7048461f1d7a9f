import { only } from "./choice.ts";
import type { Item } from "./encounter.ts";
import { arrange } from "./level.ts";
import type { PreparedSet, State } from "./prepared.ts";
import type { Reason } from "./state.ts";
import { NO, type Truth, UNKNOWN, YES } from "./truth.ts";

type Spacing = NonNullable<PreparedSet["spaced"]>;

/** The members of a set while they are thinned out: `truths` and `left` are written by item index. */
interface Members {
  readonly items: readonly Item[];
  readonly truths: Truth[];
  readonly left: Map<number, Reason>;
}

/**
 * `spaced` (kinds.md 7.6): in each group, walking by start, an item stays when it starts more than the spacing after the last one that
 * stayed; of equal starts one stays: a sure one before an unsure one, then the first as level items are arranged. A member whose start
 * is not known leaves its group unsure; one whose group is not known is unsure itself, and may be in every group.
 */
export function keepSpaced(state: State, set: PreparedSet, spacing: Spacing, members: Members): void {
  if (standApart(state, spacing, members)) return;
  const { items, truths, left } = members;
  const groups = new Map<string, Item[]>();
  const anywhere: Item[] = [];
  for (const item of items) {
    if (truths[item.index] === NO) continue;
    const key = groupKey(state, spacing, item);
    if (key === undefined) anywhere.push(item);
    else if (groups.has(key)) groups.get(key)!.push(item);
    else groups.set(key, [item]);
  }
  for (const group of groups.values()) {
    for (const [item, stays] of thinned(state, spacing, group, anywhere, truths)) {
      if (stays === NO && truths[item.index] === YES) {
        const { because, citations } = spacing.entry;
        left.set(item.index, { rule: set.rule.name, reason: because, citations, depth: set.rule.depth });
      }
      if (stays === NO || truths[item.index] === YES) truths[item.index] = stays;
    }
  }
  const company = groups.size > 0 || anywhere.length > 1;
  for (const item of anywhere) if (company && truths[item.index] === YES) truths[item.index] = UNKNOWN;
}

/** More members than these are grouped at once. */
const FEW = 8;

/** Whether each member surely has a group of its own, so that all stay: the way of most encounters, seen without making groups. */
function standApart(state: State, spacing: Spacing, { items, truths }: Members): boolean {
  const apart: Item[] = [];
  const slots = only(spacing.sharing, state, items[0] ?? null);
  if (slots === undefined || spacing.sharing.cases.length > 0) return false;
  for (let at = 0; at < items.length; at++) {
    if (truths[at] === NO) continue;
    const item = items[at]!;
    for (let slot = 0; slot < slots.length; slot++) {
      const value = item.values[slots[slot]!];
      if (value === undefined || typeof value === "object") return false;
    }
    for (let other = 0; other < apart.length; other++) if (agree(item, apart[other]!, slots)) return false;
    if (apart.push(item) > FEW) return false;
  }
  return true;
}

function agree(one: Item, other: Item, slots: readonly number[]): boolean {
  for (let at = 0; at < slots.length; at++) if (one.values[slots[at]!] !== other.values[slots[at]!]) return false;
  return true;
}

/** The values a group agrees on; undefined where one of them, or which of them count, is not known. */
function groupKey(state: State, spacing: Spacing, item: Item): string | undefined {
  const slots = only(spacing.sharing, state, item);
  const values = slots?.map((slot) => item.values[slot]);
  return values === undefined || values.includes(undefined) ? undefined : JSON.stringify([slots, values]);
}

/** Which items of a group stay, given those that may be in it. */
function thinned(state: State, spacing: Spacing, group: readonly Item[], anywhere: readonly Item[], truths: readonly Truth[]): ReadonlyMap<Item, Truth> {
  const { start, arrangeBy } = spacing;
  const stays = new Map<Item, Truth>(group.map((item) => [item, UNKNOWN]));
  const all = arrange([...group, ...anywhere], arrangeBy);
  if (all.length === 1) return stays.set(group[0]!, YES);
  if (all.some((item) => item.values[start] === undefined)) return stays;
  const startOf = (item: Item) => item.values[start] as number;
  const unsure = (item: Item) => (stays.has(item) && truths[item.index] === YES ? 0 : 1);
  all.sort((a, b) => startOf(a) - startOf(b) || unsure(a) - unsure(b));
  let stayed = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let open = false;
  for (const item of all) {
    const at = startOf(item);
    const gap = only(spacing.moreThan, state, item)?.(state, item) as number | undefined;
    const clear = last === Number.NEGATIVE_INFINITY || (gap !== undefined && at - last > gap);
    const past: boolean = !open && gap !== undefined && at - stayed > gap;
    const verdict: Truth = clear || past ? YES : open || gap === undefined ? UNKNOWN : NO;
    if (verdict === YES) stayed = at;
    if (verdict !== NO) open = verdict === UNKNOWN || unsure(item) === 1;
    if (stays.has(item)) stays.set(item, verdict);
    last = at;
  }
  return stays;
}
