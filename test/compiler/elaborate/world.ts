import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { textOf } from "../../../src/base/source.ts";
import { typeOfLiteral } from "../../../src/compiler/elaborate/literal.ts";
import type { Scope, Symbol, Symbols } from "../../../src/compiler/symbols.ts";
import { typeOfWords } from "../../../src/compiler/vocabulary/type-words.ts";
import type { CodeSystem } from "../../../src/ir/types.ts";
import type * as ast from "../../../src/parser/ast.ts";
import { parseValue } from "../../../src/parser/clause/parse.ts";
import { shippedVocabulary } from "../../support/vocabulary.ts";

/** A scalar that is a file of its own: its offsets are those of its text. */
export function scalarOf(text: string): ast.YamlScalar {
  const span = { file: { path: "test.yaml", text }, start: 0, end: text.length };
  return { kind: "scalar", text, style: "plain", span, offsets: Uint32Array.from({ length: text.length + 1 }, (_, index) => index) };
}

/** A word that is a file of its own. */
export function wordOf(text: string): ast.Word {
  return { text, span: { file: { path: "test.yaml", text }, start: 0, end: text.length } };
}

/**
 * Symbols from one line each: `value NAME = LITERAL`, `set NAME of NOUN`, `time NAME [of NOUN]`, `order NAME of NOUN [per FIELD]`,
 * `code_set NAME SYSTEM`, `table NAME key COLUMN.. columns COLUMN:TYPE..`, `exception NAME to RULE`, and KIND NAME of any other kind.
 */
export function symbolsOf(lines: string): Symbols {
  const byName = new Map<string, Symbol>();
  for (const line of lines.split("\n").map((one) => one.trim()).filter((one) => one !== "")) {
    const symbol = symbolOf(line);
    byName.set(symbol.rule.name.text, symbol);
  }
  return { vocabulary: shippedVocabulary(), byName };
}

/** A scope in a rule of a kind that walks a noun; without a noun, the encounter. */
export function scopeOf(symbols: Symbols, kind: Scope["kind"], noun?: string): Scope {
  return { symbols, kind, item: noun === undefined ? null : nounOf(noun) };
}

function symbolOf(line: string): Symbol {
  const [kind, name, ...rest] = line.split(/\s+/) as [ast.RuleKind, string, ...string[]];
  const after = (key: string) => (rest.includes(key) ? rest[rest.indexOf(key) + 1] : undefined);
  const of = after("of");
  const rule = ruleOf(kind, name, line, after("per"), after("to"));
  switch (kind) {
    case "value": {
      const is = rule.parts.get("is")!.content as Extract<ast.PartContent, { type: "value" }>;
      return { is: "value", rule, type: typeOfLiteral(is.value as ast.Literal) };
    }
    case "set": case "order": return { is: kind, rule, noun: nounOf(of!) };
    case "time": return { is: "time", rule, noun: of === undefined ? null : nounOf(of) };
    case "code_set": return { is: "code_set", rule, system: rest[0] as CodeSystem };
    case "table": {
      const columns = rest.slice(rest.indexOf("columns") + 1).map((one) => one.split(":") as [string, string]);
      const key = rest.slice(rest.indexOf("key") + 1, rest.indexOf("columns"));
      return { is: "table", rule, key, columns: new Map(columns.map(([column, type]) => [column, typeOfWords(type, new Set())!])) };
    }
    default: return { is: "other", rule };
  }
}

function ruleOf(kind: ast.RuleKind, name: string, line: string, per: string | undefined, to: string | undefined): ast.Rule {
  const start = line.indexOf(name);
  const word: ast.Word = { text: name, span: { file: { path: "rules.yaml", text: line }, start, end: start + name.length } };
  const parts = new Map<string, ast.Part>();
  const part = (path: string, content: ast.PartContent) => parts.set(path, { path, content, keySpan: word.span, span: word.span });
  if (kind === "value") part("is", { type: "value", value: parseValue(scalarOf(line.split(" = ")[1]!), () => {}) });
  if (per !== undefined) part("per", { type: "word", word: wordOf(per) });
  return { kind, name: word, parts, sources: [], contested: [], span: word.span, ...(to === undefined ? {} : { exception: { to: [wordOf(to)], change: [] } }) };
}

function nounOf(name: string) {
  const noun = shippedVocabulary().nouns.find((one) => one.name === name);
  if (noun === undefined) throw new Error(`the vocabulary has no noun ${name}`);
  return noun;
}

/** What a table of diagnostics compares: code, underlined text and, where asked, message, help and the text after the first fix. */
export function summary(diagnostic: Diagnostic) {
  const { file } = diagnostic.span;
  const edit = diagnostic.fixes[0]?.edits[0];
  return {
    code: diagnostic.code,
    at: textOf(diagnostic.span),
    message: diagnostic.message,
    help: diagnostic.help,
    fixed: edit && file.text.slice(0, edit.span.start) + edit.text + file.text.slice(edit.span.end),
    related: diagnostic.related.map(({ span }) => textOf(span)),
  };
}
