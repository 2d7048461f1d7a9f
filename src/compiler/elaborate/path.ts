import type { Field, Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { type Context, ENCOUNTER, findNoun, findPlural, itemWords, vocabularyOf } from "./context.ts";
import { fieldsOf, findField } from "./fields.ts";
import { reportUnknownName } from "./names.ts";
import { nearNames } from "./near.ts";
import { checkFieldStage } from "./stages.ts";

/** The noun and the field that a path reads; undefined with a report where it may not be read from here. */
export function resolvePath(path: ast.Path, cx: Context): { readonly noun: Noun; readonly field: Field } | undefined {
  const noun = resolveNoun(path, cx);
  if (noun === undefined) return undefined;
  if (noun.documents.includes(path.field.text)) {
    cx.report(elaborateDiagnostics.create("check/document-word", path.span, { word: path.field.text }));
    return undefined;
  }
  const field = resolveField(path.field, noun, cx);
  return field && { noun, field };
}

/** A field of a noun by its written name; reports an unknown one, one that no rule may read, and one that comes too late. */
export function resolveField(word: ast.Word, noun: Noun, cx: Context): Field | undefined {
  const vocabulary = vocabularyOf(cx);
  const field = findField(vocabulary, noun, word.text);
  if (field === undefined) {
    reportUnknownField(word, noun, cx);
    return undefined;
  }
  if (!field.readable) {
    cx.report(elaborateDiagnostics.create("check/not-readable", word.span, { what: `\`${noun.name}.${field.name}\`` }));
    return undefined;
  }
  return checkFieldStage(noun, field, word.span, cx) ? field : undefined;
}

function reportUnknownField(word: ast.Word, noun: Noun, cx: Context): void {
  if (word.text === "") return;
  const vocabulary = vocabularyOf(cx);
  const readable = fieldsOf(vocabulary, noun).filter((field) => field.readable).map((field) => field.name);
  const suggestions = nearNames(word.text, [...readable, ...noun.documents]);
  const owners = [findNoun(vocabulary, ENCOUNTER), cx.scope.item].filter((one) => one && one !== noun && findField(vocabulary, one, word.text));
  const help = owners[0] ? `\`${owners[0].name}.${word.text}\` exists` : undefined;
  cx.report(elaborateDiagnostics.create("resolve/unknown-field", word.span, { noun: noun.name, field: word.text }, { suggestions, help }));
}

function resolveNoun({ noun: word, field }: ast.Path, cx: Context): Noun | undefined {
  const vocabulary = vocabularyOf(cx);
  const { item } = cx.scope;
  if (word.text === item?.name) return item;
  const noun = findNoun(vocabulary, word.text);
  if (word.text === ENCOUNTER && noun) return noun;
  if (noun === undefined && findPlural(vocabulary, word.text) === undefined) {
    const inScope = [ENCOUNTER, ...(item ? [item.name] : [])];
    reportUnknownName(word, inScope.map((name) => ({ name, what: "the noun" })), cx.report);
    return undefined;
  }
  const has = item && findField(vocabulary, item, field.text)?.readable ? item.name : undefined;
  const extras = has
    ? { help: `write \`${has}.${field.text}\``, fixes: [{ title: `write \`${has}.${field.text}\``, edits: [{ span: word.span, text: has }] }] }
    : {};
  cx.report(elaborateDiagnostics.create("check/noun-not-in-scope", word.span, { noun: word.text, item: itemWords(item) }, extras));
  return undefined;
}
