import { alternatives, only } from "./choice.ts";
import type { Item } from "./encounter.ts";
import { itemsOfRole } from "./items.ts";
import { compareIds } from "./level.ts";
import type { PreparedServices, State } from "./prepared.ts";
import { inside, outside, type Runs, runOf, unionOf } from "./runs.ts";
import { forgetFlags, type JoinDoubt, joinDoubts } from "./joining.ts";
import { joinedFields } from "./service-fields.ts";
import type { Charted, ServiceItem } from "./state.ts";
import { NO, type Truth, UNKNOWN, YES } from "./truth.ts";

/** Joins administrations into services (kinds.md 7.5). Without a services rule each administration stands alone. */
export function makeServices(state: State): { readonly charted: readonly Charted[]; readonly services: readonly ServiceItem[]; readonly doubts: readonly JoinDoubt[] } {
  const rule = state.prepared.services;
  const administrations = [...itemsOfRole(state, "charted")].sort(compareIds);
  const charted = administrations.map((item) => (rule === null ? event(item) : place(state, rule, item)));
  const groups = rule === null ? charted.map((one) => [one]) : join(state, rule, charted);
  const noun = state.prepared.roles.service;
  if (!noun) return { charted, services: [], doubts: [] };
  const services = groups.map((group, index): ServiceItem => {
    const times = group.map((one) => one.time);
    const time = times.includes(undefined) ? undefined : unionOf(times as Runs[]);
    const { values, offsets } = joinedFields(state, noun, group, time);
    return { noun, index, id: group.map((one) => one.item.id).join("\n"), values, offsets, administrations: group, time };
  });
  const doubts = rule === null ? [] : joinDoubts(state, rule, services);
  for (const doubt of doubts) forgetFlags(doubt);
  return { charted, services, doubts };
}

function event(item: Item): Charted {
  return { item, time: [], timed: false, cut: [], start: undefined, stop: undefined };
}

function place(state: State, rule: PreparedServices, item: Item): Charted {
  const from = item.values[rule.from] as number | undefined;
  const to = item.values[rule.to] as number | undefined;
  const timed = alternatives(rule.timed, state, item).map((test) => test(state, item));
  if (timed.every((one) => one === NO)) return { item, time: [], timed: false, cut: [], start: from, stop: to };
  if (from === undefined || to === undefined || timed.some((one) => one !== YES)) {
    return { item, time: undefined, timed: true, cut: [], start: from, stop: to };
  }
  return cutSpan(state, rule, item, from, to);
}

function cutSpan(state: State, rule: PreparedServices, item: Item, from: number, to: number): Charted {
  let time: Runs | undefined = runOf(from, to);
  let start = from;
  let stop = to;
  const cut: Charted["cut"][number][] = [];
  for (const one of rule.cuts) {
    const applies: Truth = one.if === null ? YES : one.if(state, item);
    if (applies === NO || time === undefined) continue;
    const at = item.values[one.slot];
    if (at === undefined || applies === UNKNOWN) {
      time = undefined;
      continue;
    }
    const { kind } = one.entry;
    const taken: Runs = kind === "during" ? (at as Runs) : kind === "before" ? runOf(Math.min(from, at as number), at as number) : runOf(at as number, Math.max(to, at as number));
    if (kind === "before") start = Math.min(Math.max(start, at as number), to);
    if (kind === "after") stop = Math.max(Math.min(stop, at as number), from);
    cut.push({ runs: inside(time, taken), by: one.entry });
    time = outside(time, taken);
  }
  return { item, time, timed: true, cut: cut.filter(({ runs }) => runs.length > 0), start, stop };
}

/** Sorted by start, each joins the running one when it begins at most `gap` after the latest end so far, or bridges the gap. */
function join(state: State, rule: PreparedServices, charted: readonly Charted[]): readonly (readonly Charted[])[] {
  const alone: Charted[][] = [];
  const groups = new Map<string, Charted[]>();
  for (const one of charted) {
    const key = joinKey(state, rule, one);
    const group = key === undefined ? undefined : groups.get(key);
    if (key === undefined) alone.push([one]);
    else if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const joined: Charted[][] = alone;
  for (const group of groups.values()) joined.push(...chains(state, rule, group));
  for (const one of joined) one.sort((a, b) => compareIds(a.item, b.item));
  return joined.sort((a, b) => compareIds(a[0]!.item, b[0]!.item));
}

function joinKey(state: State, rule: PreparedServices, one: Charted): string | undefined {
  if (one.time === undefined || !one.timed || one.start === undefined) return undefined;
  const test = only(rule.join, state, one.item);
  const sharing = only(rule.sharing, state, one.item);
  if (test === undefined || sharing === undefined || test(state, one.item) !== YES) return undefined;
  const values = sharing.map((slot) => one.item.values[slot]);
  return values.includes(undefined) ? undefined : JSON.stringify(values);
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
