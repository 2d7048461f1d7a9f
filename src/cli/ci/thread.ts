import type { Boundaries } from "../../analysis/boundary/model.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import type { GateName } from "./gate-names.ts";
import type { Before, Verdict } from "./gate.ts";

/** What a thread makes its context of. */
export interface GateSetup {
  readonly files: readonly SourceFile[];
  readonly folders: readonly string[];
  readonly findings: readonly Diagnostic[];
  readonly on: string;
  readonly before: Before | null;
  readonly approved: ReadonlyMap<string, Boundaries>;
  readonly kernel: string;
}

/** One gate over one pack. */
export interface Job {
  readonly gate: GateName;
  readonly folder: string;
}

/** What became of a job. */
export interface DoneJob {
  readonly verdict: Verdict;
  readonly seconds: number;
}

/** A thread that runs one job at a time. */
export interface GateThread {
  /** Rejects with what the thread threw: a bug of ours. */
  run(job: Job): Promise<DoneJob>;
  stop(): void;
}

/** Starts a thread; it compiles the files for itself. */
export type StartGateThread = (setup: GateSetup) => Promise<GateThread>;
