import type { Report } from "../../base/diagnostic.ts";
import type { CodeSystem, Type } from "../../ir/types.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { RESERVED_WORDS } from "../../parser/clause/tokens.ts";
import { linkDiagnostics } from "../diagnostics/link.ts";
import { findNoun } from "../elaborate/context.ts";
import { typeOfLiteral } from "../elaborate/literal.ts";
import { codeSystemOf } from "../tables/code-form.ts";
import type { Symbol, Symbols } from "../symbols.ts";
import { typeOfWords } from "../vocabulary/type-words.ts";
import { kindWords } from "../kind-words.ts";

/** A rule and the id of the pack that declares it. */
export interface OwnedRule {
  readonly rule: ast.Rule;
  readonly pack: string;
}

/** The names of a chain, and who declares each. */
export interface NameTable {
  readonly symbols: Symbols;
  readonly owners: ReadonlyMap<string, OwnedRule>;
}

/** Adds the rules of a pack to the names of its base. A name that is taken or reserved is reported; the first rule keeps it. */
export function tableNames(
  pack: string,
  rules: readonly ast.Rule[],
  base: NameTable | undefined,
  vocabulary: Vocabulary,
  report: Report,
): NameTable {
  const owners = new Map(base?.owners);
  const byName = new Map(base?.symbols.byName);
  const reserved = reservedWords(vocabulary);
  for (const rule of rules) {
    const { text, span } = rule.name;
    const taken = owners.get(text);
    const use = reserved.get(text);
    if (use !== undefined) report(linkDiagnostics.create("resolve/reserved-name", span, { name: text, use }));
    if (taken) {
      const related = [{ span: taken.rule.name.span, caption: "here first" }];
      const args = { name: text, kind: kindWords(taken.rule.kind), pack: taken.pack };
      report(linkDiagnostics.create("resolve/duplicate-name", span, args, { related, help: duplicateHelp(rule, taken, pack) }));
    } else {
      owners.set(text, { rule, pack });
      byName.set(text, symbolOf(rule, vocabulary));
    }
  }
  return { symbols: { vocabulary, byName }, owners };
}

function duplicateHelp(rule: ast.Rule, taken: OwnedRule, pack: string): string | undefined {
  if (taken.pack === pack || rule.kind !== taken.rule.kind) return undefined;
  return `to change it for this payer, write an exception \`to: ${rule.name.text}\``;
}

function reservedWords(vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const words = new Map(RESERVED_WORDS.map((word) => [word, "a word of the clauses"]));
  for (const { name, plural } of vocabulary.nouns) {
    words.set(name, "a noun of the vocabulary");
    if (plural !== undefined) words.set(plural, `the set of every ${name}`);
  }
  return words;
}

function symbolOf(rule: ast.Rule, vocabulary: Vocabulary): Symbol {
  const noun = rule.forEach ? findNoun(vocabulary, rule.forEach.noun.text) : null;
  switch (rule.kind) {
    case "value": return { is: "value", rule, type: typeOfValue(rule) };
    case "code_set": return { is: "code_set", rule, system: systemOf(rule) };
    case "table": return { is: "table", rule, columns: columnsOf(rule, vocabulary), key: keyOf(rule) };
    case "set": case "order": return noun ? { is: rule.kind, rule, noun } : { is: "other", rule };
    case "time": return noun === undefined ? { is: "other", rule } : { is: "time", rule, noun };
    default: return { is: "other", rule };
  }
}

function typeOfValue(rule: ast.Rule): Type {
  const content = rule.parts.get("is")?.content;
  const value = content?.type === "dated" ? content.entries[0]?.value : content?.type === "value" ? content.value : undefined;
  if (value?.kind === "literal") return typeOfLiteral(value);
  if (value?.kind === "name" && (value.text === "yes" || value.text === "no")) return { is: "flag" };
  return { is: "error" };
}

function systemOf(rule: ast.Rule): CodeSystem {
  const content = rule.parts.get("system")?.content;
  return (content?.type === "word" && codeSystemOf(content.word.text)) || "code";
}

function columnsOf(rule: ast.Rule, vocabulary: Vocabulary): ReadonlyMap<string, Type> {
  const content = rule.parts.get("columns")?.content;
  if (content?.type !== "columns") return new Map();
  const enums = new Set(vocabulary.types.map((type) => type.name));
  return new Map(content.entries.map(({ column, columnType }) => [column.text, typeOfWords(columnType.text, enums) ?? { is: "error" }]));
}

function keyOf(rule: ast.Rule): readonly string[] {
  const content = rule.parts.get("key")?.content;
  if (content?.type === "word") return [content.word.text];
  return content?.type === "words" ? content.words.map((word) => word.text) : [];
}

