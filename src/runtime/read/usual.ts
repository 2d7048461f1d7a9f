import { invariant } from "../../base/invariant.ts";
import type { Field, Vocabulary } from "../../ir/vocabulary.ts";

/** The types whose values are known to be good without a look at single characters, since only a few texts, or none, can be one. */
export type Usual =
  | { readonly is: "flag" }
  /** Each word by itself: reading a word gives the vocabulary's own text, which compares at once with that of a rule. */
  | { readonly is: "word"; readonly words: ReadonlyMap<string, string> }
  | { readonly is: "instant" }
  | { readonly is: "other" };

/** How the usual values of a field are known. */
export function usualOf({ type }: Field, vocabulary: Vocabulary): Usual {
  switch (type.is) {
    case "flag": return { is: "flag" };
    case "enum": return { is: "word", words: new Map(enumMembers(type.name, vocabulary).map((word) => [word, word])) };
    case "instant": return { is: "instant" };
    default: return { is: "other" };
  }
}

/** The words of an enum of the vocabulary. */
export function enumMembers(name: string, vocabulary: Vocabulary): readonly string[] {
  const found = vocabulary.types.find((type) => type.name === name);
  invariant(found, `the vocabulary has no type ${name}`);
  return found.members;
}
