import type { Report } from "../../base/diagnostic.ts";
import { type Span, textOf } from "../../base/source.ts";
import type { Noun, Vocabulary } from "../../ir/vocabulary.ts";
import type { Scope } from "../symbols.ts";

/** What every step of an elaboration is given: what may be named, and where findings go. */
export interface Context {
  readonly scope: Scope;
  readonly report: Report;
}

/** The noun of the encounter itself. */
export const ENCOUNTER = "encounter";

/** The vocabulary in use. */
export function vocabularyOf(cx: Context): Vocabulary {
  return cx.scope.symbols.vocabulary;
}

/** The noun of that name, or undefined. */
export function findNoun(vocabulary: Vocabulary, name: string): Noun | undefined {
  return vocabulary.nouns.find((noun) => noun.name === name);
}

/** The noun whose set of all has that name, or undefined. */
export function findPlural(vocabulary: Vocabulary, name: string): Noun | undefined {
  return vocabulary.nouns.find((noun) => noun.plural === name);
}

/** The plural of a noun in words; `encounter` has none and is said as it is. */
export function pluralOf(noun: Noun): string {
  return noun.plural ?? noun.name;
}

/** What the rule walks, for the second half of a message: "this rule walks services". */
export function itemWords(item: Noun | null): string {
  return item === null ? "this clause speaks of the encounter only" : `this rule walks ${pluralOf(item)}`;
}

/** The written text under a node on one line, for messages. */
export function written(node: { readonly span: Span }): string {
  return textOf(node.span).replace(/\s+/g, " ").trim();
}
