import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import type { Noun, Vocabulary } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Scope } from "../symbols.ts";
import { type Context, findNoun, findPlural, itemWords, pluralOf, vocabularyOf, written } from "./context.ts";
import { findField } from "./fields.ts";
import { findItem } from "./item.ts";
import { reportUnknownName, symbolCandidates } from "./names.ts";
import { inferSet, setCandidates } from "./set.ts";
import { checkNounStage } from "./stages.ts";

/** A time with its cuts; undefined: a diagnostic was given. */
export function elaborateTime(time: ast.TimeExpression, scope: Scope, report: Report): ir.Time | undefined {
  return inferTime(time, { scope, report });
}

/** As {@link elaborateTime}, inside an elaboration. */
export function inferTime(time: ast.TimeExpression, cx: Context): ir.Time | undefined {
  const base = inferBase(time.base, cx);
  const cuts: { how: "outside" | "inside"; by: ir.TimeBase }[] = [];
  for (const { how, of } of time.cuts) {
    const by = inferCut(of, cx);
    if (by) cuts.push({ how, by });
  }
  return base && cuts.length === time.cuts.length ? { base, cuts } : undefined;
}

/** Whether a time of a noun may be read for the item in scope: its own, its site's, or the encounter's. Reports where it may not. */
export function checkTimeNoun(word: ast.Word, owner: Noun | null, cx: Context): boolean {
  const { item } = cx.scope;
  if (owner !== null && !checkNounStage(owner, word.span, cx)) return false;
  if (isInside(vocabularyOf(cx), item, owner)) return true;
  const symbol = cx.scope.symbols.byName.get(word.text);
  const related = symbol ? [{ span: symbol.rule.name.span, caption: `\`${word.text}\` is declared here` }] : [];
  const args = { time: word.text, owner: owner === null ? "the encounter" : pluralOf(owner), item: itemWords(item) };
  cx.report(elaborateDiagnostics.create("check/time-of-other-noun", word.span, args, { related }));
  return false;
}

/**
 * Whether a time of `owner` (null: the encounter) may be read from `item`: it is inside the owner when it is one, or carries the field
 * that the owner's noun is named after, as a service carries its `site`.
 */
export function isInside(vocabulary: Vocabulary, item: Noun | null, owner: Noun | null): boolean {
  if (owner === null || owner === item) return true;
  if (item === null || owner.madeBy !== "sites") return false;
  return [item, owner].every((noun) => findField(vocabulary, noun, owner.name)?.type.is === "site");
}

function inferBase(set: ast.SetExpression, cx: Context): ir.TimeBase | undefined {
  const noun = findNoun(vocabularyOf(cx), set.name.text);
  if (noun === undefined) return inferCut(set, cx);
  const item = findItem(set.name, cx);
  if (item === undefined || !checkPlain(set, `a ${item.name}`, cx)) return undefined;
  return checkHasTime(item, set.name, cx) ? { of: "item" } : undefined;
}

function inferCut(set: ast.SetExpression, cx: Context): ir.TimeBase | undefined {
  const { name } = set;
  const symbol = cx.scope.symbols.byName.get(name.text);
  if (symbol?.is === "time") {
    const readable = checkPlain(set, "a time", cx) && checkTimeNoun(name, symbol.noun, cx);
    return readable ? { of: "time", time: name.text } : undefined;
  }
  if (symbol === undefined && findPlural(vocabularyOf(cx), name.text) === undefined && findNoun(vocabularyOf(cx), name.text) === undefined) {
    reportUnknownName(name, timeCandidates(cx), cx.report);
    return undefined;
  }
  const found = inferSet(set, cx);
  return found && checkHasTime(found.noun, name, cx) ? { of: "set", set: found.set } : undefined;
}

function timeCandidates(cx: Context) {
  const { item } = cx.scope;
  const items = item ? [{ name: item.name, what: "the noun" }] : [];
  return [...symbolCandidates(cx, (symbol) => symbol.is === "time"), ...setCandidates(cx), ...items];
}

function checkPlain(set: ast.SetExpression, what: string, cx: Context): boolean {
  const [first] = set.qualifiers;
  if (first === undefined) return true;
  cx.report(elaborateDiagnostics.create("check/time-qualified", first.span, { time: set.name.text, what, phrase: written(first) }));
  return false;
}

/** Services have time, and a line has the minutes that earned it; a set has time when its members are services. */
function checkHasTime(noun: Noun, word: ast.Word, cx: Context): boolean {
  if (noun.madeBy === "services" || (noun.madeBy === "lines" && word.text === noun.name)) return true;
  cx.report(elaborateDiagnostics.create("check/no-time", word.span, { plural: pluralOf(noun) }));
  return false;
}
