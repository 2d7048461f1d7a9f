import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { type Context, findNoun, findPlural, itemWords, vocabularyOf } from "./context.ts";
import { reportUnknownName } from "./names.ts";

/** The item in scope, where the word is its noun; reports any other word. */
export function findItem(word: ast.Word, cx: Context): Noun | undefined {
  const { item } = cx.scope;
  if (item !== null && word.text === item.name) return item;
  const vocabulary = vocabularyOf(cx);
  if (findNoun(vocabulary, word.text) || findPlural(vocabulary, word.text)) {
    cx.report(elaborateDiagnostics.create("check/noun-not-in-scope", word.span, { noun: word.text, item: itemWords(item) }));
  } else {
    reportUnknownName(word, item ? [{ name: item.name, what: "the noun" }] : [], cx.report);
  }
  return undefined;
}
