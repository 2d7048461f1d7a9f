import type { Report } from "../../base/diagnostic.ts";
import type { Type } from "../../ir/types.ts";
import { typeWords } from "../../ir/types.ts";
import type { Absence, Field, Joined } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { KINDS } from "../../parser/kinds.ts";
import { vocabularyDiagnostics } from "../diagnostics/vocabulary.ts";
import { nearNames } from "../elaborate/near.ts";
import { type FallbackScope, fallbackForms, readWhenAbsent } from "./fallback.ts";
import { readFieldName, type SpanScope } from "./span.ts";

const JOINED: readonly Joined[] = ["same", "any", "all", "earliest", "latest", "sum"];

type How = Extract<Absence, { is: "derived" }>["how"];

const DERIVED: Readonly<Record<string, { readonly how: How; readonly makes: Type }>> = {
  "yes for the first of the list": { how: "first_of_list", makes: { is: "flag" } },
  itself: { how: "itself", makes: { is: "site" } },
  "the coding site it belongs to": { how: "coding_site", makes: { is: "site" } },
};

const SUMMED: ReadonlySet<Type["is"]> = new Set(["minutes", "units", "days", "count", "ml", "money", "amount"]);

/** The charted noun whose items a service joins; without a noun the vocabulary names none, and that has been reported. */
export interface JoinedNoun {
  readonly noun: string | undefined;
  readonly fields: ReadonlyMap<string, Field>;
}

/** What a field is read with: the fallback's scope, the noun's fields, and what a service joins (undefined elsewhere). */
export interface FieldScope extends FallbackScope, SpanScope {
  readonly charted: JoinedNoun | undefined;
}

/** Reads one field whose type is known; a field that is joined takes its absence from the charted field it joins. */
export function buildField(node: ast.VocabularyField, type: Type, scope: FieldScope, report: Report): Field {
  const joined = readJoined(node, type, scope, report);
  const needs = node.needs && readFieldName(node.needs, scope, report);
  const base = {
    name: node.name.text,
    type,
    readable: node.readable,
    readableIn: node.readableIn.flatMap((word) => readSection(word, report)),
    ...(needs === undefined ? {} : { needs }),
  };
  if (joined === undefined) return { ...base, absence: readAbsence(node, type, scope, report) };
  return { ...base, joined, absence: joinedAbsence(node.name.text, joined, scope) };
}

function readAbsence(node: ast.VocabularyField, type: Type, scope: FieldScope, report: Report): Absence {
  const said = [
    node.required ? "`required`" : undefined,
    node.documentable ? "`documentable`" : undefined,
    node.whenAbsent ? "`when absent`" : undefined,
    node.derived ? "`derived`" : undefined,
  ].filter((key) => key !== undefined);
  const names = { noun: scope.noun, field: node.name.text };
  const unknown: Absence = { is: "documentable" };
  if (said.length > 1) {
    report(vocabularyDiagnostics.create("vocabulary/two-absences", node.name.span, { ...names, keys: said.join(", ") }));
    return unknown;
  }
  if (node.required) return { is: "required" };
  if (node.documentable) return unknown;
  if (node.derived) return readDerived(node.derived, type, names, report);
  if (node.whenAbsent === undefined) {
    if (node.joined === undefined) report(vocabularyDiagnostics.create("vocabulary/no-absence", node.name.span, names));
    return unknown;
  }
  if (type.is === "error") return unknown;
  const absence = readWhenAbsent(node.whenAbsent.text, type, scope);
  if (absence) return absence;
  const args = { ...names, text: node.whenAbsent.text, type: typeWords(type), forms: fallbackForms(type) };
  report(vocabularyDiagnostics.create("vocabulary/bad-fallback", node.whenAbsent.span, args));
  return unknown;
}

function readDerived(word: ast.Word, type: Type, names: { noun: string; field: string }, report: Report): Absence {
  const derived = Object.hasOwn(DERIVED, word.text) ? DERIVED[word.text] : undefined;
  if (derived === undefined) {
    reportWord(word, "derived", Object.keys(DERIVED), report);
    return { is: "documentable" };
  }
  if (type.is !== "error" && type.is !== derived.makes.is) {
    const args = { ...names, derived: word.text, made: typeWords(derived.makes), type: typeWords(type) };
    report(vocabularyDiagnostics.create("vocabulary/derived-type", word.span, args));
  }
  return { is: "derived", how: derived.how };
}

function readJoined(node: ast.VocabularyField, type: Type, scope: FieldScope, report: Report): Joined | undefined {
  const word = node.joined;
  const names = { noun: scope.noun, field: node.name.text };
  if (scope.charted === undefined) {
    if (word) report(vocabularyDiagnostics.create("vocabulary/joined-elsewhere", word.span, { noun: scope.noun }));
    return undefined;
  }
  if (word === undefined) return undefined;
  const joined = JOINED.find((one) => one === word.text);
  if (joined === undefined) {
    reportWord(word, "joined", JOINED, report);
    return undefined;
  }
  if (type.is === "error" || scope.charted.noun === undefined) return joined;
  const charted = scope.charted.fields.get(node.name.text);
  if (charted === undefined || (charted.type.is !== "error" && !sameType(charted.type, type))) {
    report(vocabularyDiagnostics.create("vocabulary/joined-not-charted", node.name.span, { ...names, charted: scope.charted.noun }));
  }
  if (!joins(joined, type)) {
    report(vocabularyDiagnostics.create("vocabulary/joined-type", word.span, { ...names, joined, type: typeWords(type) }));
  }
  return joined;
}

function joins(joined: Joined, type: Type): boolean {
  switch (joined) {
    case "same": return type.is !== "time" && type.is !== "modifiers" && type.is !== "list";
    case "any": case "all": return type.is === "flag";
    case "earliest": case "latest": return type.is === "instant" || type.is === "date";
    case "sum": return SUMMED.has(type.is);
  }
}

/** Values that differ are not known under `same`; any other join is known where every charted value is. */
function joinedAbsence(field: string, joined: Joined, scope: FieldScope): Absence {
  const charted = scope.charted?.fields.get(field);
  return joined === "same" || charted === undefined ? { is: "documentable" } : charted.absence;
}

function sameType(a: Type, b: Type): boolean {
  if (a.is === "enum" && b.is === "enum") return a.name === b.name;
  if (a.is === "code" && b.is === "code") return a.system === b.system;
  return a.is === b.is;
}

function readSection(word: ast.Word, report: Report): readonly string[] {
  for (const [kind, rule] of Object.entries(KINDS)) if (rule.section === word.text) return [kind];
  reportWord(word, "readable in", Object.values(KINDS).map((rule) => rule.section), report);
  return [];
}

/** Says that a word is not of a closed list, and which are. */
export function reportWord(word: ast.Word, key: string, words: readonly string[], report: Report): void {
  const quoted = words.map((one) => `\`${one}\``).join(", ");
  const extras = { suggestions: nearNames(word.text, words) };
  const args = { word: word.text, key, words: quoted };
  report(vocabularyDiagnostics.create("vocabulary/unknown-word", word.span, args, extras));
}
