import type { Pack } from "../../ir/ir.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Answer } from "../../runtime/answer.ts";
import { encounterError } from "../../runtime/diagnostics.ts";
import type { Encounter } from "../../runtime/encounter.ts";
import type { Prepared } from "../../runtime/prepared.ts";
import { readEncounterValue } from "../../runtime/read/read.ts";
import { walk } from "../../runtime/walk/backend.ts";
import { billedKey, billedOf } from "../charts/answers.ts";
import type { Fields } from "../charts/chart.ts";
import { encountersIn } from "../charts/examples.ts";
import { dateOf, preparing, programOn, settle } from "../tried/vectors.ts";
import { watching } from "./infected.ts";
import type { Mutant } from "./mutant.ts";
import { mutated } from "./mutant.ts";
import { atOneOffset, variationsOf } from "./variations.ts";

/** An encounter that a pack and a mutant of it answer otherwise. Its clock times are at offset `Z`. */
export interface Witness {
  readonly encounter: Fields;
  readonly now: Answer;
  readonly slipped: Answer;
}

/** A pack with a slip, whose programs are made ready when they are first asked for. */
interface Slipped {
  readonly mutant: Mutant;
  readonly index: number;
  readonly pack: Pack;
  readonly ready: (program: number) => Prepared;
}

/**
 * For each mutant the first encounter found that it answers otherwise than the pack: examples, then examples in which one thing is another, the shortest
 * first, as many as may be tried. A mutant without one may still be seen by an encounter that was not tried.
 */
export function witnessesOf(mutants: readonly Mutant[], pack: Pack, vectors: readonly Vector[], most: number): ReadonlyMap<Mutant, Witness> {
  const found = new Map<Mutant, Witness>();
  const watch = watching(mutants, pack);
  const ready = preparing(pack, walk);
  const slipped = mutants.map((mutant, index): Slipped => {
    const other = mutated(pack, mutant);
    return { mutant, index, pack: other, ready: preparing(other, walk) };
  });
  let tries = 0;
  const varied = askedAbout(mutants);
  for (const fields of encountersToTry(vectors, pack, varied)) {
    if (tries++ >= most || found.size === mutants.length) break;
    const read = readEncounterValue(fields, pack.vocabulary);
    if (!read.ok) continue;
    const program = programOn(pack, dateOf(read.encounter));
    if (program === undefined) continue;
    const differing = watch(read.encounter, program);
    const now = settle(ready(program), read.encounter).answer(pack);
    const key = keyOf(now);
    const named = namesIn(now);
    for (const one of slipped) {
      if (found.has(one.mutant) || !mayDiffer(one, differing, named, read.encounter, program)) continue;
      const answer = answerOf(one, read.encounter);
      if (keyOf(answer) !== key) found.set(one.mutant, { encounter: fields, now, slipped: answer });
    }
  }
  return found;
}

/** Names of the fields that the rules with a slip ask about, and of what they name: variations in others tell nothing of the slips. */
function askedAbout(mutants: readonly Mutant[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { swaps, changes } of mutants) for (const { written } of swaps ?? changes ?? []) addNames(written.is === "node" ? written.rule : written.node, names);
  return names;
}

function addNames(node: unknown, names: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string" && NAMING.has(key)) names.add(value);
    else addNames(value, names);
  }
}

/** Keys of a program under which fields and documents stand. */
const NAMING: ReadonlySet<string> = new Set(["field", "word"]);

/** Examples first, then what differs from one of them in one thing; each encounter once. */
function* encountersToTry(vectors: readonly Vector[], pack: Pack, varied: ReadonlySet<string>): Generator<Fields> {
  const examples = encountersIn(vectors).map((one) => atOneOffset(one) as Fields).map((one) => ({ one, length: JSON.stringify(one).length })).sort((a, b) => a.length - b.length);
  const tried = new Set<string>();
  const isNew = ({ id: _, ...rest }: Fields): boolean => tried.size !== tried.add(JSON.stringify(rest)).size;
  for (const { one } of examples) if (isNew(one)) yield one;
  const variations = examples.map(({ one }) => variationsOf(one, pack, varied));
  // One variation of each example in turn, so that a bound on the tries leaves no example out.
  for (let going = variations; going.length > 0; ) {
    const left: typeof going = [];
    for (const one of going) {
      const next = one.next();
      if (next.done) continue;
      left.push(one);
      if (isNew(next.value)) yield next.value;
    }
    going = left;
  }
}

function mayDiffer({ mutant, index, pack }: Slipped, differing: ReadonlySet<number>, named: ReadonlySet<string>, encounter: Encounter, program: number): boolean {
  if (mutant.swaps) return differing.has(index);
  if ((mutant.changes ?? []).some(({ written }) => UNNAMED.has(written.section))) return true;
  return programOn(pack, dateOf(encounter)) !== program || [...mutant.rules].some((rule) => named.has(rule));
}

/** Sections whose rules no answer names. */
const UNNAMED: ReadonlySet<string> = new Set(["values", "modifierGroups", "orders", "sets"]);

function answerOf({ pack, ready }: Slipped, encounter: Encounter): Answer {
  const program = programOn(pack, dateOf(encounter));
  if (program === undefined) return { encounter: encounter.id, error: encounterError("encounter/no-version", {}, "/date_of_service") };
  return settle(ready(program), encounter).answer(pack);
}

/** What an example can say of an answer. */
function keyOf(answer: Answer): string {
  if ("error" in answer) return answer.error.code;
  const { findings, unbilled, assumptions } = answer;
  return JSON.stringify([
    billedKey(billedOf(answer), "reasons"), findings.map(({ missing }) => missing ?? []),
    unbilled.map(({ administration, from, to, rule }) => [administration, from, to, rule]), assumptions.map(({ rule, administration }) => [rule, administration]),
  ]);
}

function namesIn(answer: Answer): ReadonlySet<string> {
  if ("error" in answer) return new Set();
  return new Set([...answer.lines.flatMap(({ rules }) => rules), ...[...answer.findings, ...answer.unbilled, ...answer.assumptions].map(({ rule }) => rule)]);
}
