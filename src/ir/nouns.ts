import type { Field, Noun, Vocabulary } from "./vocabulary.ts";

/** The nouns of a vocabulary by name. */
export function nounsOf(vocabulary: Vocabulary): Map<string, Noun> {
  return new Map(vocabulary.nouns.map((noun) => [noun.name, noun]));
}

/** Lines also have every field of the services behind them and of what the encounter brought (kinds.md 2). */
export function linesNoun(vocabulary: Vocabulary): Noun {
  const line = vocabulary.nouns.find((noun) => noun.madeBy === "lines");
  const fields: Field[] = [...(line?.fields ?? [])];
  const names = new Set(fields.map((field) => field.name));
  for (const noun of vocabulary.nouns) {
    if (noun.madeBy !== "services" && noun.givenLine === undefined) continue;
    for (const field of noun.fields) {
      if (names.has(field.name)) continue;
      names.add(field.name);
      fields.push(field);
    }
  }
  return { name: "line", plural: "lines", title: "", documents: [], ...line, fields };
}

/** Slots of every noun: the index of each field. */
export function slotsOf(nouns: ReadonlyMap<string, Noun>): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const slots = new Map<string, ReadonlyMap<string, number>>();
  for (const [name, noun] of nouns) slots.set(name, new Map(noun.fields.map((field, slot) => [field.name, slot])));
  return slots;
}
