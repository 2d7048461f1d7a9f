import type { Effective } from "../../parser/ast.ts";
import { dayAfter, dayBefore } from "../../ir/dates.ts";

/** Inclusive dates of service; `until` is null where no end is known. */
export interface DateRange {
  readonly from: string;
  readonly until: string | null;
}

const FIRST_DAY = "0001-01-01";

/** Every date. */
export const ALWAYS: DateRange = { from: FIRST_DAY, until: null };

/** The range that `effective` says; without it, or without one of its ends, every date on that side. */
export function rangeOf(effective: Effective | undefined): DateRange {
  return { from: effective?.from?.text ?? FIRST_DAY, until: effective?.until?.text ?? null };
}

/** The dates of both, or undefined when there are none. */
export function intersect(a: DateRange, b: DateRange): DateRange | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const until = earlierEnd(a.until, b.until);
  return until !== null && until < from ? undefined : { from, until };
}

export function holds(range: DateRange, date: string): boolean {
  return range.from <= date && (range.until === null || date <= range.until);
}

/** Whether every date of `inner` is one of `outer`. */
export function contains(outer: DateRange, inner: DateRange): boolean {
  return outer.from <= inner.from && (outer.until === null || (inner.until !== null && inner.until <= outer.until));
}

/** The dates of `range` that none of `covers` has, in order. */
export function uncovered(range: DateRange, covers: readonly DateRange[]): readonly DateRange[] {
  const gaps: DateRange[] = [];
  let from: string | null = range.from;
  for (const cover of [...covers].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    if (from === null) break;
    if (cover.until !== null && cover.until < from) continue;
    if (range.until !== null && cover.from > range.until) break;
    if (cover.from > from) gaps.push({ from, until: dayBefore(cover.from) });
    from = cover.until === null ? null : dayAfter(cover.until);
  }
  if (from !== null && (range.until === null || from <= range.until)) gaps.push({ from, until: range.until });
  return gaps;
}

/** `from 2026-01-01`, `from 2026-01-01 to 2026-06-30`, `on 2026-01-01`, `until 2026-06-30`, `always`. */
export function rangeWords(range: DateRange): string {
  if (range.from === FIRST_DAY) return range.until === null ? "always" : `until ${range.until}`;
  if (range.until === null) return `from ${range.from}`;
  return range.from === range.until ? `on ${range.from}` : `from ${range.from} to ${range.until}`;
}

function earlierEnd(a: string | null, b: string | null): string | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}
