import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { LIMITS } from "../../../src/base/limits.ts";
import { textOf } from "../../../src/base/source.ts";
import { readYaml } from "../../../src/parser/yaml/read.ts";

function read(text: string): { readonly node: ReturnType<typeof readYaml>; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  return { node: readYaml({ path: "a.yaml", text }, (one) => found.push(one)), found };
}

const bomb = ["a: &a [x]", ...Array.from({ length: 9 }, (_, index) => `b${index}: &b${index} [${"*a, ".repeat(8)}*a]`)].join("\n");

describe("what is banned, with the text under it", () => {
  test.each<[string, string, readonly string[]]>([
    ["an anchor", "a: &x 1\n", ["parse/yaml-alias [&x]"]],
    ["an alias without an anchor", "a: *x\n", ["parse/yaml-alias [*x]"]],
    ["a merge key", "<<: { a: 1 }\nb: 2\n", ["parse/yaml-merge [<<]"]],
    ["tags", "a: !!binary aGk=\nb: !!js/function x\n", ["parse/yaml-tag [!!binary]", "parse/yaml-tag [!!js/function]"]],
    ["a YAML directive", "%YAML 1.1\n---\na: 1\n", ["parse/yaml-directive [%YAML 1.1]"]],
    ["a TAG directive", "%TAG ! tag:x,2000:\n---\na: 1\n", ["parse/yaml-directive [%TAG ! tag:x,2000:]"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["parse/several-documents [---]"]],
    ["text after an end mark", "a: 1\n...\nb: 2\n", ["parse/several-documents []"]],
    ["a duplicate key", "when: a\nwhen: b\n", ["parse/duplicate-key [when]"]],
    ["keys with equal NFC forms", "caf\u00e9: 1\ncafe\u0301: 2\n", ["parse/duplicate-key [cafe\u0301]"]],
    ["an explicit key", "? a\n: 1\n", ["parse/complex-key [?]"]],
    ["a list as a key", "? [a]\n: 1\n", ["parse/complex-key [?]"]],
    ["a tab as indent", "a:\n\tb: 1\n", ["parse/tab [\t]"]],
    ["a direction control in a comment", "a: 1 # x\u202ey\n", ["parse/bidi-control [\u202e]"]],
    ["NUL and another control", "a: x\u0000y\u0007\n", ["parse/control-character [\u0000]", "parse/control-character [\u0007]"]],
    ["a control by escape", 'a: "x\\0"\n', ["parse/control-character [\\0]"]],
    ["half a character", "a: x\ud800\n", ["parse/lone-surrogate [\ud800]"]],
    ["half a character by escape", 'a: "\\uD800"\n', ["parse/lone-surrogate [\\uD800]"]],
    ["a byte order mark in the middle", "a: 1\n\ufeffb: 2\n", ["parse/byte-order-mark [\ufeff]"]],
    ["a lone CR", "a: x\ry\n", ["parse/control-character [\r]"]],
    ["an unclosed quote at the end", "a: 1\nb: 'x\nc: 2\n", ["parse/unclosed-quote [']"]],
    ["an unclosed quote that another one closes", "a: 'x\nb: 1\nc: 'y'\n", ["parse/unclosed-quote [']"]],
    ["reserved keys", "__proto__: 1\nconstructor: 2\ntoString: 3\na: 1\n", ["parse/reserved-key [__proto__]", "parse/reserved-key [constructor]", "parse/reserved-key [toString]"]],
    ["an empty file", "", ["parse/empty-file []"]],
    ["only comments", "# a\n\n# b\n", ["parse/empty-file []"]],
    ["a colon in a plain text", "a: b: c\n", ["parse/yaml-syntax [b: c]"]],
    ["a long text", `a: ${"x".repeat(LIMITS.textLength + 1)}\n`, [`parse/text-length [${"x".repeat(LIMITS.textLength + 1)}]`]],
  ])("%s", (_, text, expected) => {
    expect(read(text).found.map((one) => `${one.code} [${textOf(one.span)}]`)).toEqual(expected);
  });

  test("the first of two equal keys is shown beside the second", () => {
    const [one] = read("a: 1\nb: 2\na: 3\n").found;
    expect(one!.related.map(({ span }) => span.start)).toEqual([0]);
    expect(one!.span.start).toBe(10);
  });

  test("what is banned but readable is read on", () => {
    const { node, found } = read("a: &x !!str 1\n\tb: 2\n".replace("\tb", "b") + "b: 3\n");
    expect(found.map((one) => one.code)).toEqual(["parse/yaml-alias", "parse/yaml-tag", "parse/duplicate-key"]);
    expect(node?.kind === "mapping" && node.entries.map((entry) => entry.key.text)).toEqual(["a", "b"]);
  });

  test("a byte order mark at the start and CRLF are fine", () => {
    expect(read("\ufeffa: 1\r\nb: |\r\n  x  \r\n").found).toEqual([]);
  });

  test("codes and words stay text", () => {
    const { node } = read("- 00100\n- 9E270\n- NO\n- 010\n- 10:31\n- 1e400\n- ~\n");
    expect(node?.kind === "sequence" && node.items.map((item) => item.kind === "scalar" && item.text)).toEqual(["00100", "9E270", "NO", "010", "10:31", "1e400", "~"]);
  });
});

describe("limits, both sides", () => {
  const codes = (text: string): readonly string[] => read(text).found.map((one) => one.code);
  const brackets = (depth: number): string => `${"[".repeat(depth)}x${"]".repeat(depth)}\n`;
  const dashes = (depth: number): string => `${"- ".repeat(depth)}x\n`;
  const keys = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}: 1`).join("\n");

  test("depth", () => {
    expect(codes(brackets(LIMITS.yamlDepth))).toEqual([]);
    expect(codes(dashes(LIMITS.yamlDepth))).toEqual([]);
    expect(codes(brackets(LIMITS.yamlDepth + 1))).toEqual(["parse/yaml-depth"]);
    expect(codes(dashes(LIMITS.yamlDepth + 1))).toEqual(["parse/yaml-depth"]);
    expect(read(brackets(LIMITS.yamlDepth + 1)).found[0]!.span.start).toBe(LIMITS.yamlDepth);
  });

  test("keys of a mapping", () => {
    expect(codes(keys(LIMITS.keysPerMapping))).toEqual([]);
    expect(codes(keys(LIMITS.keysPerMapping + 1))).toEqual(["parse/yaml-keys"]);
    expect(codes(`{ ${keys(LIMITS.keysPerMapping + 1).replaceAll("\n", ", ")} }`)).toEqual(["parse/yaml-keys"]);
  });

  test("bytes of a file, counted as UTF-8", () => {
    const fill = (bytes: number): string => `# ${"é".repeat((bytes - 7) / 2)}\na: 1`;
    expect(codes(fill(LIMITS.sourceBytes - 1))).toEqual([]);
    expect(codes(`${fill(LIMITS.sourceBytes - 1)}11`)).toEqual(["parse/source-size"]);
  });

  test("tokens of a file", () => {
    const items = (count: number): string => `[${"a,".repeat(count)}]\n`;
    const tokensOfItem = 3;
    expect(codes(items(Math.floor(LIMITS.tokensPerFile / tokensOfItem) - 10))).toEqual([]);
    expect(codes(items(Math.ceil(LIMITS.tokensPerFile / tokensOfItem) + 10))).toEqual(["parse/yaml-tokens"]);
  });

  test.each([
    ["100,000 brackets", "[".repeat(100_000)],
    ["100,000 dashes", "- ".repeat(100_000)],
    ["20,000 keys", keys(20_000)],
    ["an alias bomb", bomb],
    ["100,000 quotes", `a: ${"'".repeat(100_000)}x'\n: b: c\n`],
    ["10,000 bad lines", "a: b: c\n".repeat(10_000)],
    ["1,500 merged aliases", `a: &a {x: 1}\n<<: [${"*a, ".repeat(1500)}*a]\n`],
  ])("%s are refused quickly", (_, text) => {
    const start = performance.now();
    const { node, found } = read(text);
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(node).toBeUndefined();
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(LIMITS.diagnosticsPerFile + 1);
  });
});
