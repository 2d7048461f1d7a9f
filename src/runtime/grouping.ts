import { alternatives, only } from "./choice.ts";
import { compareIds } from "./level.ts";
import { placesInOrder } from "./places-in-order.ts";
import type { PreparedServices, State } from "./prepared.ts";
import type { Charted } from "./state.ts";
import { YES } from "./truth.ts";

/** An administration that may join others: what it shares with them is known. */
interface Joining {
  readonly one: Charted;
  readonly sharing: readonly number[];
}

/**
 * The administrations that are one service, each group and all groups by id. Sorted by start, each joins the running one when it begins at
 * most `gap` after the latest end so far, or bridges the gap. `charted` is sorted by id.
 */
export function groupsOf(state: State, rule: PreparedServices, charted: readonly Charted[]): readonly (readonly Charted[])[] {
  const joining: Joining[] = [];
  for (const one of charted) {
    const sharing = sharingOf(state, rule, one);
    if (sharing !== undefined) joining.push({ one, sharing });
  }
  const groups = joining.length < 2 || allDiffer(joining) ? [] : alike(joining).filter((group) => group.length > 1);
  if (groups.length === 0) return charted.map((one) => [one]);
  const joined: Charted[][] = [];
  for (const group of groups) joined.push(...chains(state, rule, group));
  const grouped = new Set(groups.flat());
  for (const one of charted) if (!grouped.has(one)) joined.push([one]);
  for (const one of joined) if (one.length > 1) one.sort((a, b) => compareIds(a.item, b.item));
  return placesInOrder(joined.length, (a, b) => compareIds(joined[a]![0]!.item, joined[b]![0]!.item)).map((at) => joined[at]!);
}

/** The slots over which an administration joins others; undefined where it joins none. */
function sharingOf(state: State, rule: PreparedServices, one: Charted): readonly number[] | undefined {
  if (one.time === undefined || !one.timed || one.start === undefined) return undefined;
  const { values } = one.item;
  const test = only(rule.join, state, one.item);
  const sharing = only(rule.sharing, state, one.item);
  if (test === undefined || sharing === undefined || test(state, one.item) !== YES) return undefined;
  for (const slot of sharing) if (values[slot] === undefined) return undefined;
  return sharing;
}

/** Fewer are compared with one another; more are told apart by a text of what they share. */
const FEW = 16;

/** Whether no two share the same values, seen without making groups. */
function allDiffer(joining: readonly Joining[]): boolean {
  if (joining.length > FEW) return false;
  for (let at = 1; at < joining.length; at++) for (let other = 0; other < at; other++) if (isAlike(joining[at]!, joining[other]!)) return false;
  return true;
}

/** Those that share the same values, in their order. */
function alike(joining: readonly Joining[]): readonly Charted[][] {
  const groups = new Map<Joining | string, Charted[]>();
  const firsts: Joining[] = [];
  for (const one of joining) {
    const key = joining.length > FEW ? textOf(one) : (firsts.find((first) => isAlike(first, one)) ?? one);
    const group = groups.get(key);
    if (group !== undefined) {
      group.push(one.one);
      continue;
    }
    groups.set(key, [one.one]);
    firsts.push(one);
  }
  return [...groups.values()];
}

function textOf({ one, sharing }: Joining): string {
  return JSON.stringify(sharing.map((slot) => one.item.values[slot]));
}

/** Whether two have the same text. */
function isAlike(a: Joining, b: Joining): boolean {
  if (a.sharing.length !== b.sharing.length) return false;
  for (let at = 0; at < a.sharing.length; at++) {
    const mine = a.one.item.values[a.sharing[at]!];
    const other = b.one.item.values[b.sharing[at]!];
    if (mine === other) continue;
    if (typeof mine !== "object" || typeof other !== "object" || JSON.stringify(mine) !== JSON.stringify(other)) return false;
  }
  return true;
}

function chains(state: State, rule: PreparedServices, group: Charted[]): Charted[][] {
  group.sort((a, b) => a.start! - b.start! || a.stop! - b.stop! || compareIds(a.item, b.item));
  const out: Charted[][] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < group.length; ) {
    let end = at + 1;
    while (end < group.length && group[end]!.start === group[at]!.start) end++;
    const together = group.slice(at, end);
    const stop = together.reduce((last, one) => Math.max(last, one.stop!), Number.NEGATIVE_INFINITY);
    if (out.length > 0 && together.some((one) => isNear(state, rule, one, latest))) {
      out[out.length - 1]!.push(...together);
      latest = Math.max(latest, stop);
    } else {
      out.push([...together]);
      latest = stop;
    }
    at = end;
  }
  return out;
}

/** Whether an administration joins what ended before it; those that start together join as one, so that their order says nothing. */
function isNear(state: State, rule: PreparedServices, one: Charted, latest: number): boolean {
  const [gap] = alternatives(rule.gap, state, one.item);
  if (one.start! - latest <= ((gap!(state, one.item) as number | undefined) ?? 0)) return true;
  const [bridge] = alternatives(rule.bridge, state, one.item);
  return bridge != null && bridge(state, one.item) === YES;
}
