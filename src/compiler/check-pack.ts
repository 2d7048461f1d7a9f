import type { Graph } from "./graph/graph.ts";
import { cycleDiagnostic } from "./graph/cycle.ts";
import type { UnderstoodPack } from "./understand.ts";

/** What was worked out about a pack before it is checked. */
export interface Findings {
  readonly graph: Graph;
  readonly cycles: readonly (readonly string[])[];
  /** First dates of the stretches on which nothing changes. */
  readonly cuts: readonly string[];
}

/** Every check that needs more than one rule. Only what the pack itself adds is reported: its base was checked before. */
export function checkPack(pack: UnderstoodPack, { cycles }: Findings): void {
  const { report } = pack.context;
  const isOwn = (name: string): boolean => pack.names.owners.get(name)?.pack === pack.context.pack;
  for (const cycle of cycles) {
    const diagnostic = cycle.some(isOwn) ? cycleDiagnostic(cycle, (name) => pack.names.owners.get(name)?.rule) : undefined;
    if (diagnostic) report(diagnostic);
  }
}
