import { minutesIn, overlap } from "../../runtime/runs.ts";
import type { Subject, Tried } from "./law.ts";

/** What is counted of drawn charts, so that it is seen what they never had. */
export const FEATURES = {
  "1 item": ({ chart }) => chart.items.length === 1,
  "2 items": ({ chart }) => chart.items.length === 2,
  "3 items": ({ chart }) => chart.items.length === 3,
  "4 items": ({ chart }) => chart.items.length === 4,
  "bags joined": ({ services }) => services.some(({ administrations }) => administrations.length > 1),
  "overlap": ({ services }) => services.some((one, index) => services.slice(0, index).some((other) => overlap(one.time ?? [], other.time ?? []))),
  "touching": ({ chart }) => chart.items.some(({ to }) => to !== null && chart.items.some(({ from }) => from === to)),
  "begun together": ({ chart }) => chart.items.some(({ from }, index) => from !== null && chart.items.slice(0, index).some((other) => other.from === from)),
  "event": ({ chart }) => chart.items.some(({ kind }) => !kind.lasts),
  "a minute of change": ({ services }, { minutes }) => services.some(({ time }) => minutes.includes(minutesIn(time ?? []))),
  "time missing": ({ chart }) => chart.items.some(({ from, to, kind }) => from === null || (to === null && kind.lasts)),
  "over midnight": ({ chart }) => chart.items.some(({ from, to }) => Math.floor((from ?? 0) / 1440) !== Math.floor((to ?? from ?? 0) / 1440) || (from ?? 0) >= 1440),
  "two sites": ({ evaluation: { state } }) => state.prepared.roles.site !== undefined && state.items.get(state.prepared.roles.site.name).length > 1,
  "other lists": ({ chart }) => !chart.setting.plain,
  "other day": ({ chart }, { day }) => chart.day !== day,
  "billed": ({ made }) => made.length > 0,
  "held": ({ answer }) => answer.decision === "hold",
} as const satisfies Readonly<Record<string, (tried: Tried, subject: Subject) => boolean>>;

/** How many of some charts have each feature, in the order of the table. */
export function histogram(charts: readonly Tried[], subject: Subject): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(FEATURES).map(([name, has]) => [name, charts.filter((one) => has(one, subject)).length]));
}
