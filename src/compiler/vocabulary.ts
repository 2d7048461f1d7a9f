/**
 * The vocabulary file as the compiler and the engine use it. Whatever is wrong with it is reported; the result stays usable: a field of an
 * unknown type has the type `error`, about which nothing further is said.
 */
import type { Report } from "../base/diagnostic.ts";
import type { Span } from "../base/source.ts";
import type { Type } from "../ir/types.ts";
import type { EnumType, Noun, Vocabulary } from "../ir/vocabulary.ts";
import type * as ast from "../parser/ast.ts";
import { vocabularyDiagnostics } from "./diagnostics/vocabulary.ts";
import { nearNames } from "./elaborate/near.ts";
import { reportFallbackCycles } from "./vocabulary/cycles.ts";
import { buildField, type FieldScope, type JoinedNoun, reportWord } from "./vocabulary/fields.ts";
import { buildSpan } from "./vocabulary/span.ts";
import { TYPE_WORDS, typeOfWords } from "./vocabulary/type-words.ts";

const ENCOUNTER = "encounter";
const STAGES = ["sites", "services", "lines"] as const;

type Types = ReadonlyMap<string, ReadonlyMap<string, Type>>;

/** Builds the vocabulary of a file; always gives one, and reports what is wrong. */
export function buildVocabulary(file: ast.VocabularyFile, report: Report): Vocabulary {
  const types = unique(file.types, "the type", report).map((node) => buildEnum(node, report));
  const nodes = unique(file.nouns, "the noun", report);
  reportPlurals(nodes, report);
  if (!nodes.some((node) => node.name.text === ENCOUNTER)) {
    report(vocabularyDiagnostics.create("vocabulary/no-encounter", file.name.span, {}));
  }
  const fieldTypes = typesOfFields(nodes, types, report);
  const scopeOf = (node: ast.VocabularyNoun, charted?: JoinedNoun): FieldScope => ({
    noun: node.name.text,
    fields: fieldTypes.get(node.name.text)!,
    enums: types,
    charted,
    typeOf: (noun, field) => fieldTypes.get(noun)?.get(field),
    enumMembers: (name) => types.find((type) => type.name === name)?.members ?? [],
  });
  const charted = findJoined(nodes, report);
  const chartedNoun = charted && buildNoun(charted, scopeOf(charted), report);
  const joined: JoinedNoun = { noun: chartedNoun?.name, fields: new Map(chartedNoun?.fields.map((field) => [field.name, field])) };
  const nouns = nodes.map((node) => {
    if (node === charted && chartedNoun) return chartedNoun;
    const joins = node.madeBy?.text === "services";
    return buildNoun(node, joins ? scopeOf(node, joined) : scopeOf(node), report);
  });
  reportFallbackCycles(nodes, nouns, report);
  return { name: file.name.text, version: file.version.text, reads: file.reads.text, types, nouns };
}

/** The charted noun whose items the services join; undefined where there are no services, or none is named. */
function findJoined(nodes: readonly ast.VocabularyNoun[], report: Report): ast.VocabularyNoun | undefined {
  const service = nodes.find((node) => node.madeBy?.text === "services");
  for (const node of nodes) {
    if (node.joins && node !== service) report(vocabularyDiagnostics.create("vocabulary/joins-elsewhere", node.joins.span, { noun: node.name.text }));
  }
  if (service === undefined) return undefined;
  const charted = nodes.filter((node) => node.from !== undefined);
  const joined = charted.find((node) => node.name.text === service.joins?.text);
  if (joined) return joined;
  const names = charted.map((node) => node.name.text);
  const suggestions = service.joins ? nearNames(service.joins.text, names) : [];
  report(vocabularyDiagnostics.create("vocabulary/joins-nothing", (service.joins ?? service.name).span, { noun: service.name.text }, { suggestions }));
  return undefined;
}

function buildEnum(node: ast.VocabularyType, report: Report): EnumType {
  const members = unique(node.members.map((name) => ({ name })), `in \`${node.name.text}\`, the word`, report).map(({ name }) => name.text);
  if (TYPE_WORDS.includes(node.name.text)) {
    report(vocabularyDiagnostics.create("vocabulary/duplicate-name", node.name.span, { what: "the type", name: node.name.text }, {
      help: "every vocabulary has this type already; choose another name",
    }));
  }
  const groups = unique(node.groups, `in \`${node.name.text}\`, the group`, report).map((group) => ({
    name: group.name.text,
    members: group.members.filter((word) => isMember(word, node.name.text, members, report)).map((word) => word.text),
  }));
  return { name: node.name.text, members, groups };
}

function isMember(word: ast.Word, type: string, members: readonly string[], report: Report): boolean {
  if (members.includes(word.text)) return true;
  const extras = { suggestions: nearNames(word.text, members) };
  report(vocabularyDiagnostics.create("vocabulary/unknown-member", word.span, { member: word.text, type }, extras));
  return false;
}

function typesOfFields(nodes: readonly ast.VocabularyNoun[], types: readonly EnumType[], report: Report): Types {
  const enums = new Set(types.map((type) => type.name));
  return new Map(
    nodes.map((node) => {
      const fields = unique(node.fields, `in \`${node.name.text}\`, the field`, report);
      return [node.name.text, new Map(fields.map((field) => [field.name.text, typeOfField(field.type, enums, report)]))];
    }),
  );
}

function typeOfField(word: ast.Word, enums: ReadonlySet<string>, report: Report): Type {
  const type = typeOfWords(word.text, enums);
  if (type) return type;
  const extras = { suggestions: nearNames(word.text, [...TYPE_WORDS, ...enums]) };
  report(vocabularyDiagnostics.create("vocabulary/unknown-type", word.span, { type: word.text }, extras));
  return { is: "error" };
}

function buildNoun(node: ast.VocabularyNoun, scope: FieldScope, report: Report): Noun {
  const name = node.name.text;
  const seen = new Set<string>();
  const fields = node.fields.filter((field) => !seen.has(field.name.text) && seen.add(field.name.text));
  const madeBy = STAGES.find((stage) => stage === node.madeBy?.text);
  if (node.madeBy && madeBy === undefined) reportWord(node.madeBy, "made by", STAGES, report);
  reportShape(node, report);
  const span = node.itemSpan && buildSpan(node.itemSpan, scope, report);
  return {
    name,
    title: node.title?.text ?? name,
    ...(node.plural && name !== ENCOUNTER ? { plural: node.plural.text } : {}),
    ...(node.from ? { from: node.from.text } : {}),
    ...(node.from && node.required ? { required: true } : {}),
    ...(span ? { span } : {}),
    ...(madeBy ? { madeBy } : {}),
    ...(madeBy === "services" && node.joins ? { joins: node.joins.text } : {}),
    ...(node.givenLine ? { givenLine: node.givenLine.text } : {}),
    fields: fields.map((field) => buildField(field, scope.fields.get(field.name.text)!, scope, report)),
    documents: name === ENCOUNTER ? buildDocuments(node, report) : [],
  };
}

function buildDocuments(node: ast.VocabularyNoun, report: Report): readonly string[] {
  const fields = new Set(node.fields.map((field) => field.name.text));
  for (const word of node.documents) {
    if (fields.has(word.text)) reportTwice(word.span, "the name", word.text, node.fields.find((field) => field.name.text === word.text)!.name.span, report);
  }
  return unique(node.documents.map((name) => ({ name })), "the document", report).map(({ name }) => name.text);
}

function reportShape(node: ast.VocabularyNoun, report: Report): void {
  const noun = node.name.text;
  if (noun === ENCOUNTER) return;
  if ((node.from === undefined) === (node.madeBy === undefined)) {
    report(vocabularyDiagnostics.create("vocabulary/noun-origin", node.name.span, { noun }));
  }
  if (node.plural === undefined) report(vocabularyDiagnostics.create("vocabulary/no-plural", node.name.span, { noun }));
  if (node.documents.length > 0) {
    report(vocabularyDiagnostics.create("vocabulary/documents-elsewhere", node.documents[0]!.span, { noun }));
  }
}

/** A plural that is another noun or another plural would give one word two meanings. */
function reportPlurals(nodes: readonly ast.VocabularyNoun[], report: Report): void {
  const taken = new Map(nodes.map((node) => [node.name.text, node.name.span]));
  for (const { plural } of nodes) {
    if (plural === undefined) continue;
    const first = taken.get(plural.text);
    if (first) reportTwice(plural.span, "the noun", plural.text, first, report);
    else taken.set(plural.text, plural.span);
  }
}

/** The first of each name; the others are reported. */
function unique<T extends { readonly name: ast.Word }>(items: readonly T[], what: string, report: Report): readonly T[] {
  const first = new Map<string, Span>();
  return items.filter(({ name }) => {
    const span = first.get(name.text);
    if (span) reportTwice(name.span, what, name.text, span, report);
    else first.set(name.text, name.span);
    return span === undefined;
  });
}

function reportTwice(span: Span, what: string, name: string, first: Span, report: Report): void {
  const related = [{ span: first, caption: "first written here" }];
  report(vocabularyDiagnostics.create("vocabulary/duplicate-name", span, { what, name }, { related }));
}
