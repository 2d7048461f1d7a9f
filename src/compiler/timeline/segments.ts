import { dayAfter, dayBefore } from "../../ir/dates.ts";
import type { Program, Segment } from "../../ir/ir.ts";
import { encodeCanonical } from "../../ir/canonical.ts";
import { holds } from "./range.ts";
import type { DateRange } from "./range.ts";

/** The first dates of the stretches in which no range begins or ends, inside `range`: its own first date, then each change. */
export function cutPoints(range: DateRange, ranges: Iterable<DateRange>): readonly string[] {
  const cuts = new Set([range.from]);
  for (const { from, until } of ranges) {
    if (holds(range, from)) cuts.add(from);
    const next = until === null ? undefined : dayAfter(until);
    if (next !== undefined && holds(range, next)) cuts.add(next);
  }
  return [...cuts].sort();
}

/**
 * The timeline of a range: disjoint inclusive segments without gap, one program each. Neighbours with equal programs are one segment, and equal
 * programs are kept once. `programAt` is asked once for each cut.
 */
export function timeline(
  range: DateRange,
  cuts: readonly string[],
  programAt: (date: string) => Program,
): { readonly segments: readonly Segment[]; readonly programs: readonly Program[] } {
  const programs: Program[] = [];
  const indexes = new Map<string, number>();
  const segments: Segment[] = [];
  for (const [place, from] of cuts.entries()) {
    const program = programAt(from);
    const text = cuts.length > 1 ? encodeCanonical(program) : "";
    const index = indexes.get(text) ?? programs.push(program) - 1;
    indexes.set(text, index);
    const next = cuts[place + 1];
    const to = next === undefined ? range.until : dayBefore(next);
    const last = segments.at(-1);
    if (last?.program === index) segments[segments.length - 1] = { ...last, to };
    else segments.push({ from, to, program: index });
  }
  return { segments, programs };
}
