import type { Report } from "../../base/diagnostic.ts";

/** Passes diagnostics on and remembers whether one of them stops a build. */
export interface Tally {
  readonly report: Report;
  failed(): boolean;
}

/** A tally over the place where all diagnostics of a run go. */
export function openTally(sink: Report): Tally {
  let errors = false;
  return {
    report(diagnostic) {
      if (diagnostic.severity === "error") errors = true;
      sink(diagnostic);
    },
    failed: () => errors,
  };
}
