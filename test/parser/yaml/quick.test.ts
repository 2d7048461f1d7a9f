import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { SourceFile } from "../../../src/base/source.ts";
import type { YamlNode } from "../../../src/parser/ast.ts";
import { readQuickly } from "../../../src/parser/yaml/quick.ts";
import { readWithPackage } from "../../../src/parser/yaml/read.ts";
import { readFolder, RULES } from "../../support/workspace.ts";
import { numbersFrom, slip } from "../../support/slips.ts";

/** A tree as text, with the offsets of every scalar. */
function shown(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  const { start, end } = node.span;
  if (node.kind === "scalar") return ["scalar", node.style, node.text, start, end, [...node.offsets].join()];
  if (node.kind === "sequence") return ["list", start, end, node.items.map(shown)];
  return ["mapping", start, end, node.entries.map(({ key, value }) => [shown(key), shown(value)])];
}

const found = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ code, span }) => `${code} ${span.start} ${span.end}`);

/** What both ways make of a text; the quick one may say nothing. */
function compare(file: SourceFile): "same" | "not quick" {
  const quick: Diagnostic[] = [];
  const tree = readQuickly(file, (one) => quick.push(one));
  if (tree === undefined) {
    expect(quick).toEqual([]);
    return "not quick";
  }
  const slow: Diagnostic[] = [];
  const other = readWithPackage(file, file.text, (one) => slow.push(one));
  expect({ file: file.text, tree: shown(tree), found: found(quick) }).toEqual({ file: file.text, tree: shown(other), found: found(slow) });
  return "same";
}

const shipped = readFolder(RULES).filter(({ path }) => path.endsWith(".yaml"));

test("nearly every shipped file of rules is read the quick way, and both ways agree", () => {
  const slow = shipped.filter((file) => compare(file) === "not quick").map(({ path }) => path);
  expect(slow.length).toBeLessThanOrEqual(shipped.length / 20);
});

test("3,000 files with a slip each: where the quick way gives a tree, it is the package's, with the same findings", () => {
  const random = numbersFrom(42);
  let same = 0;
  for (let round = 0; round < 3_000; round++) if (compare(slip(shipped[round % shipped.length]!, random)) === "same") same++;
  expect(same).toBeGreaterThan(1_000);
});

describe("what is read the quick way", () => {
  test.each([
    "a: b\n", "a: b", "a:\n  b: c\n  d: e\nf: g\n", "a:\n  - b\n  - c: d\n    e: f\n  - { g: h }\n", "a: |\n  b\n    c\n\n  d\n\n\ne: f\n", "a: |\n  b", "# x\n\na: b # c\n  # d\ne: f\n",
    "a: { b: c, d: [e, f g], h: { i: j } } # k\n", 'a: "b: c" # d\ne: \'f # g\'\n', "a: b#c:d\n", "a: { b: 09:00, c: x }\n", "a:\n  - b: |\n      c\n    d: e\n", "a: b\na: c\n__proto__: d\n", "2026-07-01: 3 minutes\nfor each: service\n", "a:   b   \nc: d\n",
    "\na: b\n", "# x\na: -05:00\nb: [-5 units, c]\n", "a:\n    b: c\nd:\n e: f\n", "a: \"\"\nb: ''\n", "a: é ü\nb: c\n", "a: { b: \"c, d\", e: f }\n", "a: []\nb: [ ]\nc: [[], { d: [] }]\n",
  ])("%j", (text) => {
    expect(compare({ path: "a.yaml", text })).toBe("same");
  });
});

describe("what is left to the package", () => {
  test.each([
    "", "a\n", "- a\n", "a:\n", "a: b\n  c: d\n", "a: b\n  c\n", "a: b: c\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "a: >\n  b\n", "a: |2\n  b\n", "a: |-\n  b\n", "---\na: b\n", "a: b\n...\n", "%YAML 1.2\n---\na: b\n",
    "a:\tb\n", "a: b\r\nc: d\n", "a: 'b''c'\n", 'a: "b\\n"\n', "a: {b: c,}\n", "a: {}\n", "a: [,]\n", "a: [b,]\n", "a: [b: c]\n", "a: { b }\n", "a: {\n  b: c }\n", "? a\n: b\n", "a: #b\n", "a: b #c\n", "a : b\n", "a:\n- b\n", "a:\n  b: c\n d: e\n", "  a: b\nc: d\n", "<<: a\n", "a: ~\n", "a: |\n  b\n c\n", "a: |\n  b\n # c\nd: e\n", "a: - b\n", "a: |\n\n  b\n", "a: @b\n", "a:\n  -\n    b: c\n", "a: b:\n", "\ufeffa: b\n",
  ])("%j", (text) => {
    expect(compare({ path: "a.yaml", text })).toBe("not quick");
  });

  test.each<[string, string]>([
    ["a long text", `a: ${"x".repeat(5_000)}\n`],
    ["a long text in braces", `a: { b: ${"x".repeat(5_000)} }\n`],
    ["a long key", `${"x".repeat(1_100)}: b\n`],
    ["many keys", Array.from({ length: 2_001 }, (_, index) => `k${index}: x\n`).join("")],
    ["deep mappings", `${Array.from({ length: 40 }, (_, index) => `${" ".repeat(index)}a:\n`).join("")}${" ".repeat(40)}b: c\n`],
    ["deep lists", `a: ${"[".repeat(20)}b${"]".repeat(20)}\n`],
    ["a long file", `a: b\n${"# x\n".repeat(40_000)}`],
  ])("%s", (_, text) => {
    expect(compare({ path: "a.yaml", text })).toBe("not quick");
  });
});
