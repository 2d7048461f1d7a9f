import type * as ir from "../../ir/ir.ts";
import type { CodedAnswer, RefusedAnswer } from "../../runtime/answer.ts";
import { readChart } from "../../runtime/chart.ts";
import { closures } from "../../runtime/closures/backend.ts";
import { compose } from "../../runtime/compose.ts";
import { encounterError } from "../../runtime/diagnostics.ts";
import { explain, type Explanation } from "../../runtime/explain.ts";
import type { PackLabel } from "../../runtime/pack-label.ts";
import { prepare } from "../../runtime/prepare.ts";
import type { Prepared } from "../../runtime/prepared.ts";
import { readEncounterValue } from "../../runtime/read/read.ts";
import { evaluateSettled, type Settled } from "../../runtime/ties.ts";
import type { Encounter } from "./encounter.ts";

/** One encounter coded, with the state in which its rules were answered. */
export interface Ran {
  readonly settled: Settled;
  readonly answer: CodedAnswer;
  explain(): Explanation;
}

/** Codes encounters by a pack and keeps what was found on the way, so that rules can be asked again. */
export class Runner {
  readonly pack: ir.Pack;
  private readonly label: PackLabel;
  private readonly prepared: (Prepared | undefined)[] = [];

  constructor(pack: ir.Pack) {
    this.pack = pack;
    this.label = { id: pack.id, release: pack.release, meaning: pack.hashes.meaning, citations: pack.citations };
  }

  /** The rules of a date; undefined where the pack has none. */
  programOn(date: string): ir.Program | undefined {
    const at = this.segmentOn(date);
    return at === undefined ? undefined : this.pack.programs[at.program];
  }

  /** What the rules make of an encounter, or why it is refused. */
  run(encounter: Encounter): Ran | RefusedAnswer {
    const read = readEncounterValue(encounter, this.pack.vocabulary);
    if (!read.ok) return { encounter: read.id, error: read.error };
    const slot = read.encounter.self.noun.fields.findIndex(({ name }) => name === "date_of_service");
    const segment = this.segmentOn(read.encounter.self.values[slot] as string);
    if (segment === undefined) return { encounter: read.encounter.id, error: encounterError("encounter/no-version", {}, "/date_of_service") };
    const { programs, vocabulary, tables } = this.pack;
    const prepared = (this.prepared[segment.program] ??= prepare(programs[segment.program]!, vocabulary, tables, closures));
    const chart = readChart(prepared, read.encounter);
    const settled = evaluateSettled(prepared, chart);
    return { settled, answer: compose(this.label, chart, settled), explain: () => explain(this.label, chart, settled) };
  }

  /** The answer, or undefined where the encounter is refused. */
  answer(encounter: Encounter): CodedAnswer | undefined {
    const ran = this.run(encounter);
    return "error" in ran ? undefined : ran.answer;
  }

  private segmentOn(date: string): ir.Segment | undefined {
    return this.pack.segments.find(({ from, to }) => from <= date && (to === null || date <= to));
  }
}
