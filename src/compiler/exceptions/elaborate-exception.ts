import { suggest } from "../../base/suggest.ts";
import type * as ir from "../../ir/ir.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type * as ast from "../../parser/ast.ts";
import { exceptionDiagnostics } from "../diagnostics/exceptions.ts";
import type { Draft, PackContext } from "../draft.ts";
import { elaborateClause } from "../elaborate/clause.ts";
import { pluralOf } from "../elaborate/context.ts";
import { rangeOfRule } from "../elaborate-rule.ts";
import { kindWords } from "../kind-words.ts";
import { citeSources } from "../link/citations.ts";
import { readChanges } from "./change.ts";
import type { Change, Exception } from "./exception.ts";
import { readInstead } from "./instead.ts";
import { foreignNoun } from "./scope.ts";

/** What an exception may be written to: the rules and exceptions of its chain. */
export interface Targets {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly exceptions: ReadonlyMap<string, Exception>;
  /** Names of rules that exist but had errors of their own: nothing is said about exceptions to them. */
  readonly broken: ReadonlySet<string>;
}

/** Kinds whose exceptions may only ask about the encounter, since the rule has no item. */
const OF_THE_ENCOUNTER: ReadonlySet<ast.RuleKind> = new Set(["value", "order", "modifier_group", "code_set", "table"]);

/** Understands one exception; the exceptions that it is written to must be understood before. Undefined, reported: it changes nothing. */
export function elaborateException(rule: ast.Rule, targets: Targets, pack: PackContext): Exception | undefined {
  const { report } = pack;
  const body = rule.exception;
  if (!body) return undefined;
  const citations = citeSources(rule.sources, { what: `\`${rule.name.text}\``, span: rule.name.span, pack: pack.pack }, pack.citations, report);
  const range = rangeOfRule(rule, pack);
  const over = body.to.flatMap((word) => targets.exceptions.get(word.text) ?? []);
  const rules = findRules(rule, body.to, targets, pack);
  if (!hasOneChange(body) || rules.length === 0 || rules.length + over.length < body.to.length) return undefined;
  const noun = itemOf(rule, rules, body.to, pack);
  if (noun === undefined) return undefined;
  const guard = readGuard(rule, rules[0]!, noun, pack);
  if (guard === undefined) return undefined;
  const removes = over.length > 0 && body.instead !== undefined && "word" in body.instead && body.instead.word.text === "nothing";
  const changes = removes ? [] : readAll(rule, body, rules, over, pack);
  if (changes === undefined) return undefined;
  return {
    rule, pack: pack.pack, citations, because: becauseOf(rule), to: body.to.map((word) => word.text), over, removes, noun,
    guard: guard ?? undefined, applies: pack.applies, changes, range,
  };
}

/** The rules that are changed in the end: the targets that are rules, and those of the targets that are exceptions. */
function findRules(rule: ast.Rule, to: readonly ast.Word[], targets: Targets, pack: PackContext): readonly Draft[] {
  const rules = new Set<Draft>();
  for (const word of to) {
    const draft = targets.drafts.get(word.text);
    const exception = targets.exceptions.get(word.text);
    if (draft) rules.add(draft);
    else if (exception) for (const { target } of exception.changes) rules.add(target);
    else if (!targets.broken.has(word.text)) {
      const args = { exception: rule.name.text, what: `\`${word.text}\`` };
      const suggestions = suggest(word.text, [...targets.drafts.keys(), ...targets.exceptions.keys()]);
      pack.report(exceptionDiagnostics.create("check/exception-dangling", word.span, args, { suggestions }));
    }
  }
  return [...rules];
}

/** Exactly one of `change` and `instead`; the reader has reported anything else. */
function hasOneChange(body: ast.ExceptionBody): boolean {
  return body.change.length > 0 !== (body.instead !== undefined);
}

/** The item of the guard: the one item of all targets, or none; undefined where the targets walk different nouns. */
function itemOf(rule: ast.Rule, rules: readonly Draft[], to: readonly ast.Word[], pack: PackContext): Noun | null | undefined {
  const item = (draft: Draft): Noun | null => (OF_THE_ENCOUNTER.has(draft.rule.kind) ? null : draft.noun);
  const first = item(rules[0]!);
  const other = rules.find((draft) => item(draft) !== first);
  if (!other) return first;
  const words = (draft: Draft): string => {
    const noun = item(draft);
    return `\`${draft.rule.name.text}\` speaks of ${noun ? pluralOf(noun) : "the encounter"}`;
  };
  const args = { what: `\`${rule.name.text}\``, why: `${words(rules[0]!)} and ${words(other)}; write an exception to each` };
  const span = to.find((word) => word.text === other.rule.name.text)?.span ?? rule.name.span;
  pack.report(exceptionDiagnostics.create("check/exception-scope", span, args));
  return undefined;
}

/** The guard, null where there is none; undefined, reported, where it cannot be understood. */
function readGuard(rule: ast.Rule, target: Draft, noun: Noun | null, pack: PackContext): ir.Test | null | undefined {
  const part = rule.parts.get("when");
  if (part?.content.type !== "clause") return null;
  const { clause } = part.content;
  const foreign = noun === null ? foreignNoun(clause, pack.symbols.vocabulary) : undefined;
  if (foreign) {
    const why = `\`${target.rule.name.text}\` is ${article(kindWords(target.rule.kind))}, which has one meaning for the whole encounter`;
    pack.report(exceptionDiagnostics.create("check/exception-scope", foreign.span, { what: `\`${foreign.text}\``, why }));
    return undefined;
  }
  return elaborateClause(clause, { symbols: pack.symbols, item: noun, kind: target.rule.kind }, pack.report);
}

function readAll(
  rule: ast.Rule, body: ast.ExceptionBody, rules: readonly Draft[], over: readonly Exception[], pack: PackContext,
): readonly Change[] | undefined {
  const unguarded = !rule.parts.has("when") && pack.applies === undefined;
  const context = { rule, pack, over, unguarded };
  const found: Change[] = [];
  for (const target of rules) {
    const changes = body.instead ? readInstead(body.instead, target, context) : readChanges(body.change, target, context);
    if (!changes) return undefined;
    found.push(...changes);
  }
  return found;
}

function becauseOf(rule: ast.Rule): string {
  const content = rule.parts.get("because")?.content;
  return content?.type === "text" ? content.text.text : "";
}

/** "an order", "a value". */
export function article(words: string): string {
  return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
}
