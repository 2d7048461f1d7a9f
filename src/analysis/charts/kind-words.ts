import type { Field, Noun } from "../../ir/vocabulary.ts";
import type { Fields, Json } from "./chart.ts";

/** A kind before it has words. */
export interface Unnamed {
  readonly fields: Fields;
  readonly access: Fields | null;
}

/**
 * Words for each of some kinds, all different: the required fields of few values, then flags and other fields of few values. Where several kinds
 * would be called alike the first of them is called so, and the others also say their codes, counts and words.
 */
export function wordsOfKinds(kinds: readonly Unnamed[], charted: Noun, access: Noun | undefined): readonly string[] {
  const taken = new Set<string>();
  return kinds.map((kind) => {
    const short = [...fewValued(kind.fields, charted), ...accessWords(kind.access, access)];
    const long = [...short, ...others(kind.fields, charted)];
    let words = [short, long].map((parts) => parts.join(", ")).find((one) => !taken.has(one));
    for (let next = 2; words === undefined; next++) {
      const numbered = [...long, String(next)].join(", ");
      if (!taken.has(numbered)) words = numbered;
    }
    taken.add(words);
    return words;
  });
}

/** An id from words: small letters, digits and hyphens. */
export function idOfWords(words: string): string {
  return words.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** A word of a vocabulary as it is read: `one_two` as `one two`. */
export function spoken(word: string): string {
  return word.replaceAll("_", " ");
}

function fewValued(fields: Fields, noun: Noun): readonly string[] {
  const required = noun.fields.filter(({ type, absence }) => type.is === "enum" && absence.is === "required").map(({ name }) => fields[name]);
  const words = [...new Set(required.filter((value) => typeof value === "string").map(spoken))].join(" ");
  const rest = noun.fields.flatMap((field) => {
    const value = fields[field.name];
    return field.absence.is === "required" || value === undefined ? [] : fewWords(field, value);
  });
  return words === "" ? rest : [words, ...rest];
}

function fewWords({ name, type }: Field, value: Json): readonly string[] {
  if (type.is === "enum") return [`${spoken(name)} ${spoken(String(value))}`];
  if (type.is === "flag") return value === true ? [spoken(name)] : [];
  return [];
}

function accessWords(fields: Fields | null, noun: Noun | undefined): readonly string[] {
  if (!fields || !noun) return [];
  const words = noun.fields.flatMap((field) => {
    const value = fields[field.name];
    if (value === undefined) return [];
    return field.type.is === "enum" ? [spoken(String(value))] : fewWords(field, value);
  });
  return words.length > 0 ? [`${spoken(noun.name)} ${words.join(" ")}`] : [];
}

function others(fields: Fields, noun: Noun): readonly string[] {
  return noun.fields.flatMap(({ name, type }) => {
    const value = fields[name];
    if (value === undefined || type.is === "enum" || type.is === "instant") return [];
    if (type.is === "flag") return value === false ? [`not ${spoken(name)}`] : [];
    return [`${spoken(name)} ${shown(value)}`];
  });
}

function shown(value: Json): string {
  if (Array.isArray(value)) return value.map(shown).join(" and ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.values(value).filter((one) => typeof one !== "boolean").map(shown).join(" ");
}
