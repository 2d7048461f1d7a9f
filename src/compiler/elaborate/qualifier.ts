import { unreachable } from "../../base/invariant.ts";
import type * as ir from "../../ir/ir.ts";
import { typesCompare, typeWords } from "../../ir/types.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { type Context, itemWords, pluralOf, vocabularyOf, written } from "./context.ts";
import { fieldsOf, findField } from "./fields.ts";
import { nearNames } from "./near.ts";
import { findOrder } from "./order.ts";
import { resolveField } from "./path.ts";
import { hasEquality } from "./types.ts";

/** A qualifier of a set of a noun, for the item in scope; undefined: a diagnostic was given. */
export function elaborateQualifier(qualifier: ast.Qualifier, noun: Noun, cx: Context): ir.Qualifier | undefined {
  const { item } = cx.scope;
  if (item === null) {
    cx.report(elaborateDiagnostics.create("check/no-item", qualifier.span, { phrase: written(qualifier) }));
    return undefined;
  }
  switch (qualifier.kind) {
    case "sharing": {
      const shared = qualifier.fields.map((field) => checkShared(field, item, noun, cx));
      if (shared.includes(false)) return undefined;
      return { is: "sharing", fields: qualifier.fields.map((field) => field.text), negated: qualifier.negated };
    }
    case "before": case "after":
      return findOrder(qualifier.order, noun, cx) && checkSameNoun(qualifier, noun, item, cx)
        ? { is: qualifier.kind, order: qualifier.order.text }
        : undefined;
    case "overlapping":
      return hasOwnTime(noun, qualifier, cx) && hasOwnTime(item, qualifier, cx) ? { is: "overlapping" } : undefined;
    case "other":
      return checkSameNoun(qualifier, noun, item, cx) ? { is: "other" } : undefined;
    default: return unreachable(qualifier, "a qualifier without a meaning");
  }
}

/** The members and the item must be of one noun where the qualifier places or leaves out the item itself. */
function checkSameNoun(qualifier: ast.Qualifier, noun: Noun, item: Noun, cx: Context): boolean {
  if (noun === item) return true;
  const args = { set: written(qualifier), plural: pluralOf(noun), item: itemWords(item) };
  const help = `\`${written(qualifier)}\` takes a set of ${pluralOf(item)}`;
  cx.report(elaborateDiagnostics.create("check/set-of-other-noun", qualifier.span, args, { help }));
  return false;
}

function hasOwnTime(noun: Noun, qualifier: ast.Qualifier, cx: Context): boolean {
  if (noun.madeBy === "services" || noun.madeBy === "lines") return true;
  cx.report(elaborateDiagnostics.create("check/overlap-noun", qualifier.span, { plural: pluralOf(noun) }));
  return false;
}

/** The field must be on both nouns, with types that compare. */
function checkShared(word: ast.Word, item: Noun, noun: Noun, cx: Context): boolean {
  if (word.text === "") return false;
  const vocabulary = vocabularyOf(cx);
  const lacking = [item, noun].filter((one) => findField(vocabulary, one, word.text) === undefined);
  if (lacking.length > 0) {
    const both = fieldsOf(vocabulary, item).filter((field) => field.readable && findField(vocabulary, noun, field.name));
    const why = `${[...new Set(lacking.map(pluralOf))].join(" and ")} have no field of that name`;
    const suggestions = nearNames(word.text, both.map((field) => field.name));
    cx.report(elaborateDiagnostics.create("check/sharing-field", word.span, { field: word.text, why }, { suggestions }));
    return false;
  }
  const mine = resolveField(word, item, cx);
  const theirs = noun === item ? mine : resolveField(word, noun, cx);
  if (mine === undefined || theirs === undefined) return false;
  if (!hasEquality(mine.type)) return report(word, `it is ${typeWords(mine.type)}, which is never the same`, cx);
  if (typesCompare(mine.type, theirs.type)) return true;
  const why = `${pluralOf(item)} have ${typeWords(mine.type)}, ${pluralOf(noun)} have ${typeWords(theirs.type)}`;
  return report(word, why, cx);
}

function report(word: ast.Word, why: string, cx: Context): false {
  cx.report(elaborateDiagnostics.create("check/sharing-field", word.span, { field: word.text, why }));
  return false;
}
