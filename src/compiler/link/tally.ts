import type { Report } from "../../base/diagnostic.ts";
import type { SourceFile, Span } from "../../base/source.ts";

/** Passes diagnostics on and remembers those that stop a build. */
export interface Tally {
  readonly report: Report;
  failed(): boolean;
  /** Whether an error that was reported until now begins inside a place. */
  hasErrorIn(span: Span): boolean;
}

/** A tally over the place where all diagnostics of a run go. */
export function openTally(sink: Report): Tally {
  const starts = new Map<SourceFile, number[]>();
  return {
    report(diagnostic) {
      const { severity, span } = diagnostic;
      if (severity === "error") starts.set(span.file, insertedInto(starts.get(span.file) ?? [], span.start));
      sink(diagnostic);
    },
    failed: () => starts.size > 0,
    hasErrorIn({ file, start, end }) {
      const sorted = starts.get(file) ?? [];
      const next = sorted[placeOf(start, sorted)];
      return next !== undefined && next < end;
    },
  };
}

function insertedInto(sorted: number[], start: number): number[] {
  sorted.splice(placeOf(start, sorted), 0, start);
  return sorted;
}

/** The first place whose offset is not below `start`. */
function placeOf(start: number, sorted: readonly number[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
