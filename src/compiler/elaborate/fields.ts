import type { Absence, Field, Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { findNoun } from "./context.ts";

/**
 * The fields of a noun as rules may name them. A line also has each field of the services behind it and of what the encounter
 * brought; these are not known where they differ.
 */
export function fieldsOf(vocabulary: Vocabulary, noun: Noun): readonly Field[] {
  if (noun.madeBy !== "lines") return noun.fields;
  const fields = linesFields.get(noun) ?? fieldsOfLines(vocabulary, noun);
  linesFields.set(noun, fields);
  return fields;
}

const linesFields = new WeakMap<Noun, readonly Field[]>();

function fieldsOfLines(vocabulary: Vocabulary, noun: Noun): readonly Field[] {
  const behind = vocabulary.nouns.filter((one) => one.madeBy === "services" || one.givenLine !== undefined);
  const fields = new Map(noun.fields.map((field) => [field.name, field]));
  for (const { fields: more } of behind) {
    for (const field of more) {
      if (!fields.has(field.name)) fields.set(field.name, { ...field, absence: { is: "documentable" } });
    }
  }
  return [...fields.values()];
}

/** The field of that name, or undefined; for a line also one it takes from what stands behind it. */
export function findField(vocabulary: Vocabulary, noun: Noun, name: string): Field | undefined {
  return fieldsOf(vocabulary, noun).find((field) => field.name === name);
}

/** Whether a field's value may be not known, so that `is documented` is a question. */
export function mayBeAbsent(vocabulary: Vocabulary, absence: Absence): boolean {
  switch (absence.is) {
    case "documentable": case "sites_rule": return true;
    case "required": case "derived": return false;
    case "fallback": {
      const last = absence.tries.at(-1);
      if (last?.by !== "field") return false;
      const noun = findNoun(vocabulary, last.noun);
      const field = noun?.fields.find((one) => one.name === last.field);
      return field === undefined || mayBeAbsent(vocabulary, field.absence);
    }
  }
}
