import type { Vocabulary } from "../../ir/vocabulary.ts";
import type { Clause, Word } from "../../parser/ast.ts";
import { ENCOUNTER, findNoun } from "../elaborate/context.ts";

/** The first noun that a clause reads a field of and that is not the encounter; undefined: it speaks of the encounter only. */
export function foreignNoun(clause: Clause, vocabulary: Vocabulary): Word | undefined {
  return firstPath(clause, (noun) => noun.text !== ENCOUNTER && findNoun(vocabulary, noun.text) !== undefined);
}

function firstPath(node: unknown, wanted: (noun: Word) => boolean): Word | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if (Array.isArray(node)) {
    for (const item of node) {
      const found = firstPath(item, wanted);
      if (found) return found;
    }
    return undefined;
  }
  const { kind, noun } = node as { readonly kind?: unknown; readonly noun?: Word };
  if (kind === "path" && noun && wanted(noun)) return noun;
  for (const [key, value] of Object.entries(node)) {
    const found = key === "span" || key === "howSpan" ? undefined : firstPath(value, wanted);
    if (found) return found;
  }
  return undefined;
}
