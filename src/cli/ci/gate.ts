import type { Boundaries } from "../../analysis/boundary/model.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import type { CompiledPack } from "../../compiler/compile.ts";
import type { Pack } from "../../ir/ir.ts";
import type { GateName } from "./gate-names.ts";

/** What a gate looks at. Plain data but for the packs, so that a thread can make it for itself. */
export interface GateContext {
  /** Every file of the rules, sorted by path. */
  readonly files: readonly SourceFile[];
  /** Every pack that compiled, those below the gated ones included. */
  readonly packs: readonly CompiledPack[];
  /** What the compiler found, sorted. */
  readonly findings: readonly Diagnostic[];
  /** Folders of the packs that are gated. */
  readonly folders: readonly string[];
  /** The day on which acceptances are looked at. */
  readonly on: string;
  /** The packs as they were at a revision of git, with their vectors; null where none was given. */
  readonly before: Before | null;
  /** Approved boundaries by folder, of the packs that have such a file. */
  readonly approved: ReadonlyMap<string, Boundaries>;
  /** What all modules of packs share, as text; empty where no gate asks for it. */
  readonly kernel: string;
}

/** The packs of a revision; those that did not compile are not among them. */
export interface Before {
  readonly revision: string;
  readonly packs: readonly Pack[];
}

/** What one gate says of one pack, or of the whole folder. */
export interface Verdict {
  /** Sorted; an error blocks, a warning or a note is told. */
  readonly findings: readonly Diagnostic[];
  /** Counts by what was counted, in order; those of all packs are added up. */
  readonly figures: Readonly<Record<string, number>>;
  /** More for a reviewer, in Markdown: it goes into the summary. */
  readonly details?: string;
  /** Why there was nothing to do; then the rest is empty. */
  readonly notRun?: string;
}

interface AnyGate {
  readonly name: GateName;
  /** What it looks at, one line. */
  readonly looks: string;
  /** When it blocks, one line. */
  readonly blocksOn: string;
}

/** A gate over the folder as a whole; it runs in the main thread. */
export interface FolderGate extends AnyGate {
  readonly over: "folder";
  run(context: GateContext): Verdict;
}

/** A gate over one pack at a time; packs are shared out among threads. It may not read files. */
export interface PackGate extends AnyGate {
  readonly over: "pack";
  run(pack: CompiledPack, context: GateContext): Verdict | Promise<Verdict>;
}

export type Gate = FolderGate | PackGate;

/** A verdict where there was nothing to do. */
export function notRun(why: string): Verdict {
  return { findings: [], figures: {}, notRun: why };
}
