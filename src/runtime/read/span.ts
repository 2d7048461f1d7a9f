import { MINUTES_OF_DAY } from "../instant.ts";
import type { Runs } from "../runs.ts";
import { Failure } from "./failure.ts";
import type { SpanPlan } from "./plan.ts";

/** What is wrong with the item's own time; undefined: nothing that its documented ends show. */
export function spanFailure(plan: SpanPlan, values: readonly unknown[]): Failure | undefined {
  const from = values[plan.from] as number | undefined;
  const to = values[plan.to] as number | undefined;
  const ends = from === undefined || to === undefined ? undefined : endsFailure(plan, from, to, values);
  return ends ?? (plan.pauses < 0 ? undefined : pausesFailure(plan, from, to, values[plan.pauses] as Runs | undefined));
}

function endsFailure(plan: SpanPlan, from: number, to: number, values: readonly unknown[]): Failure | undefined {
  const { names, emptyFor } = plan;
  if (to < from) return Failure.of("encounter/stop-before-start", names).inside(names.to);
  const mayBeEmpty = emptyFor !== undefined && emptyFor.members.has(values[emptyFor.slot]);
  if (to === from && !mayBeEmpty) return Failure.of("encounter/empty-span", names).inside(names.to);
  if (names.atMostDays === undefined || to - from <= names.atMostDays * MINUTES_OF_DAY) return undefined;
  return Failure.of("encounter/span-too-long", { from: names.from, to: names.to, days: String(names.atMostDays) }).inside(names.to);
}

function pausesFailure(plan: SpanPlan, from: number | undefined, to: number | undefined, pauses: Runs | undefined): Failure | undefined {
  if (pauses === undefined || pauses.length === 0) return undefined;
  const { names } = plan;
  const early = from !== undefined && pauses[0]! < from;
  const late = to !== undefined && pauses[pauses.length - 1]! > to;
  if (!early && !late) return undefined;
  return Failure.of("encounter/pause-outside", { from: names.from, to: names.to, pauses: names.pauses! }).inside(names.pauses!);
}
