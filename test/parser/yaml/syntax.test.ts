import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { textOf } from "../../../src/base/source.ts";
import { readYaml } from "../../../src/parser/yaml/read.ts";

function findingsOf(text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  readYaml({ path: "a.yaml", text }, (diagnostic) => void found.push(diagnostic));
  return found;
}

function repaired(text: string, { fixes }: Diagnostic): string {
  const edits = [...(fixes[0]?.edits ?? [])].sort((a, b) => b.span.start - a.span.start);
  return edits.reduce((done, { span, text: written }) => done.slice(0, span.start) + written + done.slice(span.end), text);
}

/** What cannot be read, what must be underlined, what is said about it, and the text after the fix. */
const CASES: readonly (readonly [what: string, text: string, at: string, says: string, fixed?: string])[] = [
  ["a line between two levels", "a:\n  b:\n    c: 1\n   d: 2\n", "d", "`d` is indented by 3, the lines above that it may belong to by 4 or 2", "a:\n  b:\n    c: 1\n    d: 2\n"],
  ["a line that is too deep", "a:\n  b: 1\n    c: 2\n", "c", "`c` is indented by 4", "a:\n  b: 1\n  c: 2\n"],
  ["a heading between two levels, with what belongs to it", "a:\n  b:\n    c: 1\n   d:\n    e: 2\n", "d", "`d` is indented by 3", "a:\n  b:\n    c: 1\n  d:\n   e: 2\n"],
  ["a line that is too far left, behind an empty one", "a:\n    b: 1\n\n  c: 2\n", "c", "`c` is indented by 2", "a:\n    b: 1\n\n    c: 2\n"],
  ["an item between two levels", "a:\n  b:\n    - 1\n   - 2\n", "-", "this item is indented by 3", "a:\n  b:\n    - 1\n    - 2\n"],
  ["an item without its dash", "a:\n  - b\n  c\n", "c", "each item of a list begins with `- `", "a:\n  - b\n  - c\n"],
  ["a colon in a text", "a: b: c\n", "b: c", "a text with a colon", "a: 'b: c'\n"],
  ["a colon in a text with a quote", "a: b's: c\n", "b's: c", "a text with a colon", "a: \"b's: c\"\n"],
  ["quotes of a word processor", "a: \u201cb: c\u201d\n", "\u201cb: c\u201d", "a text with a colon", "a: 'b: c'\n"],
  ["no colon", "a: 1\nb 2\n", "b 2", "a key has a colon behind it"],
  ["no blank behind the colon", "a: 1\nb:2\n", ":", "behind the colon of a key stands a blank", "a: 1\nb: 2\n"],
  ["a row left of its block", "a:\n  b: |\n    x\n    y\n  z\n", "z", "indented by 2, the block above it by 4", "a:\n  b: |\n    x\n    y\n    z\n"],
  ["text behind a quote", "a: \"b\" c\n", "\"b\" c", "goes on behind its closing quote", "a: '\"b\" c'\n"],
  ["a text in square brackets", "a: [b] c\n", "[b] c", "a text that begins with `[`", "a: '[b] c'\n"],
  ["a mark that YAML keeps", "a: @b\n", "@b", "cannot begin with `@`", "a: '@b'\n"],
  ["an item beside its key", "a: - b\n", "-", "an item stands on a line of its own"],
  ["a comparison without its field", "a: > 3\n", "> 3", "nothing may stand on the line behind `>`"],
  ["text beside the bar of a block", "a: | b\n", "| b", "nothing may stand on the line behind `|`"],
  ["a bracket too many", "a: { b: 1 }}\n", "}", "`}` closes nothing", "a: { b: 1 }\n"],
  ["a comma that is missing", "a: { b: 1 c: 2 }\n", "1 c: 2 }", "a comma stands between two entries"],
  ["a backslash", "a: \"\\w\"\n", "\\", "behind a backslash"],
  ["a bracket that is not closed", "a: [b\nc: 1\n", "[", "`[` is never closed by `]`"],
  ["the inner one of two", "a: { b: [1 }\n", "[", "`[` is never closed by `]`"],
];

describe("a layout that cannot be read", () => {
  for (const [what, text, at, says, fixed] of CASES) test(what, () => {
    const found = findingsOf(text);
    expect(found.map(({ span }) => textOf(span))).toEqual([at]);
    expect(found[0]!.message).toContain(says);
    expect(found[0]!.fixes).toHaveLength(fixed === undefined ? 0 : 1);
    if (fixed === undefined) return;
    expect(repaired(text, found[0]!)).toBe(fixed);
    expect(findingsOf(fixed)).toEqual([]);
  });

  test("is not told of a line with a character that no file may have", () => {
    expect(findingsOf("a: 1\n\f\f\nb: 2\n").map(({ code }) => code)).toEqual(["parse/control-character", "parse/control-character"]);
    expect(findingsOf("a: 1\n\ufffd\nb: 2\n").map(({ code }) => code)).toEqual(["parse/yaml-syntax"]);
  });

  test("is told without the words of those who make YAML readers", () => {
    const said = CASES.flatMap(([, text]) => findingsOf(text)).map(({ message, help }) => `${message} ${help ?? ""}`).join("\n");
    expect(said).not.toMatch(/\b(?:token|flow|scalar|mapping|sequence|anchor|alias|implicit|node|indicator|directive|tag)s?\b/i);
  });
});
