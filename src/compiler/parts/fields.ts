import type { Report } from "../../base/diagnostic.ts";
import { suggest } from "../../base/suggest.ts";
import type { Field, Noun, Vocabulary } from "../../ir/vocabulary.ts";
import type { Word } from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import { pluralOf } from "../elaborate/context.ts";
import { fieldsOf, findField } from "../elaborate/fields.ts";

/** The field of a noun that a word names; an unknown or unreadable one is reported. */
export function lookUpField(word: Word, noun: Noun, vocabulary: Vocabulary, report: Report): Field | undefined {
  const field = findField(vocabulary, noun, word.text);
  if (field?.readable) return field;
  if (field) {
    report(elaborateDiagnostics.create("check/not-readable", word.span, { what: `\`${noun.name}.${field.name}\`` }));
    return undefined;
  }
  const suggestions = suggest(word.text, readableFields(noun, vocabulary));
  report(elaborateDiagnostics.create("resolve/unknown-name", word.span, { name: word.text }, { suggestions, help: `a field of ${pluralOf(noun)} stands here` }));
  return undefined;
}

/** The words of `sharing`: fields of the noun that both sides have. */
export function lookUpShared(words: readonly Word[], noun: Noun, vocabulary: Vocabulary, report: Report): readonly string[] {
  return words.filter((word) => checkShared(word, noun, vocabulary, report)).map((word) => word.text);
}

function checkShared(word: Word, noun: Noun, vocabulary: Vocabulary, report: Report): boolean {
  const field = findField(vocabulary, noun, word.text);
  if (field?.readable) return true;
  const suggestions = suggest(word.text, readableFields(noun, vocabulary));
  const why = field ? "no rule may read it" : `${pluralOf(noun)} have no field of that name`;
  report(elaborateDiagnostics.create("check/sharing-field", word.span, { field: word.text, why }, { suggestions }));
  return false;
}

/** Names of the fields of a noun that a rule may read. */
export function readableFields(noun: Noun, vocabulary: Vocabulary): readonly string[] {
  return fieldsOf(vocabulary, noun).filter((field) => field.readable).map((field) => field.name);
}
