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
export function keepSpaced(state: State, set: PreparedSet, spacing: Spacing, { items, truths, left }: Members): void {
  const { groups, anywhere } = groupsOf(state, spacing, items, truths);
  for (const { items: group } of groups) {
    // Most members are alone in their groups, and stay.
    if (group.length + anywhere.length === 1) continue;
    for (const [item, stays] of thinned(state, spacing, group, anywhere, truths)) {
      if (stays === NO && truths[item.index] === YES) {
        const { because, citations } = spacing.entry;
        left.set(item.index, { rule: set.rule.name, reason: because, citations, depth: set.rule.depth });
      }
      if (stays === NO || truths[item.index] === YES) truths[item.index] = stays;
    }
  }
  const company = groups.length > 0 || anywhere.length > 1;
  for (const item of anywhere) if (company && truths[item.index] === YES) truths[item.index] = UNKNOWN;
}

/** Members that agree on the values of some slots. */
interface Group {
  readonly slots: readonly number[];
  readonly items: Item[];
}

/** More groups than these are told apart by texts. */
const FEW = 16;

/** The members by the values that they agree on, and those of which a value, or which of them count, is not known. */
function groupsOf(state: State, spacing: Spacing, items: readonly Item[], truths: readonly Truth[]): { readonly groups: readonly Group[]; readonly anywhere: readonly Item[] } {
  const groups: Group[] = [];
  const anywhere: Item[] = [];
  let byText: Map<string, Group> | undefined;
  for (const item of items) {
    if (truths[item.index] === NO) continue;
    const slots = only(spacing.sharing, state, item);
    if (slots === undefined || !allKnown(item, slots)) {
      anywhere.push(item);
      continue;
    }
    if (groups.length > FEW) byText ??= new Map(groups.map((group) => [textOf(group.items[0]!, group.slots), group]));
    const known = byText === undefined ? groups.find((group) => agree(group, item, slots)) : byText.get(textOf(item, slots));
    if (known !== undefined) {
      known.items.push(item);
      continue;
    }
    const group = { slots, items: [item] };
    groups.push(group);
    byText?.set(textOf(item, slots), group);
  }
  return { groups, anywhere };
}

function allKnown({ values }: Item, slots: readonly number[]): boolean {
  for (let at = 0; at < slots.length; at++) if (values[slots[at]!] === undefined) return false;
  return true;
}

/** Whether an item has the text of a group. */
function agree({ slots, items: [first] }: Group, item: Item, others: readonly number[]): boolean {
  if (slots !== others) return textOf(first!, slots) === textOf(item, others);
  for (let at = 0; at < slots.length; at++) {
    const mine = first!.values[slots[at]!];
    const other = item.values[slots[at]!];
    if (mine !== other && (typeof mine !== "object" || JSON.stringify(mine) !== JSON.stringify(other))) return false;
  }
  return true;
}

function textOf({ values }: Item, slots: readonly number[]): string {
  return JSON.stringify([slots, slots.map((slot) => values[slot])]);
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
