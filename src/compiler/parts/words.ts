import { suggest } from "../../base/suggest.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type { Word } from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { ENCOUNTER, pluralOf } from "../elaborate/context.ts";
import { findField } from "../elaborate/fields.ts";
import { findSymbol } from "../elaborate/names.ts";
import { isInside } from "../elaborate/time.ts";
import { kindWords } from "../kind-words.ts";
import type { PartContext } from "./context.ts";
import { lookUpField, lookUpShared, readableFields } from "./fields.ts";
import type { Meaning } from "./meaning.ts";
import { readUnitSizes } from "./unit-sizes.ts";


/** A part that is one word: of a closed list, or a name of a field, time or table. */
export function lookUpWord(path: string, word: Word, cx: PartContext): Meaning | undefined {
  const found = { is: "word", word: word.text } as const;
  switch (`${cx.kind} ${path}`) {
    case "order per": case "order ask for": return cx.scope.item && lookUp(word, cx.scope.item, cx) ? found : undefined;
    case "ladder measure": return checkMeasure(word, cx) ? found : undefined;
    case "bill accounts for": return checkMeasure(word, cx) ? found : undefined;
    case "bill once per": return lookUpOncePer([word], cx);
    case "services sharing": case "set spaced.sharing": return lookUpWords(path, [word], cx);
    case "drug_units unit size": return readUnitSizes(word, cx);
    case "pairs table": return lookUpTable(word, cx) ? found : undefined;
    case "pairs bypass.by": return lookUpGroup(word, cx) ? found : undefined;
    default: return found;
  }
}

/** A part that is a list of words. */
export function lookUpWords(path: string, words: readonly Word[], cx: PartContext): Meaning | undefined {
  const { item, symbols } = cx.scope;
  switch (`${cx.kind} ${path}`) {
    case "services sharing": case "set spaced.sharing": {
      if (item === null) return undefined;
      const fields = lookUpShared(words, item, symbols.vocabulary, cx.report);
      return fields.length === words.length ? { is: "words", words: fields } : undefined;
    }
    case "bill once per": return lookUpOncePer(words, cx);
    default: return { is: "words", words: words.map((word) => word.text) };
  }
}

function lookUp(word: Word, noun: Noun, cx: PartContext): boolean {
  return lookUpField(word, noun, cx.scope.symbols.vocabulary, cx.report) !== undefined;
}

/** `measure` and `accounts for` name a time of the head's noun, of its site, or of the encounter. */
function checkMeasure(word: Word, cx: PartContext): boolean {
  const time = findSymbol(word, "time", "a named time", cx);
  if (!time) return false;
  if (isInside(cx.scope.symbols.vocabulary, cx.scope.item, time.noun)) return true;
  const args = {
    measure: word.text,
    owner: time.noun ? pluralOf(time.noun) : "the encounter",
    ladder: `this ${kindWords(cx.kind)}`,
    plural: cx.scope.item ? pluralOf(cx.scope.item) : "the encounter",
  };
  cx.report(checkDiagnostics.create("check/measure-noun", word.span, args, { related: [{ span: time.rule.name.span, caption: "declared here" }] }));
  return false;
}

function lookUpOncePer(words: readonly Word[], cx: PartContext): Meaning | undefined {
  const { item, symbols } = cx.scope;
  const known = words.filter((word) => {
    if (word.text === ENCOUNTER) return true;
    const field = item ? findField(symbols.vocabulary, item, word.text) : undefined;
    if (field?.readable) return true;
    const names = [ENCOUNTER, ...(item ? readableFields(item, symbols.vocabulary) : [])];
    const args = { field: word.text, plural: item ? pluralOf(item) : "encounters" };
    cx.report(checkDiagnostics.create("check/once-per-field", word.span, args, { suggestions: suggest(word.text, names) }));
    return false;
  });
  return known.length === words.length ? { is: "words", words: words.map((word) => word.text) } : undefined;
}

function lookUpTable(word: Word, cx: PartContext): boolean {
  return findSymbol(word, "table", "a table", cx) !== undefined;
}

function lookUpGroup(word: Word, cx: PartContext): boolean {
  const other = findSymbol(word, "other", "a modifier group", cx);
  return other?.rule.kind === "modifier_group";
}
