import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import type { YamlScalar } from "../../../src/parser/ast.ts";
import { findValue } from "../../../src/parser/yaml/nodes.ts";
import { readYaml } from "../../../src/parser/yaml/read.ts";

/** The scalar under `key` of our reader and the text that the yaml package gives it. */
function readBoth(text: string): { readonly ours: YamlScalar; readonly theirs: unknown } | undefined {
  const document = parseDocument(text, { schema: "failsafe", keepSourceTokens: true });
  if (document.errors.length > 0) return undefined;
  const root = readYaml({ path: "a.yaml", text }, () => {});
  const ours = root?.kind === "mapping" ? findValue(root, "key") : undefined;
  if (ours?.kind !== "scalar") return undefined;
  return { ours, theirs: (document.toJS() as { key: unknown }).key };
}

/** Every unit is itself in the file, or an escape, or a doubled quote, or white space that stands for folded white space. */
function checkMap({ text, offsets, style }: YamlScalar, file: string): void {
  expect(offsets.length).toBe(text.length + 1);
  for (let at = 0; at < text.length; at++) {
    const offset = offsets[at]!;
    expect(offset).toBeLessThanOrEqual(offsets[at + 1]!);
    const there = file[offset]!;
    if (there === text[at]) continue;
    const isFold = /[ \n]/.test(text[at]!) && (/[\s]/.test(there) || offset === file.length);
    const isEscape = style === "double" && there === "\\";
    expect(isFold || isEscape, `${JSON.stringify(text)}[${at}] maps to ${JSON.stringify(there)} in ${JSON.stringify(file)}`).toBe(true);
  }
}

const CHARACTERS = fc.constantFrom("a", "b", "is", " ", "  ", "\n", "\n\n", "'", "é", "😀", "0", "|", "#", ":", "\"", "\\");
const TEXT = fc.array(CHARACTERS, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));
const BREAK = fc.constantFrom("\n", "\r\n");

const indented = (text: string, indent: number): string => text.split("\n").map((line) => (line === "" ? "" : " ".repeat(indent) + line)).join("\n");
const escaped = (text: string): string => text.replace(/[\\"]/g, "\\$&").replaceAll("é", "\\u00e9").replaceAll("😀", "\\U0001F600").replaceAll("0", "\\x30");

const STYLES: Readonly<Record<string, (text: string, indent: number) => string>> = {
  plain: (text, indent) => `key: x${indented(text, indent).trim()}\nnext: 1\n`,
  single: (text, indent) => `key: '${indented(text.replaceAll("'", "''"), indent).trim()}'\nnext: 1\n`,
  double: (text, indent) => `key: "${indented(escaped(text), indent).trim()}"\nnext: 1\n`,
  "double, escaped line ends": (text, indent) => `key: "${indented(escaped(text).replaceAll("\n", "\\\n"), indent).trim()}"\nnext: 1\n`,
  literal: (text, indent) => `key: |\n${indented(text, indent)}\nnext: 1\n`,
  "literal, stripped": (text, indent) => `key: |-\n${indented(text, indent)}\nnext: 1\n`,
  "literal, kept": (text, indent) => `key: |+\n${indented(text, indent)}\nnext: 1\n`,
  "literal, with its indent": (text, indent) => `key: |${indent}\n${indented(text, indent)}\nnext: 1\n`,
  folded: (text, indent) => `key: >\n${indented(text, indent)}\nnext: 1\n`,
  "folded, kept": (text, indent) => `key: >+\n${indented(text, indent)}\nnext: 1\n`,
  "folded, stripped": (text, indent) => `key: >-\n${indented(text, indent)}\n`,
};

describe("every scalar style decodes as the yaml package does and maps to the file", () => {
  test.each(Object.keys(STYLES))("%s", (style) => {
    let read = 0;
    fc.assert(
      fc.property(TEXT, fc.integer({ min: 1, max: 4 }), BREAK, (text, indent, lineBreak) => {
        const file = STYLES[style]!(text, indent).replaceAll("\n", lineBreak);
        const both = readBoth(file);
        if (!both) return;
        read++;
        expect(both.ours.text).toBe(both.theirs);
        checkMap(both.ours, file);
      }),
      { numRuns: 400, seed: 20261123 },
    );
    expect(read).toBeGreaterThan(40);
  });
});

describe("exact places", () => {
  const scalarOf = (text: string): YamlScalar => readBoth(text)!.ours;

  test("a word in a `|` block after CRLF lines", () => {
    const text = "key: |\r\n    first\r\n    second word\r\n";
    const { text: decoded, offsets } = scalarOf(text);
    expect(decoded).toBe("first\nsecond word\n");
    expect(text.slice(offsets[6], offsets[12])).toBe("second");
    expect(text.slice(offsets[0], offsets[5])).toBe("first");
  });

  test("text behind an escape and behind a doubled quote", () => {
    const double = 'key: "a\\u00e9b"\n';
    const map = scalarOf(double);
    expect(map.text).toBe("aéb");
    expect([...map.offsets]).toEqual([6, 7, 13, 14]);
    const single = "key: 'it''s'\n";
    expect([...scalarOf(single).offsets]).toEqual([6, 7, 8, 10, 11]);
  });

  test("CRLF files give the texts of LF files", () => {
    const text = "key: |\n  a | b\n  c |\n\nnext: x\n  y\n";
    expect(scalarOf(text.replaceAll("\n", "\r\n")).text).toBe(scalarOf(text).text);
  });
});
