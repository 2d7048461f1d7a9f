import { encodeCanonical } from "../../ir/canonical.ts";
import { dayAfter, dayBefore } from "../../ir/dates.ts";
import type * as ir from "../../ir/ir.ts";
import type { DateRange } from "../../compiler/timeline/range.ts";
import { ruleChanges, type RuleChange } from "./rule-changes.ts";

/** Dates on which neither of two packs changes, and what they do not have alike there. */
export interface Stretch {
  readonly dates: DateRange;
  /** Indexes of the programs; null: the pack has no rules for these dates. */
  readonly old: number | null;
  readonly now: number | null;
  /** None where one pack has no rules at all. */
  readonly changes: readonly RuleChange[];
}

/** The timeline of two packs laid on one another, in order, without the dates that neither has. */
export function stretchesOf(old: ir.Pack, now: ir.Pack): readonly Stretch[] {
  const cuts = [...new Set([old, now].flatMap(({ segments }) => segments.flatMap(({ from, to }) => (to === null ? [from] : [from, dayAfter(to)]))))].sort();
  const known = new Map<string, readonly RuleChange[]>();
  return cuts.flatMap((from, place): readonly Stretch[] => {
    const next = cuts[place + 1];
    const dates = { from, until: next === undefined ? null : dayBefore(next) };
    const [before, after] = [programOn(old, from), programOn(now, from)];
    if (before === null && after === null) return [];
    const key = `${before} ${after}`;
    let changes = known.get(key);
    if (!changes) {
      const given = before !== null && after !== null;
      known.set(key, (changes = given ? ruleChanges({ pack: old, program: old.programs[before]! }, { pack: now, program: now.programs[after]! }) : []));
    }
    return [{ dates, old: before, now: after, changes }];
  });
}

function programOn({ segments }: ir.Pack, date: string): number | null {
  return segments.find(({ from, to }) => from <= date && (to === null || date <= to))?.program ?? null;
}

/** Ranges in order, those that touch as one. */
export function joinedDates(ranges: readonly DateRange[]): readonly DateRange[] {
  const joined: DateRange[] = [];
  for (const one of [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last && last.until !== null && dayAfter(last.until) === one.from) joined[joined.length - 1] = { from: last.from, until: one.until };
    else joined.push(one);
  }
  return joined;
}

/** Equal for two stretches that change the same rules alike. */
export function changesKey({ changes }: Stretch): string {
  return encodeCanonical(changes);
}
