import type { Diagnostic } from "../../base/diagnostic.ts";
import type { GateName } from "./gate-names.ts";
import type { Verdict } from "./gate.ts";

/** What a gate said of one pack, or of the folder. */
export interface GateRun {
  /** Id of the pack; null: the folder as a whole. */
  readonly pack: string | null;
  readonly verdict: Verdict;
  /** How long it took, in the thread that ran it. */
  readonly seconds: number;
}

/** A gate and everything that it said. */
export interface GateReport {
  readonly name: GateName;
  readonly looks: string;
  readonly blocksOn: string;
  /** In order of the packs. */
  readonly runs: readonly GateRun[];
}

/** One run of `ci`. */
export interface CiReport {
  /** The day on which the audit looks at sources. */
  readonly on: string;
  /** Ids of the packs that were gated. */
  readonly packs: readonly string[];
  /** Packs that were not, since neither they nor what they extend changed; null: all were asked for. */
  readonly unchanged: readonly string[] | null;
  readonly since: string | null;
  readonly gates: readonly GateReport[];
  /** Gates that were not asked for. */
  readonly leftOut: readonly GateName[];
  /** Seconds from beginning to end. */
  readonly seconds: number;
}

/** A finding, and the gate and the pack that it is of. */
export interface GateFinding {
  readonly gate: GateName;
  readonly pack: string | null;
  readonly finding: Diagnostic;
}

const WORST: readonly Diagnostic["severity"][] = ["error", "warning", "note"];

/** Every finding, what blocks first, then in order of the gates. */
export function findingsOf({ gates }: CiReport): readonly GateFinding[] {
  const all = gates.flatMap(({ name, runs }) => runs.flatMap(({ pack, verdict }) => verdict.findings.map((finding) => ({ gate: name, pack, finding }))));
  return WORST.flatMap((severity) => all.filter(({ finding }) => finding.severity === severity));
}

/** Whether something blocks. */
export function isBlocked(report: CiReport): boolean {
  return report.gates.some(blocks);
}

/** Whether a gate blocks. */
export function blocks({ runs }: GateReport): boolean {
  return runs.some(({ verdict }) => verdict.findings.some(({ severity }) => severity === "error"));
}

/** The figures of a gate, those of its packs added up. */
export function figuresOf({ runs }: GateReport): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { verdict } of runs) for (const [what, count] of Object.entries(verdict.figures)) sums[what] = (sums[what] ?? 0) + count;
  return sums;
}

/** What a gate was not run for, by the reason. */
export function notRunOf({ runs }: GateReport): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { pack, verdict } of runs) {
    if (verdict.notRun === undefined) continue;
    const packs = found.get(verdict.notRun) ?? [];
    packs.push(pack ?? "the folder");
    found.set(verdict.notRun, packs);
  }
  return found;
}

/** Seconds of a gate over all packs. */
export function secondsOf({ runs }: GateReport): number {
  return runs.reduce((sum, { seconds }) => sum + seconds, 0);
}
