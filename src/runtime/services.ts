import { alternatives } from "./choice.ts";
import { chartPlan } from "./chart-plan.ts";
import type { Item } from "./encounter.ts";
import { groupsOf } from "./grouping.ts";
import { itemsOfRole } from "./items.ts";
import { compareIds } from "./level.ts";
import type { PreparedServices, State } from "./prepared.ts";
import { inside, NO_TIME, outside, type Runs, runOf, unionOf } from "./runs.ts";
import { forgetFlags, type JoinDoubt, joinDoubts } from "./joining.ts";
import { joinedFields } from "./service-fields.ts";
import type { ServiceFields } from "./service-plan.ts";
import type { Charted, ServiceItem } from "./state.ts";
import { NO, type Truth, UNKNOWN, YES } from "./truth.ts";

/** Joins administrations into services (kinds.md 7.5). Without a services rule each administration stands alone. */
export function makeServices(state: State): { readonly charted: readonly Charted[]; readonly services: readonly ServiceItem[]; readonly doubts: readonly JoinDoubt[] } {
  const rule = state.prepared.services;
  const charted = inOrder(itemsOfRole(state, "charted")).map((item) => (rule === null ? event(item) : place(state, rule, item)));
  const plan = chartPlan(state.prepared).service;
  if (plan === undefined) return { charted, services: [], doubts: [] };
  const groups = rule === null ? charted.map((one) => [one]) : groupsOf(state, rule, charted);
  const services = groups.map((group, index) => serviceOf(plan, group, index));
  const doubts = rule === null ? [] : joinDoubts(state, rule, services);
  for (const doubt of doubts) forgetFlags(doubt);
  return { charted, services, doubts };
}

/** By id, as most charts are written. */
function inOrder(items: readonly Item[]): readonly Item[] {
  for (let at = 1; at < items.length; at++) if (compareIds(items[at - 1]!, items[at]!) > 0) return [...items].sort(compareIds);
  return items;
}

function serviceOf(plan: ServiceFields, group: readonly Charted[], index: number): ServiceItem {
  const { noun } = plan;
  const one = group.length === 1 ? group[0]! : undefined;
  const id = one ? one.item.id : group.map(({ item }) => item.id).join("\n");
  const time = one ? one.time : timeOf(group);
  const { values, offsets } = joinedFields(plan, group, time);
  return { noun, index, id, values, offsets, administrations: group, time };
}

function timeOf(group: readonly Charted[]): Runs | undefined {
  const times = group.map((one) => one.time);
  return times.includes(undefined) ? undefined : unionOf(times as Runs[]);
}

const NO_CUTS: Charted["cut"] = [];

function event(item: Item): Charted {
  return { item, time: NO_TIME, timed: false, cut: NO_CUTS, start: undefined, stop: undefined };
}

function place(state: State, rule: PreparedServices, item: Item): Charted {
  const start = item.values[rule.from] as number | undefined;
  const stop = item.values[rule.to] as number | undefined;
  const timed = isTimed(state, rule, item);
  if (timed === NO) return { item, time: NO_TIME, timed: false, cut: NO_CUTS, start, stop };
  if (start === undefined || stop === undefined || timed === UNKNOWN) return { item, time: undefined, timed: true, cut: NO_CUTS, start, stop };
  return cutSpan(state, rule, item, start, stop);
}

/** Whether an administration is one with time, by every exception that may hold. */
function isTimed(state: State, { timed }: PreparedServices, item: Item): Truth {
  if (timed.cases.length === 0) return timed.value(state, item);
  const [first, ...others] = alternatives(timed, state, item).map((test) => test(state, item));
  return others.every((one) => one === first) ? first! : UNKNOWN;
}

function cutSpan(state: State, rule: PreparedServices, item: Item, from: number, to: number): Charted {
  let time: Runs | undefined = runOf(from, to);
  let start = from;
  let stop = to;
  let cut = NO_CUTS;
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
    if (taken.length === 0) continue;
    const runs = inside(time, taken);
    if (runs.length > 0) cut = [...cut, { runs, by: one.entry }];
    time = outside(time, taken);
  }
  return { item, time, timed: true, cut, start, stop };
}
