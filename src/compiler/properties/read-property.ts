import type { Report } from "../../base/diagnostic.ts";
import { type Span, textOf } from "../../base/source.ts";
import { rolesOf } from "../../ir/roles.ts";
import type * as ir from "../../ir/ir.ts";
import type { RuleKind, Word, YamlScalar } from "../../parser/ast.ts";
import { isCodeOf } from "../../parser/clause/codes.ts";
import { parseClause } from "../../parser/clause/parse.ts";
import { mapStraight } from "../../parser/yaml/mapped-text.ts";
import { elaborateClause } from "../elaborate/clause.ts";
import { describeSymbol, reportUnknownName, reportWrongKind, symbolCandidates } from "../elaborate/names.ts";
import { lookUpField } from "../parts/fields.ts";
import type { Symbol, Symbols } from "../symbols.ts";
import { propertyDiagnostics } from "../diagnostics/properties.ts";
import { nearSentence } from "./near.ts";
import type { Argument, LineName, Property, ScopeWord } from "./property.ts";
import { LAWS, partsOf, REFUTED, type Slot, SLOT_WORDS } from "./sentences.ts";

/** Kinds of rule that make lines. */
const MAKES_LINES: ReadonlySet<RuleKind> = new Set(["ladder", "bill", "drug_units"]);

/** What a sentence is read with. */
export interface PropertyContext {
  /** Id of the pack that states it. */
  readonly pack: string;
  readonly symbols: Symbols;
  readonly report: Report;
}

/** A sentence of `properties` as a law with its arguments. Undefined: the library does not know it, or a name in it; that has been reported. */
export function readProperty(written: Word, context: PropertyContext): Property | undefined {
  const said = narrowed(written);
  const sentence = plain(said.words.text);
  for (const [law, form] of LAWS) {
    const found = match(form, said.words);
    if (found === undefined) continue;
    const read = found.map(({ slot, word }) => readArgument(slot, word, context));
    const where = said.clause && readWhere(said.clause, context);
    if (read.includes(undefined) || (said.clause && where === undefined)) return undefined;
    return { law, sentence: plain(written.text), stem: sentence, pack: context.pack, span: written.span, arguments: read as readonly Argument[], ...(where ? { where } : {}) };
  }
  const why = Object.hasOwn(REFUTED, sentence) ? REFUTED[sentence] : undefined;
  if (why !== undefined) {
    context.report(propertyDiagnostics.create("check/property-refuted", written.span, { sentence, why }));
    return undefined;
  }
  const near = nearSentence(sentence);
  context.report(propertyDiagnostics.create("check/property-unknown", said.words.span, { sentence }, near === undefined ? {} : suggestion(near)));
  return undefined;
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}

/** A sentence apart from the clause that it is stated for: `SENTENCE, where CLAUSE`. */
function narrowed(written: Word): { readonly words: Word; readonly clause?: Word } {
  const found = /,\s+where\s+/.exec(written.text);
  if (!found) return { words: written };
  const { index, 0: { length } } = found;
  return { words: within(written.span, written.text, 0, index), clause: within(written.span, written.text, index + length, written.text.length) };
}

function readWhere({ text, span }: Word, { symbols, report }: PropertyContext): ir.Test | undefined {
  const scalar: YamlScalar = { kind: "scalar", text, span, style: "plain", offsets: mapStraight(text, span.start).offsets };
  return elaborateClause(parseClause(scalar, report), { symbols, item: null, kind: "edit" }, report);
}

/** A sentence without parameters can be put in place of what was written; one with them only shows its form. */
function suggestion(near: string) {
  if (partsOf(near).every((part) => typeof part === "string")) return { suggestions: [near] };
  return { help: `did you mean the form \`${near}\`?`, fixes: [] };
}

interface Found {
  readonly slot: Slot;
  readonly word: Word;
}

/** The words that stand for the parameters of a form; undefined where the form does not fit. */
function match(form: string, written: Word): readonly Found[] | undefined {
  const parts = partsOf(form);
  const pattern = parts.map((part) => (typeof part === "string" ? part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+") : "(.+?)")).join("");
  const found = new RegExp(`^\\s*${pattern}\\s*\\.?\\s*$`, "d").exec(written.text);
  if (!found) return undefined;
  const slots = parts.flatMap((part) => (typeof part === "string" ? [] : [part.slot]));
  return slots.map((slot, index) => ({ slot, word: within(written.span, written.text, ...found.indices![index + 1]!) }));
}

/** A piece of a text with its own place, where the text stands in the file as it is; else with the place of all of it. */
function within(span: Span, text: string, start: number, end: number): Word {
  const exact = textOf(span) === text;
  return { text: text.slice(start, end), span: exact ? { file: span.file, start: span.start + start, end: span.start + end } : span };
}

function readArgument(slot: Slot, word: Word, context: PropertyContext): Argument | undefined {
  switch (slot) {
    case "LINES": return readLines(word, context);
    case "SET": return readSet(word, context);
    case "FIELD": return readField(word, context);
    case "MINUTES": return readMinutes(word, context);
    case "SCOPE": return readScope(word, context);
  }
}

function readLines(word: Word, context: PropertyContext): Argument | undefined {
  const names = [...word.text.matchAll(/(?:(?:CPT|HCPCS)\s+)?[^\s,]+/g)].filter(([text]) => text !== "and" && text !== "or");
  const read = names.map(({ 0: text, index }) => readLineName(within(word.span, word.text, index, index + text.length), context));
  return read.includes(undefined) || read.length === 0 ? undefined : { is: "lines", of: read as readonly LineName[] };
}

function readLineName(word: Word, { symbols, report }: PropertyContext): LineName | undefined {
  const code = /^(CPT|HCPCS)\s+(\S+)$/.exec(word.text);
  if (code && isCodeOf(code[1] as "CPT" | "HCPCS", code[2]!)) return { is: "code", code: code[2]! };
  const symbol = symbols.byName.get(word.text);
  if (symbol === undefined) reportUnknownName(word, candidates(context(symbols, report), billsLines), report);
  else if (symbol.is === "code_set" || symbol.is === "table") return { is: "codes", name: word.text };
  else if (billsLines(symbol)) return { is: "rule", name: word.text };
  else reportWrongKind(word, symbol, SLOT_WORDS.LINES, report);
  return undefined;
}

function billsLines(symbol: Symbol): boolean {
  return symbol.is === "code_set" || (symbol.is === "other" && MAKES_LINES.has(symbol.rule.kind));
}

function readSet(word: Word, { symbols, report }: PropertyContext): Argument | undefined {
  const coded = rolesOf(symbols.vocabulary).service;
  const fits = (symbol: Symbol): boolean => symbol.is === "set" && symbol.noun === coded;
  const symbol = symbols.byName.get(word.text);
  if (symbol && fits(symbol)) return { is: "set", name: word.text };
  if (symbol) reportWrongKind(word, symbol, SLOT_WORDS.SET, report);
  else reportUnknownName(word, candidates(context(symbols, report), fits), report);
  return undefined;
}

function readField(word: Word, { symbols, report }: PropertyContext): Argument | undefined {
  const { charted } = rolesOf(symbols.vocabulary);
  const field = charted && lookUpField(word, charted, symbols.vocabulary, report);
  return field && { is: "field", name: field.name };
}

function readMinutes(word: Word, { symbols, report }: PropertyContext): Argument | undefined {
  const number = /^([0-9]{1,5}) minutes?$/.exec(word.text);
  if (number) return { is: "minutes", of: Number(number[1]) };
  const fits = (symbol: Symbol): boolean => symbol.is === "value" && symbol.type.is === "minutes";
  const symbol = symbols.byName.get(word.text);
  if (symbol && fits(symbol)) return { is: "minutes", of: word.text };
  if (symbol) reportWrongKind(word, symbol, SLOT_WORDS.MINUTES, report);
  else reportUnknownName(word, candidates(context(symbols, report), fits), report);
  return undefined;
}

function readScope(word: Word, { report }: PropertyContext): Argument | undefined {
  const found = /^(?:an? )?(site|day|encounter)$/.exec(word.text);
  if (found) return { is: "scope", word: found[1] as ScopeWord };
  const known = ["site", "day", "encounter"].map((name) => ({ name, what: "the word" }));
  reportUnknownName(word, known, report);
  return undefined;
}

function context(symbols: Symbols, report: Report) {
  return { scope: { symbols, item: null, kind: "pack" as const }, report };
}

function candidates(cx: ReturnType<typeof context>, fits: (symbol: Symbol) => boolean) {
  return symbolCandidates(cx, fits).map((one) => ({ ...one, what: describeSymbol(cx.scope.symbols.byName.get(one.name)!).replace(/^an? /, "the ") }));
}
