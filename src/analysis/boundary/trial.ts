import { invariant } from "../../base/invariant.ts";
import type { Pack } from "../../ir/ir.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { LoadedPack } from "../../runtime/load.ts";
import { loadPack } from "../../runtime/load.ts";
import { billedOf, rulesIn } from "../charts/answers.ts";
import type { Chart, Fields } from "../charts/chart.ts";
import { encounterOf } from "../charts/encounter.ts";
import { rowOf } from "./claim.ts";
import type { BoundaryRow } from "./model.ts";

/** What a pack says of one encounter. */
export interface Told extends Pick<BoundaryRow, "bills" | "asks" | "by"> {
  /** Every rule and exception that the answer names. */
  readonly rules: readonly string[];
  readonly refused: boolean;
}

/** A loaded pack that is tried on encounters. */
export class Trial {
  readonly pack: Pack;
  readonly vocabulary: Vocabulary;
  readonly #loaded: LoadedPack;

  constructor(pack: Pack) {
    const loaded = loadPack(pack);
    invariant(loaded.ok, "a pack that was compiled or read is loaded");
    this.pack = pack;
    this.vocabulary = pack.vocabulary;
    this.#loaded = loaded.pack;
  }

  /** What it says of an encounter of its contract. */
  tell(encounter: Fields): Told {
    const billed = billedOf(this.#loaded.code(encounter));
    return { ...rowOf(billed, String(encounter["date_of_service"])), rules: rulesIn(billed), refused: billed.refused !== null };
  }

  /** The encounter of a chart, of the pack's payer. */
  encounterOf(chart: Chart): Fields {
    return encounterOf(chart, this.vocabulary, this.pack.payer, "boundary");
  }
}

/** Names of everything in a pack that an answer may name. */
export function rulesNamed({ programs }: Pack): ReadonlySet<string> {
  return new Set(programs.flatMap((program) => [
    ...program.assume, ...program.ladders, ...program.bills, ...program.drugUnits, ...program.notCovered, ...program.modifiers, ...program.edits, ...program.pairs, ...program.limits,
    ...program.exceptions,
  ].map(({ name }) => name)));
}
