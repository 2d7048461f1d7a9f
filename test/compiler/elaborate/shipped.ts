import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Report } from "../../../src/base/diagnostic.ts";
import { elaborateHead } from "../../../src/compiler/elaborate/head.ts";
import { typeOfLiteral } from "../../../src/compiler/elaborate/literal.ts";
import type { Symbol, Symbols } from "../../../src/compiler/symbols.ts";
import { typeOfWords } from "../../../src/compiler/vocabulary/type-words.ts";
import type { Noun } from "../../../src/ir/vocabulary.ts";
import type * as ast from "../../../src/parser/ast.ts";
import { parseHead, parseValue } from "../../../src/parser/clause/parse.ts";
import { KINDS, kindOfSection } from "../../../src/parser/kinds.ts";
import { shippedVocabulary } from "../../support/vocabulary.ts";
import { scalarOf, wordOf } from "./world.ts";

const RULES = fileURLToPath(new URL("../../../rules/", import.meta.url));

/** A rule as it stands in a file, its YAML as plain data. */
export interface WrittenRule {
  readonly path: string;
  readonly kind: ast.RuleKind;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One pack: its own rules, and every rule and symbol it may name. */
export interface ShippedChain {
  readonly payer: string;
  readonly rules: readonly WrittenRule[];
  readonly all: readonly WrittenRule[];
  readonly symbols: Symbols;
}

/** The chains of the shipped packs: the base alone, and each payer's rules with the base's. */
export function shippedChains(): readonly ShippedChain[] {
  const base = rulesOf("cpt");
  const payers = readdirSync(join(RULES, "payers")).sort();
  return [
    { payer: "base", rules: base, all: base, symbols: symbolsOf(base) },
    ...payers.map((payer) => {
      const own = rulesOf(`payers/${payer}`);
      const all = [...base, ...own];
      return { payer, rules: own, all, symbols: symbolsOf(all) };
    }),
  ];
}

/** The noun that a rule walks, read from its `for each`. */
export function itemOf(rule: WrittenRule, symbols: Symbols, report: Report): Noun | null {
  const text = rule.body["for each"];
  return typeof text === "string" ? (elaborateHead(parseHead(scalarOf(text), report), symbols, rule.kind, report)?.noun ?? null) : null;
}

function rulesOf(folder: string): readonly WrittenRule[] {
  return readdirSync(join(RULES, folder))
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => sectionsOf(`${folder}/${file}`));
}

function sectionsOf(path: string): readonly WrittenRule[] {
  const file = parse(readFileSync(join(RULES, path), "utf8"), { schema: "failsafe" }) as Record<string, Record<string, Record<string, unknown>>>;
  return Object.entries(file).flatMap(([section, rules]) => {
    const kind = kindOfSection(section);
    return kind && section !== "sources" ? Object.entries(rules).map(([name, body]) => ({ path, kind, name, body })) : [];
  });
}

function symbolsOf(rules: readonly WrittenRule[]): Symbols {
  const byName = new Map<string, Symbol>();
  for (const rule of rules) byName.set(rule.name, symbolOf(rule));
  return { vocabulary: shippedVocabulary(), byName };
}

function symbolOf(written: WrittenRule): Symbol {
  const rule = astRule(written);
  const { body, kind } = written;
  const noun = shippedVocabulary().nouns.find(({ name }) => name === String(body["for each"] ?? "").split(" ")[0]) ?? null;
  switch (kind) {
    case "value": return { is: "value", rule, type: typeOfLiteral(parseValue(scalarOf(String(body["is"])), fail) as ast.Literal) };
    case "code_set": return { is: "code_set", rule, system: body["system"] as "CPT" };
    case "table": {
      const columns = Object.entries(body["columns"] as Record<string, string>).map(([name, type]) => [name, typeOfWords(type, new Set())!] as const);
      return { is: "table", rule, columns: new Map(columns), key: [body["key"]].flat() as string[] };
    }
    case "set": case "order": return { is: kind, rule, noun: noun! };
    case "time": return { is: "time", rule, noun };
    default: return { is: "other", rule };
  }
}

function astRule({ kind, name, body }: WrittenRule): ast.Rule {
  const parts = new Map<string, ast.Part>();
  const word = wordOf(name);
  const part = (path: string, content: ast.PartContent) => parts.set(path, { path, content, keySpan: word.span, span: word.span });
  if (kind === "value") part("is", { type: "value", value: parseValue(scalarOf(String(body["is"])), fail) });
  if (typeof body["per"] === "string") part("per", { type: "word", word: wordOf(body["per"]) });
  const exception = kind === "exception" ? { exception: { to: [body["to"]].flat().map((to) => wordOf(String(to))), change: [] } } : {};
  return { kind, name: word, parts, sources: [], contested: [], span: word.span, ...exception };
}

const fail: Report = (diagnostic) => {
  throw new Error(diagnostic.message);
};

/** The clauses of a rule: under every clause key in its three spellings, in leave-outs and in cuts. */
export function clausesOf({ kind, body }: WrittenRule): readonly string[] {
  const keys = Object.entries(KINDS[kind].parts).filter(([, part]) => part.type === "clause").map(([key]) => key);
  const texts = keys.flatMap((key) => [key, `${key} all`, `${key} any`].flatMap((spelling) => (body[spelling] as string | readonly string[] | undefined) ?? []));
  const items = [body["leave out"], body["leave out time"]].flat() as ({ if?: string } | undefined)[];
  return [...texts, ...items.flatMap((item) => item?.if ?? [])];
}
