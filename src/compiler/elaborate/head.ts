import type { Report } from "../../base/diagnostic.ts";
import type * as ir from "../../ir/ir.ts";
import { type Roles, rolesOf } from "../../ir/roles.ts";
import { systemsCompare } from "../../ir/types.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { KINDS } from "../../parser/kinds.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Symbols } from "../symbols.ts";
import { type Context, ENCOUNTER, findNoun, findPlural, pluralOf, vocabularyOf, written } from "./context.ts";
import { constantOfLiteral, typeOfLiteral } from "./literal.ts";
import { reportUnknownName, reportWrongKind, symbolCandidates } from "./names.ts";
import { findSetOfNoun } from "./set.ts";
import { checkItemStage } from "./stages.ts";
import { checkTableKey } from "./table-key.ts";
import { reportType } from "./types.ts";

/** A head and the noun it walks. */
export interface NounHead {
  readonly head: ir.Head;
  readonly noun: Noun;
}

type Narrowed = NonNullable<ast.Head["narrowed"]>;

const LINE_MAKERS: ReadonlySet<ast.RuleKind> = new Set(["ladder", "bill", "drug_units"]);

/** What the `for each` of a kind must walk, where the kind walks one noun only. */
const WALKS: Readonly<Partial<Record<ast.RuleKind, keyof Roles>>> = {
  sites: "access",
  assume: "charted",
  services: "charted",
  drug_units: "charted",
  date: "line",
  modifier: "line",
  limit: "line",
};

/** What a role is called where the vocabulary has no noun for it. */
const ROLE_WORDS: Readonly<Record<keyof Roles, string>> = {
  charted: "what services join",
  service: "services",
  access: "accesses, which know the coding site they belong to",
  site: "coding sites",
  line: "lines",
};

/** The `for each` of a rule of a kind; undefined: a diagnostic was given. */
export function elaborateHead(head: ast.Head, symbols: Symbols, kind: ast.RuleKind, report: Report): NounHead | undefined {
  const outside: Context = { scope: { symbols, item: null, kind }, report };
  const noun = findWalked(head, outside);
  if (noun === undefined) return undefined;
  const cx: Context = { scope: { symbols, item: noun, kind }, report };
  const role = WALKS[kind];
  const walked = role && rolesOf(vocabularyOf(outside))[role];
  if (role && walked !== noun) {
    const args = { section: KINDS[kind].section, wanted: walked ? pluralOf(walked) : ROLE_WORDS[role], plural: pluralOf(noun) };
    report(elaborateDiagnostics.create("check/head-noun", head.noun.span, args));
    return undefined;
  }
  if (!checkItemStage(head.noun.span, cx)) return undefined;
  if (head.narrowed === undefined) return { head: { noun: noun.name }, noun };
  const narrowed = narrow(head, head.narrowed, noun, cx);
  return narrowed && { head: { noun: noun.name, ...narrowed }, noun };
}

function findWalked(head: ast.Head, cx: Context): Noun | undefined {
  const vocabulary = vocabularyOf(cx);
  const noun = findNoun(vocabulary, head.noun.text);
  if (noun && noun.name !== ENCOUNTER) return noun;
  const plural = findPlural(vocabulary, head.noun.text);
  const suggestion = plural?.name;
  if (noun || plural) {
    const args = { name: head.noun.text, found: noun ? "the whole encounter" : "the set of all", wanted: "the noun of one item" };
    const help = noun ? "a rule without `for each` speaks of the encounter" : undefined;
    cx.report(elaborateDiagnostics.create("resolve/wrong-kind", head.noun.span, args, { help, suggestions: suggestion ? [suggestion] : [] }));
    return undefined;
  }
  const nouns = vocabulary.nouns.filter((one) => one.name !== ENCOUNTER).map(({ name }) => ({ name, what: "the noun" }));
  reportUnknownName(head.noun, nouns, cx.report);
  return undefined;
}

function narrow(head: ast.Head, narrowed: Narrowed, noun: Noun, cx: Context): Omit<ir.Head, "noun"> | undefined {
  if (narrowed.by === "in") {
    const fits = findSetOfNoun(narrowed.name, noun, `here ${pluralOf(noun)} are walked`, cx);
    return fits ? { in: narrowed.name.text } : undefined;
  }
  if (noun.madeBy !== "lines") {
    const by = narrowed.by === "from" ? "from" : "of";
    cx.report(elaborateDiagnostics.create("check/head-form", head.span, { noun: noun.name, by }));
    return undefined;
  }
  if (narrowed.by === "code") return ofCode(narrowed.code, cx);
  return narrowed.by === "from" ? fromRule(narrowed.name, cx) : ofCodes(narrowed.name, cx);
}

/** `line from RULE`: a rule that makes lines. */
function fromRule(word: ast.Word, cx: Context): { readonly from: string } | undefined {
  const symbol = cx.scope.symbols.byName.get(word.text);
  if (symbol && LINE_MAKERS.has(symbol.rule.kind)) return { from: word.text };
  if (symbol) reportWrongKind(word, symbol, "a rule that makes lines", cx.report, "ladders, bills and drug units make lines");
  else reportUnknownName(word, symbolCandidates(cx, ({ rule }) => LINE_MAKERS.has(rule.kind)).map((one) => ({ ...one, what: "the rule" })), cx.report);
  return undefined;
}

/** `line of NAME`: a code set, or a table by its key, of procedure codes. */
function ofCodes(word: ast.Word, cx: Context): { readonly codes: string } | undefined {
  const symbol = cx.scope.symbols.byName.get(word.text);
  if (symbol?.is !== "code_set" && symbol?.is !== "table") {
    const help = symbol?.is === "set" ? `write \`line in ${word.text}\`` : undefined;
    if (symbol) reportWrongKind(word, symbol, "a code set or a table", cx.report, help);
    else reportUnknownName(word, symbolCandidates(cx, (one) => one.is === "code_set" || one.is === "table"), cx.report);
    return undefined;
  }
  const system = symbol.is === "code_set" ? symbol.system : checkTableKey(symbol, word, cx);
  if (system === undefined) return undefined;
  if (systemsCompare(system, "code")) return { codes: word.text };
  const related = [{ span: symbol.rule.name.span, caption: `\`${word.text}\` is declared here` }];
  const args = { value: "line", found: "a procedure or drug", name: word.text, what: `a set of ${system} codes` };
  cx.report(elaborateDiagnostics.create("check/membership-type", word.span, args, { related }));
  return undefined;
}

function ofCode(code: ast.Literal, cx: Context): { readonly code: string } | undefined {
  const type = typeOfLiteral(code);
  if (type.is === "code" && systemsCompare(type.system, "code")) return { code: String(constantOfLiteral(code)) };
  reportType(code, type, { is: "code", system: "code" }, cx, `\`${written(code)}\` is no code of a line`);
  return undefined;
}
