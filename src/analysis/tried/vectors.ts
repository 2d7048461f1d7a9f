import { invariant } from "../../base/invariant.ts";
import type { Pack, Program } from "../../ir/ir.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Answer } from "../../runtime/answer.ts";
import { readChart } from "../../runtime/chart.ts";
import { compose } from "../../runtime/compose.ts";
import type { Encounter } from "../../runtime/encounter.ts";
import { prepare } from "../../runtime/prepare.ts";
import type { Backend, Prepared } from "../../runtime/prepared.ts";
import { readEncounterText } from "../../runtime/read/read.ts";
import type { Settled } from "../../runtime/ties.ts";
import { evaluateSettled } from "../../runtime/ties.ts";

/** A vector of a pack whose encounter was read, with the program of its date. */
export interface Tried {
  readonly vector: Vector;
  readonly encounter: Encounter;
  readonly date: string;
  /** Index into the pack's programs; undefined: the pack has no rules for the date. */
  readonly program: number | undefined;
}

/** The vectors whose encounters a pack can read: the others are refused by every mutant of it alike. */
export function triedOf(pack: Pack, vectors: readonly Vector[]): readonly Tried[] {
  return vectors.flatMap((vector): readonly Tried[] => {
    const read = readEncounterText(vector.encounter, pack.vocabulary);
    if (!read.ok) return [];
    const date = dateOf(read.encounter);
    return [{ vector, encounter: read.encounter, date, program: programOn(pack, date) }];
  });
}

/** The date of service of an encounter that was read. */
export function dateOf({ self }: Encounter): string {
  return self.values[self.noun.fields.findIndex(({ name }) => name === "date_of_service")] as string;
}

/** Index of the program that a pack has for a date of service. */
export function programOn({ segments }: Pick<Pack, "segments">, date: string): number | undefined {
  return segments.find(({ from, to }) => from <= date && (to === null || date <= to))?.program;
}

/** The programs of a pack, each made ready when it is first asked for. */
export function preparing(pack: Pack, backend: Backend): (index: number) => Prepared {
  const ready: (Prepared | undefined)[] = [];
  return (index) => (ready[index] ??= prepare(programAt(pack, index), pack.vocabulary, pack.tables, backend));
}

function programAt({ programs }: Pack, index: number): Program {
  const program = programs[index];
  invariant(program !== undefined, "a segment names a program of its pack");
  return program;
}

/** Runs a program over an encounter that was read before. */
export function settle(prepared: Prepared, encounter: Encounter): { readonly settled: Settled; answer(pack: Pack): Answer } {
  const chart = readChart(prepared, encounter);
  const settled = evaluateSettled(prepared, chart);
  return { settled, answer: ({ id, release, citations, hashes }) => compose({ id, release, meaning: hashes.meaning, citations }, chart, settled) };
}
