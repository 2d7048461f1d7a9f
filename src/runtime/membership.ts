import type { Item } from "./encounter.ts";
import { alternatives, only } from "./choice.ts";
import type { PreparedHead, PreparedSet, State } from "./prepared.ts";
import { keepSpaced } from "./spaced.ts";
import type { LineItem, Membership, Reason } from "./state.ts";
import { OPEN, type Settled } from "./profile-plan.ts";
import { type Roster, rosterOf } from "./profile.ts";
import { and, NO, not, type Truth, UNKNOWN, YES } from "./truth.ts";

/** How sure it is that an item exists at all: a line that a held rule could earn is not sure. */
export function existence(item: Item): Truth {
  return (item as Partial<LineItem>).maybe === true ? UNKNOWN : YES;
}

/** Whether an item belongs to a head, `maybe` lines being unsure. */
export function headTruth(head: PreparedHead, state: State, item: Item): Truth {
  const exists = existence(item);
  return head.truth === null ? exists : and(exists, head.truth(state, item));
}

/** The members of a named set; computed once a run (kinds.md 7.6). */
export function membershipOf(state: State, index: number): Membership {
  const known = state.sets[index];
  if (known) return known;
  const made = evaluateSet(state, state.prepared.sets[index]!);
  state.sets[index] = made;
  return made;
}

/** Whether one item is a member of a named set of its noun. */
export function memberTruth(state: State, index: number, item: Item): Truth {
  const { items, truths } = membershipOf(state, index);
  return items[item.index] === item ? (truths[item.index] as Truth) : NO;
}

/** A set while its members are found. */
interface Making {
  readonly items: readonly Item[];
  readonly truths: Truth[];
  /** Made when the first item is left out. */
  left: Map<number, Reason> | undefined;
}

const NONE_LEFT: ReadonlyMap<number, Reason> = new Map();

/** Most sets are empty for most encounters: profiles say so of each item, and no list is made. */
function evaluateSet(state: State, set: PreparedSet): Membership {
  const { place } = set.head;
  const items = state.items.at(place);
  const { profiles } = rosterOf(state, place);
  for (let index = 0; index < items.length; index++) {
    const profile = profiles[index]!;
    if (profile === null || profile.sets[set.index] !== NO) return evaluateFrom(state, set, items, profiles, index);
  }
  return { items, truths: noneOf(items.length), left: NONE_LEFT };
}

const NONE_OF: (readonly Truth[])[] = [];

/** So many noes. */
function noneOf(count: number): readonly Truth[] {
  return (NONE_OF[count] ??= new Array<Truth>(count).fill(NO));
}

function evaluateFrom(state: State, set: PreparedSet, items: readonly Item[], profiles: Roster["profiles"], first: number): Membership {
  const truths: Truth[] = noneOf(items.length).slice();
  const making: Making = { items, truths, left: undefined };
  let applies: Truth | undefined;
  let some = false;
  let unsure = false;
  for (let index = first; index < items.length; index++) {
    const profile = profiles[index]!;
    let member = profile === null ? OPEN : (profile.sets[set.index] as Settled);
    if (member === OPEN) {
      const item = items[index]!;
      const rest = profile === null ? null : profile.setRest(set.index, state, item);
      if (rest !== null) member = withoutLeft(state, item, rest.met(state, item), rest.leaves, making);
      else {
        applies ??= set.applies === null ? YES : set.applies(state, null);
        const head = applies === NO ? NO : and(applies, headTruth(set.head, state, item));
        member = head === NO ? NO : wholeTruth(state, set, item, head, making);
      }
    }
    if (member === NO) continue;
    some = true;
    if (member === UNKNOWN) unsure = true;
    truths[index] = member;
  }
  if (set.spaced && some) unsure = spaceOut(state, set, set.spaced, making) || unsure;
  if (unsure) skipUnsure(state, set, making);
  return { items, truths, left: making.left ?? NONE_LEFT };
}

function spaceOut(state: State, set: PreparedSet, spaced: NonNullable<PreparedSet["spaced"]>, making: Making): boolean {
  keepSpaced(state, set, spaced, { items: making.items, truths: making.truths, left: (making.left ??= new Map()) });
  return making.truths.includes(UNKNOWN);
}

function skipUnsure(state: State, set: PreparedSet, { items, truths }: Making): void {
  for (let index = 0; index < items.length; index++) {
    if (truths[index] === UNKNOWN && existence(items[index]!) === YES && skips(state, set, items[index]!)) truths[index] = NO;
  }
}

function skips(state: State, set: PreparedSet, item: Item): boolean {
  return only(set.notDocumented, state, item) === "skip";
}

function wholeTruth(state: State, set: PreparedSet, item: Item, head: Truth, making: Making): Truth {
  const kept = withoutLeft(state, item, and(head, keepTruth(state, set, item)), set.leaveOut, making);
  return set.instead.length === 0 ? kept : replaced(state, set, item, head, kept, making);
}

function withoutLeft(state: State, item: Item, met: Truth, leaveOut: PreparedSet["leaveOut"], making: Making): Truth {
  let kept = met;
  if (met !== NO) {
    for (let at = 0; at < leaveOut.length; at++) {
      const { test, why } = leaveOut[at]!;
      const leaves = test(state, item);
      if (leaves === NO) continue;
      if (leaves === YES && met === YES) (making.left ??= new Map()).set(item.index, why);
      kept = and(kept, not(leaves));
      if (kept === NO) break;
    }
  }
  return kept;
}

/** Whether an item meets the `keep` of a set. */
export function keepTruth(state: State, set: PreparedSet, item: Item): Truth {
  if (set.keep.cases.length === 0) return set.keep.value === null ? YES : set.keep.value(state, item);
  const all = alternatives(set.keep, state, item);
  const first = all[0] === null ? YES : all[0]!(state, item);
  for (let at = 1; at < all.length; at++) if ((all[at] === null ? YES : all[at]!(state, item)) !== first) return UNKNOWN;
  return first;
}

/** `instead: keep` makes a head item a member, `instead: leave out` takes it away, where the guard holds. */
function replaced(state: State, set: PreparedSet, item: Item, head: Truth, own: Truth, making: Making): Truth {
  let result = own;
  for (const entry of set.instead) {
    const guard = entry.when === null ? YES : entry.when(state, item);
    const other: Truth = entry.value.is === "keep" ? head : NO;
    if (guard === YES) {
      if (entry.value.is === "keep") making.left?.delete(item.index);
      else if (own !== NO) (making.left ??= new Map()).set(item.index, exceptionReason(state, entry.exception, entry.because));
      return other;
    }
    if (guard === UNKNOWN && other !== result) result = UNKNOWN;
  }
  return result;
}

/** The words of an exception as a reason. */
export function exceptionReason(state: State, name: string, because: string): Reason {
  const rule = state.prepared.rules.get(name);
  return { rule: name, reason: because, citations: rule?.citations ?? [], depth: rule?.depth ?? 0 };
}
