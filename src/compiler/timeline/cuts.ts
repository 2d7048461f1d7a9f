import type { Draft } from "../draft.ts";
import type { Exception } from "../exceptions/exception.ts";
import type { Meaning } from "../parts/meaning.ts";
import { codeSetDates } from "../tables/code-set.ts";
import type { DateRange } from "./range.ts";
import { cutPoints } from "./segments.ts";

/** The dates at which a chain may change: those of its rules and exceptions, of dated values, and of codes. Rows of tables keep their dates. */
export function cutsOf(range: DateRange, drafts: Iterable<Draft>, exceptions: Iterable<Exception>): readonly string[] {
  const ranges: DateRange[] = [];
  for (const draft of drafts) {
    ranges.push(draft.range);
    for (const meaning of draft.parts.values()) ranges.push(...datesOf(meaning));
  }
  for (const exception of exceptions) {
    ranges.push(exception.range);
    for (const { meaning } of exception.changes) ranges.push(...datesOf(meaning));
  }
  return cutPoints(range, ranges);
}

function datesOf(meaning: Meaning): readonly DateRange[] {
  switch (meaning.is) {
    case "dated": return meaning.entries.map(({ from }) => ({ from, until: null }));
    case "code_set": return codeSetDates(meaning.codes);
    default: return [];
  }
}
