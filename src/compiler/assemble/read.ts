import { invariant } from "../../base/invariant.ts";
import type * as ir from "../../ir/ir.ts";
import type { EditOutcome, Meaning, MeaningKind } from "../parts/meaning.ts";

/** Reads a meaning that elaboration has checked to be of a kind. */
function as<Kind extends MeaningKind>(meaning: Meaning, kind: Kind): Extract<Meaning, { readonly is: Kind }> {
  invariant(meaning.is === kind, `a part is ${meaning.is}, not ${kind}`);
  return meaning as Extract<Meaning, { readonly is: Kind }>;
}

export const readTest = (meaning: Meaning): ir.Test => as(meaning, "test").test;
export const readValue = (meaning: Meaning): ir.Value => as(meaning, "value").value;
export const readTime = (meaning: Meaning): ir.Time => as(meaning, "time").time;
export const readPreferences = (meaning: Meaning): readonly ir.Preference[] => as(meaning, "preferences").items;
export const readUnitSize = (meaning: Meaning): ir.UnitSize => as(meaning, "unit_size").size;
export const readOutcome = (meaning: Meaning): EditOutcome => as(meaning, "outcome").outcome;
export const readNotDocumented = (meaning: Meaning): ir.NotDocumented => as(meaning, "word").word as ir.NotDocumented;

/** A word of a closed list; the reader has checked that it is one. */
export function readWord<Word extends string>(meaning: Meaning): Word {
  return as(meaning, "word").word as Word;
}

/** One word or several, as a list. */
export function readWords(meaning: Meaning): readonly string[] {
  return meaning.is === "word" ? [meaning.word] : as(meaning, "words").words;
}

/** A constant on a date: the last entry at or before it. */
export function readConstant(date: string): (meaning: Meaning) => ir.Constant {
  return (meaning) => {
    if (meaning.is === "value" && meaning.value.op === "constant") return meaning.value.value;
    const { entries } = as(meaning, "dated");
    return (entries.findLast(({ from }) => from <= date) ?? entries[0]!).value;
  };
}
