import { invariant } from "../../base/invariant.ts";
import type * as ir from "../../ir/ir.ts";
import type { CodedAnswer } from "../../runtime/answer.ts";
import { readChart } from "../../runtime/chart.ts";
import { closures } from "../../runtime/closures/backend.ts";
import { compose } from "../../runtime/compose.ts";
import type { Evaluation } from "../../runtime/evaluate.ts";
import type { Instance } from "../../runtime/edges/instance.ts";
import { servicesIn } from "../../runtime/items.ts";
import type { PackLabel } from "../../runtime/pack-label.ts";
import { prepare } from "../../runtime/prepare.ts";
import type { Prepared } from "../../runtime/prepared.ts";
import { readEncounterValue } from "../../runtime/read/read.ts";
import type { ServiceItem } from "../../runtime/state.ts";
import { evaluateSettled } from "../../runtime/ties.ts";
import type { Fields } from "../charts/chart.ts";

/** An encounter with its answer, and how the answer came about. */
export interface Coded {
  readonly encounter: Fields;
  readonly answer: CodedAnswer;
  readonly evaluation: Evaluation;
  readonly services: readonly ServiceItem[];
  /** What rules made of items; nothing where the pack does not cover the chart. */
  readonly made: readonly Instance[];
}

/** Codes encounters by a pack and keeps hold of what each line is made of. */
export class Coder {
  readonly pack: ir.Pack;
  readonly #label: PackLabel;
  readonly #prepared = new Map<number, Prepared>();

  constructor(pack: ir.Pack) {
    this.pack = pack;
    this.#label = { id: pack.id, release: pack.release, meaning: pack.hashes.meaning, citations: pack.citations };
  }

  /** The program of a day; undefined: the pack has none. */
  preparedOn(day: string): Prepared | undefined {
    const segment = this.pack.segments.find(({ from, to }) => from <= day && (to === null || day <= to));
    return segment && this.#prepare(segment.program);
  }

  /** Undefined where the encounter is refused. */
  code(encounter: Fields): Coded | undefined {
    const read = readEncounterValue(encounter, this.pack.vocabulary);
    if (!read.ok) return undefined;
    const prepared = this.preparedOn(String(encounter["date_of_service"]));
    if (!prepared) return undefined;
    const chart = readChart(prepared, read.encounter);
    const settled = evaluateSettled(prepared, chart);
    const { evaluation } = settled;
    const made = evaluation.notCovered ? [] : evaluation.instances.filter(({ status }) => status === "made");
    return { encounter, answer: compose(this.#label, chart, settled), evaluation, services: servicesIn(evaluation.state), made };
  }

  #prepare(number: number): Prepared {
    const known = this.#prepared.get(number);
    if (known) return known;
    const program = this.pack.programs[number];
    invariant(program, "a segment names a program of its pack");
    const made = prepare(program, this.pack.vocabulary, this.pack.tables, closures);
    this.#prepared.set(number, made);
    return made;
  }
}
