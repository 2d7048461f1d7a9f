import type { Related, Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { typeWords } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Symbol } from "../symbols.ts";
import { type Context, pluralOf } from "./context.ts";
import { nearNames } from "./near.ts";

/** A name that could stand where another was written: what it is in words ("the set"), and where it was declared. */
export interface Candidate {
  readonly name: string;
  readonly what: string;
  readonly span?: Span;
}

const KIND_WORDS: Readonly<Record<Symbol["is"], string>> = {
  value: "the value",
  code_set: "the code set",
  table: "the table",
  set: "the set",
  time: "the time",
  order: "the order",
  other: "the rule",
};

/** What a symbol is, in words: "a set of services", "a value, minutes". */
export function describeSymbol(symbol: Symbol): string {
  switch (symbol.is) {
    case "value": return `a value, ${typeWords(symbol.type)}`;
    case "code_set": return "a code set";
    case "table": return "a table";
    case "set": return `a set of ${pluralOf(symbol.noun)}`;
    case "time": return `a time of ${symbol.noun === null ? "the encounter" : pluralOf(symbol.noun)}`;
    case "order": return `an order of ${pluralOf(symbol.noun)}`;
    case "other": {
      const words = symbol.rule.kind.replaceAll("_", " ");
      return `${/^[aeiou]/.test(words) ? "an" : "a"} ${words} rule`;
    }
  }
}

/** The symbols of the chain that pass a test, as candidates. */
export function symbolCandidates(cx: Context, fits: (symbol: Symbol) => boolean): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [name, symbol] of cx.scope.symbols.byName) {
    if (fits(symbol)) found.push({ name, what: KIND_WORDS[symbol.is], span: symbol.rule.name.span });
  }
  return found;
}

/**
 * Reports a name that nothing in scope has, with the nearest candidates, what they are and where they stand. A word without text was
 * put in by the parser's recovery, and has its diagnostic already.
 */
export function reportUnknownName(word: { readonly text: string; readonly span: Span }, candidates: readonly Candidate[], report: Report): void {
  if (word.text === "") return;
  const near = nearest(word.text, candidates);
  const extras = { help: didYouMean(near), related: relatedOf(near), fixes: fixesOf(word.span, near) };
  report(elaborateDiagnostics.create("resolve/unknown-name", word.span, { name: word.text }, extras));
}

/** Kinds whose names are symbols of their own kind: one that is `other` has a broken head, which was reported there. */
const NAMED_KINDS: ReadonlySet<ast.RuleKind> = new Set(["set", "time", "order"]);

/** Reports a name that stands for something else than what is wanted, and shows where it was declared. */
export function reportWrongKind(word: { readonly text: string; readonly span: Span }, symbol: Symbol, wanted: string, report: Report, help?: string): void {
  if (symbol.is === "other" && NAMED_KINDS.has(symbol.rule.kind)) return;
  const related = [{ span: symbol.rule.name.span, caption: `\`${word.text}\` is declared here` }];
  const args = { name: word.text, found: describeSymbol(symbol), wanted };
  report(elaborateDiagnostics.create("resolve/wrong-kind", word.span, args, { help, related }));
}

function nearest(text: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const names = nearNames(text, candidates.map(({ name }) => name));
  return names.map((name) => candidates.find((one) => one.name === name)!);
}

function didYouMean(near: readonly Candidate[]): string | undefined {
  if (near.length === 0) return undefined;
  const texts = near.map(({ what, name }) => `${what} \`${name}\``);
  const last = texts.pop()!;
  return `did you mean ${texts.length > 0 ? `${texts.join(", ")} or ` : ""}${last}?`;
}

function relatedOf(near: readonly Candidate[]): readonly Related[] {
  return near.flatMap(({ name, what, span }) => (span ? [{ span, caption: `${what} \`${name}\`` }] : []));
}

function fixesOf(span: Span, near: readonly Candidate[]) {
  return near.length === 1 ? [{ title: `write \`${near[0]!.name}\``, edits: [{ span, text: near[0]!.name }] }] : [];
}

/** The symbol that a word names, where it is of one kind; else reports the word as unknown or of the wrong kind. */
export function findSymbol<Kind extends Symbol["is"]>(
  word: ast.Word,
  kind: Kind,
  wanted: string,
  cx: Context,
): Extract<Symbol, { readonly is: Kind }> | undefined {
  const symbol = cx.scope.symbols.byName.get(word.text);
  if (symbol === undefined) {
    reportUnknownName(word, symbolCandidates(cx, (one) => one.is === kind), cx.report);
    return undefined;
  }
  if (symbol.is === kind) return symbol as Extract<Symbol, { readonly is: Kind }>;
  reportWrongKind(word, symbol, wanted, cx.report);
  return undefined;
}
