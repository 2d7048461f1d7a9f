import { alternatives, only } from "./choice.ts";
import type { Item } from "./encounter.ts";
import { compareIds } from "./level.ts";
import type { PreparedServices, State } from "./prepared.ts";
import { inside, outside, type Runs, runOf, unionOf } from "./runs.ts";
import { joinedFields } from "./service-fields.ts";
import type { Charted, ServiceItem } from "./state.ts";
import { NO, type Truth, UNKNOWN, YES } from "./truth.ts";

/** An administration with the ends that nearness is measured on: charted, after a before or after cut, not on pauses. */
interface Placed extends Charted {
  readonly start: number | undefined;
  readonly stop: number | undefined;
}

/** Joins administrations into services (kinds.md 7.5). Without a services rule each administration stands alone. */
export function makeServices(state: State): { readonly charted: readonly Charted[]; readonly services: readonly ServiceItem[] } {
  const rule = state.prepared.services;
  const administrations = [...(state.items.get("administration") ?? [])].sort(compareIds);
  const charted = administrations.map((item) => (rule === null ? event(item) : place(state, rule, item)));
  const groups = rule === null ? charted.map((one) => [one]) : join(state, rule, charted);
  const noun = state.prepared.nouns.get("service");
  if (!noun) return { charted, services: [] };
  const services = groups.map((group, index): ServiceItem => {
    const times = group.map((one) => one.time);
    const time = times.includes(undefined) ? undefined : unionOf(times as Runs[]);
    const { values, offsets } = joinedFields(state, noun, group, time);
    return { noun, index, id: group.map((one) => one.item.id).join("\n"), values, offsets, administrations: group, time };
  });
  return { charted, services };
}

function event(item: Item): Placed {
  return { item, time: [], timed: false, cut: [], start: undefined, stop: undefined };
}

function place(state: State, rule: PreparedServices, item: Item): Placed {
  const from = item.values[rule.from] as number | undefined;
  const to = item.values[rule.to] as number | undefined;
  const timed = alternatives(rule.timed, state, item).map((test) => test(state, item));
  if (timed.every((one) => one === NO)) return { item, time: [], timed: false, cut: [], start: from, stop: to };
  if (from === undefined || to === undefined || timed.some((one) => one !== YES)) {
    return { item, time: undefined, timed: true, cut: [], start: from, stop: to };
  }
  return cutSpan(state, rule, item, from, to);
}

function cutSpan(state: State, rule: PreparedServices, item: Item, from: number, to: number): Placed {
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
  const alone: Placed[][] = [];
  const groups = new Map<string, Placed[]>();
  for (const one of charted as readonly Placed[]) {
    const key = joinKey(state, rule, one);
    const group = key === undefined ? undefined : groups.get(key);
    if (key === undefined) alone.push([one]);
    else if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const joined: Placed[][] = alone;
  for (const group of groups.values()) joined.push(...chains(state, rule, group));
  for (const one of joined) one.sort((a, b) => compareIds(a.item, b.item));
  return joined.sort((a, b) => compareIds(a[0]!.item, b[0]!.item));
}

function joinKey(state: State, rule: PreparedServices, one: Placed): string | undefined {
  if (one.time === undefined || !one.timed || one.start === undefined) return undefined;
  const test = only(rule.join, state, one.item);
  const sharing = only(rule.sharing, state, one.item);
  if (test === undefined || sharing === undefined || test(state, one.item) !== YES) return undefined;
  const values = sharing.map((slot) => one.item.values[slot]);
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}

function chains(state: State, rule: PreparedServices, group: Placed[]): Placed[][] {
  group.sort((a, b) => a.start! - b.start! || a.stop! - b.stop! || compareIds(a.item, b.item));
  const out: Placed[][] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const one of group) {
    const gap = (only(rule.gap, state, one.item)?.(state, one.item) as number | undefined) ?? 0;
    const bridge = only(rule.bridge, state, one.item);
    const near = one.start! - latest <= gap || (out.length > 0 && bridge != null && bridge(state, one.item) === YES);
    if (near && out.length > 0) out[out.length - 1]!.push(one);
    else out.push([one]);
    latest = near ? Math.max(latest, one.stop!) : one.stop!;
  }
  return out;
}
