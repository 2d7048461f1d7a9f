import { invariant } from "../../base/invariant.ts";
import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import type { Field, Vocabulary } from "../../ir/vocabulary.ts";

/** What the usual value of a field is, which is known to be good at a glance; every other value is read with all checks. */
export interface Usual {
  readonly usual: "flag" | "word" | "instant" | "text" | "other";
  /**
   * Of `word`: each word by itself. Reading a word so gives the vocabulary's own text, and needs no look at its characters. No words for
   * all others.
   */
  readonly words: ReadonlyMap<string, string>;
  /** The longest text that is usual, in UTF-16 units; of `instant`: `2026-03-02T10:00:00.000000000-05:00`. */
  readonly longest: number;
}

const NO_WORDS: ReadonlyMap<string, string> = new Map();
const LONGEST_INSTANT = 35;

/** The usual values of a field. */
export function usualOf({ type }: Field, vocabulary: Vocabulary): Usual {
  switch (type.is) {
    case "flag": return { usual: "flag", words: NO_WORDS, longest: 0 };
    case "enum": return { usual: "word", words: new Map(enumMembers(type.name, vocabulary).map((word) => [word, word])), longest: 0 };
    case "instant": return { usual: "instant", words: NO_WORDS, longest: LONGEST_INSTANT };
    case "id": case "site": return { usual: "text", words: NO_WORDS, longest: ENCOUNTER_LIMITS.id };
    case "word": return { usual: "text", words: NO_WORDS, longest: ENCOUNTER_LIMITS.text };
    default: return { usual: "other", words: NO_WORDS, longest: 0 };
  }
}

/** Whether a text is some characters of ASCII that can be seen, blanks among them. */
export function isUsualText(text: string, longest: number): boolean {
  const { length } = text;
  if (length === 0 || length > longest) return false;
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit >= 0x7f) return false;
  }
  return true;
}

/** The words of an enum of the vocabulary. */
export function enumMembers(name: string, vocabulary: Vocabulary): readonly string[] {
  const found = vocabulary.types.find((type) => type.name === name);
  invariant(found, `the vocabulary has no type ${name}`);
  return found.members;
}
