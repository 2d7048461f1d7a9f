import type { Kind } from "./chart.ts";

/**
 * The minutes at which an answer about one item of a kind may change, from those at which rules change theirs: of a kind that has instants beside its begin and
 * end, rules may count from or up to one of them (a bag that was started before the arrival), so that every such minute also stands as many minutes later as the
 * instant does, and so do the minute of the instant and the one after it. From 1 up to a bound, in rising order.
 */
export function minutesOfKind({ moments }: Pick<Kind, "moments">, minutes: readonly number[], bound: number): readonly number[] {
  const after = [...new Set(Object.values(moments))];
  if (after.length === 0) return minutes;
  const all = new Set(minutes);
  for (const moment of after) for (const one of [moment, moment + 1, ...minutes.map((minute) => minute + moment)]) if (one >= 1 && one <= bound) all.add(one);
  return [...all].sort((a, b) => a - b);
}
