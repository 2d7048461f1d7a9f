import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseDocument } from "yaml";
import type { Report } from "../../../src/base/diagnostic.ts";
import type { YamlScalar } from "../../../src/parser/ast.ts";
import * as clauses from "../../../src/parser/clause/parse.ts";
import { RESERVED_WORDS } from "../../../src/parser/clause/tokens.ts";
import { plainScalar, read, shown } from "./scalars.ts";
import { leastProcessorTime } from "../../support/processor.ts";

interface Found {
  readonly as: string;
  readonly text: string;
  readonly parse: (scalar: YamlScalar, report: Report) => unknown;
}

const VALUE_KEYS = ["is", "code", "from", "covers", "each", "past", "bill", "units", "dose", "of", "gap", "more than", "shortest piece", "recode", "add"];
const CLAUSE_KEYS = ["when", "keep", "apart when", "where none is named", "timed when", "join when", "bridge a gap when", "applies when", "if"];
const SECTIONS = ["values", "sites", "assume", "services", "sets", "times", "orders", "ladders", "bills", "drug units", "modifiers", "modifier groups", "edits", "pairs", "limits", "not covered", "exceptions", "dates"];

type Yaml = string | Yaml[] | { [key: string]: Yaml };

/** Every text of the clause language in one rule, by the key that it stands under. */
function textsOf(node: Yaml, section: string, path: readonly string[], found: Found[]): void {
  const key = path[path.length - 1] ?? "";
  const add = (as: string, parse: Found["parse"], text: Yaml) => {
    if (typeof text === "string") found.push({ as, text, parse });
    else if (Array.isArray(text)) for (const one of text) add(as, parse, one);
  };
  if (key === "for each") return add("head", clauses.parseHead, node);
  if (/^(when|keep|apart when) (all|any)$/.test(key) || CLAUSE_KEYS.includes(key)) return add("clause", clauses.parseClause, node);
  if (key === "at most") return add("allowance", clauses.parseAllowance, node);
  if (key === "where") return add("row test", clauses.parseRowTest, node);
  if (key === "members" || (key === "prefer" && Array.isArray(node) && node.every((one) => String(one).startsWith("modifier ")))) return add("value", clauses.parseValue, node);
  if (key === "prefer" && Array.isArray(node)) {
    for (const one of node) {
      if (typeof one === "string") add("preference", clauses.parsePreference, one);
      else add("clause", clauses.parseClause, (one as { [key: string]: Yaml })["settled by"]!);
    }
    return;
  }
  if (key === "time") return typeof node === "string" && node.includes(" to ") ? add("span", clauses.parseFromTo, node) : add("cut", clauses.parseCut, node);
  if (key === "is" && section === "times") return add("time", clauses.parseTime, node);
  if (path[path.length - 2] === "take") return add("value", clauses.parseValue, node);
  if (VALUE_KEYS.includes(key) && typeof node === "string") return add("value", clauses.parseValue, node);
  if (typeof node === "string") return;
  for (const [name, child] of Array.isArray(node) ? node.map((one) => ["", one] as const) : Object.entries(node)) textsOf(child, section, [...path, name], found);
}

function everyText(): readonly Found[] {
  const found: Found[] = [];
  for (const path of readdirSync("rules", { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".yaml") || path.includes("examples") || path.includes("vocabulary")) continue;
    const file = parseDocument(readFileSync(`rules/${path}`, "utf8"), { schema: "failsafe" }).toJS() as { [key: string]: Yaml };
    if (file["applies when"]) textsOf(file["applies when"], "pack", ["applies when"], found);
    for (const section of SECTIONS) for (const rule of Object.values(file[section] ?? {})) textsOf(rule as Yaml, section, [], found);
  }
  return found;
}

const FOUND = everyText();

test("the walk saw the rules", () => {
  const counts = Object.fromEntries([...new Set(FOUND.map(({ as }) => as))].map((as) => [as, FOUND.filter((one) => one.as === as).length]));
  expect(counts.clause).toBeGreaterThan(140);
  expect(counts.value).toBeGreaterThan(100);
  expect(Object.keys(counts).sort()).toEqual(["allowance", "clause", "cut", "head", "preference", "row test", "span", "time", "value"]);
});

test.each(FOUND.map(({ as, text, parse }) => [as, text, parse] as const))("%s: %s", (_as, text, parse) => {
  expect(read(parse, plainScalar(text)).diagnostics.map(shown)).toEqual([]);
});

test("all of them are read in under 100 ms of processor time once the parser is warm", () => {
  const pass = () => {
    for (const { text, parse } of FOUND) read(parse, plainScalar(text));
  };
  expect(leastProcessorTime(8, pass)).toBeLessThan(100);
});

test("no rule is named by a word of the grammar", () => {
  const names: string[] = [];
  for (const path of readdirSync("rules", { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".yaml") || path.includes("examples")) continue;
    const file = parseDocument(readFileSync(`rules/${path}`, "utf8"), { schema: "failsafe" }).toJS() as { [key: string]: Yaml };
    for (const section of [...SECTIONS, "code sets", "tables"]) names.push(...Object.keys(file[section] ?? {}));
  }
  expect(names.length).toBeGreaterThan(140);
  expect(names.filter((name) => RESERVED_WORDS.includes(name))).toEqual([]);
});
