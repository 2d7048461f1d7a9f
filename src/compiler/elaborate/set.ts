import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Scope } from "../symbols.ts";
import { type Context, findNoun, findPlural, pluralOf, vocabularyOf } from "./context.ts";
import { reportUnknownName, reportWrongKind, symbolCandidates } from "./names.ts";
import { elaborateQualifier } from "./qualifier.ts";
import { checkNounStage } from "./stages.ts";

/** A set and the noun of its members. */
export interface NounSet {
  readonly set: ir.SetOf;
  readonly noun: Noun;
}

/** A set with its qualifiers and the noun of its members; undefined: a diagnostic was given. */
export function elaborateSet(set: ast.SetExpression, scope: Scope, report: Report): NounSet | undefined {
  return inferSet(set, { scope, report });
}

/** As {@link elaborateSet}, inside an elaboration. */
export function inferSet(set: ast.SetExpression, cx: Context): NounSet | undefined {
  const found = findSet(set.name, cx);
  if (found === undefined) return undefined;
  const qualifiers: ir.Qualifier[] = [];
  for (const qualifier of set.qualifiers) {
    const one = elaborateQualifier(qualifier, found.noun, cx);
    if (one) qualifiers.push(one);
  }
  if (qualifiers.length < set.qualifiers.length) return undefined;
  return { set: { base: found.base, qualifiers }, noun: found.noun };
}

/** The set, or all items of a noun, that a word names; reports every other word. */
function findSet(word: ast.Word, cx: Context): { readonly base: ir.SetOf["base"]; readonly noun: Noun } | undefined {
  const vocabulary = vocabularyOf(cx);
  const plural = findPlural(vocabulary, word.text);
  if (plural) {
    if (!plural.fields.some((field) => field.readable)) {
      cx.report(elaborateDiagnostics.create("check/not-readable", word.span, { what: `\`${word.text}\`` }));
      return undefined;
    }
    return checkNounStage(plural, word.span, cx) ? { base: { noun: plural.name }, noun: plural } : undefined;
  }
  const symbol = cx.scope.symbols.byName.get(word.text);
  if (symbol?.is === "set") {
    return checkNounStage(symbol.noun, word.span, cx) ? { base: { set: word.text }, noun: symbol.noun } : undefined;
  }
  if (symbol) {
    const help = symbol.is === "time" ? `write \`minutes of ${word.text}\` for its minutes` : undefined;
    reportWrongKind(word, symbol, "a set", cx.report, help);
  } else reportNoSet(word, cx);
  return undefined;
}

function reportNoSet(word: ast.Word, cx: Context): void {
  const vocabulary = vocabularyOf(cx);
  const noun = findNoun(vocabulary, word.text);
  if (noun) {
    const extras = noun.plural
      ? { help: `the set of all is \`${noun.plural}\``, fixes: [{ title: `write \`${noun.plural}\``, edits: [{ span: word.span, text: noun.plural }] }] }
      : {};
    const args = { name: word.text, found: "a noun", wanted: "a set" };
    cx.report(elaborateDiagnostics.create("resolve/wrong-kind", word.span, args, extras));
    return;
  }
  reportUnknownName(word, setCandidates(cx), cx.report);
}

/** Sets and plurals, for "did you mean". */
export function setCandidates(cx: Context) {
  const plurals = vocabularyOf(cx).nouns.flatMap(({ plural }) => (plural ? [{ name: plural, what: "the set of all" }] : []));
  return [...symbolCandidates(cx, (symbol) => symbol.is === "set"), ...plurals];
}

/** A named set that must be of one noun, as in `service in SET`; `item` says why, in words. Reports any other. */
export function findSetOfNoun(word: ast.Word, noun: Noun, item: string, cx: Context): boolean {
  const found = findSet(word, cx);
  if (found === undefined) return false;
  if ("noun" in found.base) {
    const args = { name: word.text, found: `the set of all ${word.text}`, wanted: "a named set" };
    cx.report(elaborateDiagnostics.create("resolve/wrong-kind", word.span, args));
    return false;
  }
  if (found.noun === noun) return true;
  const symbol = cx.scope.symbols.byName.get(word.text)!;
  const related = [{ span: symbol.rule.name.span, caption: `\`${word.text}\` is declared here` }];
  const args = { set: word.text, plural: pluralOf(found.noun), item };
  cx.report(elaborateDiagnostics.create("check/set-of-other-noun", word.span, args, { related }));
  return false;
}
