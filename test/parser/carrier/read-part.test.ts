import { describe, expect, test } from "vitest";
import type { RuleKind, YamlNode } from "../../../src/parser/ast.ts";
import { partKeyOf } from "../../../src/parser/carrier/clause-keys.ts";
import { readPart } from "../../../src/parser/carrier/parts.ts";
import { findValue } from "../../../src/parser/yaml/nodes.ts";
import { readYaml } from "../../../src/parser/yaml/read.ts";
import { shown } from "./findings.ts";

function read(kind: RuleKind, path: string, yaml: string): { readonly content: unknown; readonly found: readonly string[] } {
  const found: string[] = [];
  const root = readYaml({ path: "a.yaml", text: `key: ${yaml}\n` }, (one) => found.push(shown(one)));
  const node = root?.kind === "mapping" ? findValue(root, "key") : undefined;
  return { content: readPart(kind, path, node as YamlNode, (one) => found.push(shown(one))), found };
}

describe("readPart reads new values by the kind of the target", () => {
  test.each<[RuleKind, string, string, object]>([
    ["value", "is", "16 minutes", { type: "value", value: { value: 16, type: "minutes" } }],
    ["value", "is", "{ 2020-01-01: 16 minutes }", { type: "dated" }],
    ["ladder", "first.from", "31 minutes", { type: "value" }],
    ["ladder", "if not documented", "skip", { type: "word", word: { text: "skip" } }],
    ["time", "pieces", "each alone", { type: "word", word: { text: "each alone" } }],
    ["time", "is", "time of a outside b", { type: "time" }],
    ["order", "prefer", "[service in a, { settled by: service.b is yes }]", { type: "preferences", items: [{ kind: "clause" }, { kind: "settled_by" }] }],
    ["modifier_group", "members", "[modifier 59, modifier XE]", { type: "values", values: [{ kind: "literal" }, { kind: "literal" }] }],
    ["modifier_group", "at most", "1 per line", { type: "allowance" }],
    ["services", "sharing", "[site, route]", { type: "words", words: [{ text: "site" }, { text: "route" }] }],
    ["bill", "once per", "[site, substance]", { type: "words" }],
    ["bill", "once per", "none", { type: "none" }],
    ["bill", "when", "service.a is b", { type: "clause", clause: { kind: "compare" } }],
    ["bill", "when any", "[service.a is b, service.a is c]", { type: "clause", clause: { kind: "any" } }],
    ["edit", "codes", "{ group: CO, carc: 97 }", { type: "reason_codes", rarc: [] }],
    ["edit", "warn", "Words to show", { type: "text", text: { text: "Words to show" } }],
    ["date", "date", "day begun", { type: "word" }],
    ["limit", "where", "kind is claim", { type: "row_test" }],
    ["exception", "when", "encounter.a is b", { type: "clause" }],
  ])("%s %s: %s", (kind, path, yaml, expected) => {
    const { content, found } = read(kind, path, yaml);
    expect(content).toMatchObject(expected);
    expect(found).toEqual([]);
  });

  test.each<[RuleKind, string]>([
    ["bill", "for each"],
    ["bill", "wehn"],
    ["bill", "source"],
    ["bill", "first.from"],
    ["value", "if not documented"],
    ["set", "leave out"],
    ["table", "columns"],
    ["pairs", "table"],
    ["bill", "constructor"],
    ["bill", "bill all"],
  ])("%s %s is not a part: undefined, no report", (kind, path) => {
    expect(read(kind, path, "x")).toEqual({ content: undefined, found: [] });
  });

  test.each<[RuleKind, string, string, readonly string[]]>([
    ["value", "is", "[a]", ["parse/wrong-shape [[a]]"]],
    ["bill", "when all", "service.a is b", ["parse/wrong-shape [service.a is b]"]],
    ["bill", "when", "[service.a is b]", ["parse/wrong-shape [[service.a is b]]"]],
    ["modifier_group", "members", "modifier 59", ["parse/wrong-shape [modifier 59]"]],
    ["time", "pieces", "togther", ["parse/unknown-word [togther]"]],
    ["order", "prefer", "service in a", ["parse/wrong-shape [service in a]"]],
    ["value", "is", "{ 2026-06-31: 1 unit }", ["parse/date-invalid [2026-06-31]"]],
    ["edit", "codes", "CO", ["parse/wrong-shape [CO]"]],
    ["edit", "warn", "", ["parse/wrong-shape []"]],
  ])("%s %s: `%s` is reported", (kind, path, yaml, expected) => {
    expect(read(kind, path, yaml).found).toEqual(expected);
  });

  test("partKeyOf tells the part that a spelling means", () => {
    expect(partKeyOf("bill", "when all")).toEqual({ path: "when", joined: "all" });
    expect(partKeyOf("set", "keep any")).toEqual({ path: "keep", joined: "any" });
    expect(partKeyOf("value", "is")).toEqual({ path: "is" });
    expect(partKeyOf("bill", "bill all")).toEqual({ path: "bill all" });
  });
});
