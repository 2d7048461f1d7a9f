import { invariant } from "../base/invariant.ts";
import type * as ir from "../ir/ir.ts";
import { decodePack, type PackErrorCode } from "../ir/pack.ts";
import type { Answer, RefusedAnswer } from "./answer.ts";
import { type Chart, readChart } from "./chart.ts";
import { closures } from "./closures/backend.ts";
import { compose } from "./compose.ts";
import type { PackLabel } from "./pack-label.ts";
import { encounterError } from "./diagnostics.ts";
import type { ReadEncounter } from "./encounter.ts";
import { type Explanation, explain } from "./explain.ts";
import { prepare } from "./prepare.ts";
import type { Backend, Prepared } from "./prepared.ts";
import { readEncounterText, readEncounterValue } from "./read/read.ts";
import { evaluateSettled, type Settled } from "./ties.ts";
import { walk } from "./walk/backend.ts";

export interface LoadOptions {
  /** `closures` (default) or the reference `walk`: the same answers, byte for byte. */
  readonly evaluator?: "closures" | "walk";
}

/** A pack that codes encounters. Immutable; holds no state between calls. */
export interface LoadedPack {
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  /** Inclusive dates of service that the pack has rules for. */
  readonly segments: readonly { readonly from: string; readonly to: string | null }[];
  /** SHA-256 over what decides an answer. */
  readonly meaning: string;
  /** Codes one encounter, given as plain data. Pure, synchronous; never throws for bad input: the answer then carries `error`. */
  code(encounter: unknown): Answer;
  /** Codes one encounter, given as JSON text; also refuses what `JSON.parse` would let pass, such as repeated members. */
  codeText(json: string): Answer;
  /** The answer with the reasons behind it, as a tree. */
  explain(encounter: unknown): Explanation;
}

export type LoadOutcome =
  | { readonly ok: true; readonly pack: LoadedPack }
  | { readonly ok: false; readonly error: { readonly code: PackErrorCode; readonly message: string } };

/**
 * Loads a pack: the text that `payerpack build` wrote, checked whole (form, hashes, ops, invariants), or the pack that a compiler in
 * this process made.
 */
export function loadPack(pack: ir.Pack | string, options: LoadOptions = {}): LoadOutcome {
  if (typeof pack !== "string") return { ok: true, pack: new RunningPack(pack, backendOf(options)) };
  const decoded = decodePack(pack);
  if (!decoded.ok) return decoded;
  return { ok: true, pack: new RunningPack(decoded.pack, backendOf(options)) };
}

/** A pack whose expressions a backend of the caller's turns into functions. */
export function packRunBy(pack: ir.Pack, backend: Backend): LoadedPack {
  return new RunningPack(pack, backend);
}

function backendOf(options: LoadOptions): Backend {
  return options.evaluator === "walk" ? walk : closures;
}

/** What a pack of this module was loaded from: plain data, so that another thread can load it again without checking it. */
export function packBehind(loaded: LoadedPack): ir.Pack {
  invariant(loaded instanceof RunningPack, "a pack that was loaded here");
  return loaded.pack;
}

class RunningPack implements LoadedPack {
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  readonly segments: readonly ir.Segment[];
  readonly meaning: string;
  readonly pack: ir.Pack;
  private readonly backend: Backend;
  private readonly label: PackLabel;
  /** Programs are prepared when the first encounter of their dates comes. */
  private readonly prepared: (Prepared | undefined)[] = [];

  constructor(pack: ir.Pack, backend: Backend) {
    this.pack = pack;
    this.backend = backend;
    this.id = pack.id;
    this.release = pack.release;
    this.title = pack.title;
    this.payer = pack.payer;
    this.segments = pack.segments;
    this.meaning = pack.hashes.meaning;
    this.label = { id: pack.id, release: pack.release, meaning: pack.hashes.meaning, citations: pack.citations };
  }

  code(encounter: unknown): Answer {
    return this.answer(readEncounterValue(encounter, this.pack.vocabulary));
  }

  codeText(json: string): Answer {
    return this.answer(readEncounterText(json, this.pack.vocabulary));
  }

  explain(encounter: unknown): Explanation {
    const run = this.run(readEncounterValue(encounter, this.pack.vocabulary));
    if ("refused" in run) return { answer: run.refused, tree: [], sources: [] };
    return explain(this.label, run.chart, run.settled);
  }

  private answer(read: ReadEncounter): Answer {
    const run = this.run(read);
    return "refused" in run ? run.refused : compose(this.label, run.chart, run.settled);
  }

  private run(read: ReadEncounter): { readonly refused: RefusedAnswer } | { readonly chart: Chart; readonly settled: Settled } {
    if (!read.ok) return { refused: { encounter: read.id, error: read.error } };
    const { encounter } = read;
    const slot = encounter.self.noun.fields.findIndex((field) => field.name === "date_of_service");
    const prepared = this.programOn(encounter.self.values[slot] as string);
    if (prepared === undefined) {
      return { refused: { encounter: encounter.id, error: encounterError("encounter/no-version", {}, "/date_of_service") } };
    }
    const chart = readChart(prepared, encounter);
    return { chart, settled: evaluateSettled(prepared, chart) };
  }

  private programOn(date: string): Prepared | undefined {
    const segment = this.segments.find(({ from, to }) => from <= date && (to === null || date <= to));
    if (segment === undefined) return undefined;
    const program = this.pack.programs[segment.program]!;
    return (this.prepared[segment.program] ??= prepare(program, this.pack.vocabulary, this.pack.tables, this.backend));
  }
}
