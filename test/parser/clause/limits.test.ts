import { performance } from "node:perf_hooks";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../../src/base/diagnostic.ts";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import * as parse from "../../../src/parser/clause/parse.ts";
import { TOKENS } from "../../../src/parser/clause/tokens.ts";
import { blockScalar, plainScalar, read } from "./scalars.ts";

const nested = (depth: number) => `${"(".repeat(depth)}service in a${")".repeat(depth)}`;
const joined = (terms: number, word = "and") => Array.from({ length: terms }, () => "a in b").join(` ${word} `);

function measured(text: string): { diagnostics: readonly Diagnostic[]; milliseconds: number } {
  const scalar = plainScalar(text);
  const start = performance.now();
  const { diagnostics } = read(parse.parseClause, scalar);
  return { diagnostics, milliseconds: performance.now() - start };
}

describe("depth", () => {
  test("100,000 parentheses are refused at once, alike cold and warm", () => {
    const first = measured("(".repeat(100_000));
    const second = measured("(".repeat(100_000));
    for (const { diagnostics, milliseconds } of [first, second]) {
      expect(diagnostics.map(({ code, span }) => [code, span.start - "when: ".length, span.end - span.start])).toEqual([["parse/too-deep", 64, 1]]);
      expect(milliseconds).toBeLessThan(100);
    }
  });

  test("64 may be open, 65 may not", () => {
    expect(measured(nested(64)).diagnostics).toEqual([]);
    expect(measured(nested(65)).diagnostics.map(({ code }) => code)).toEqual(["parse/too-deep"]);
    expect(measured(`${"not (".repeat(64)}a in b${")".repeat(64)}`).diagnostics).toEqual([]);
  });

  test("5,000 times `not` is one diagnostic", () => {
    expect(measured(`${"not ".repeat(5_000)}a in b`).diagnostics.map(({ code }) => code)).toEqual(["parse/not-parentheses"]);
  });
});

describe("length", () => {
  test("2,000 tests are one flat node, 2,001 are too many", () => {
    const { tree, diagnostics } = read(parse.parseClause, plainScalar(joined(2_000)));
    expect(diagnostics).toEqual([]);
    expect(tree).toMatchObject({ kind: "all", items: { length: 2_000 } });
    expect(measured(joined(2_001, "or")).diagnostics.map(({ code }) => code)).toEqual(["parse/too-long"]);
  });

  test.each([
    ["20,001 words", "a ".repeat(20_001)],
    ["a long sum", `x is ${"a plus ".repeat(15_000)}a`],
    ["a million characters", "a and ".repeat(200_000)],
  ])("%s", (_name, text) => {
    const { diagnostics, milliseconds } = measured(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["parse/too-long"]);
    expect(milliseconds).toBeLessThan(200);
  });

  test.each([
    ["closing parentheses", ")".repeat(2_000)],
    ["one word", "a".repeat(150_000)],
    ["one capital word", `${"A".repeat(150_000)}9`],
    ["one lower-case code", `CPT ${"a".repeat(150_000)}_`],
    ["blanks", `is${" ".repeat(150_000)}x`],
    ["words without sense", "is at ".repeat(9_000)],
    ["names in a row", "ab ".repeat(19_000)],
    ["mixed words", "a in b and c or ".repeat(999)],
    ["quotes", "'".repeat(100_001)],
    ["a long mixed clause", `${joined(1_000)} or ${joined(900)}`],
  ])("%s end soon with few and short diagnostics", (_name, text) => {
    const { diagnostics, milliseconds } = measured(text);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThan(25);
    expect(Math.max(...diagnostics.map(({ message, help }) => message.length + (help?.length ?? 0)))).toBeLessThan(700);
    expect(milliseconds).toBeLessThan(2_000);
  });
});

const READERS = [
  parse.parseClause, parse.parseValue, parse.parseTime, parse.parseHead, parse.parsePreference, parse.parseFromTo, parse.parseCut,
  parse.parseAllowance, parse.parseRowTest,
] as const;

const words = fc.constantFrom(
  ...TOKENS.map((type) => type.LABEL).filter((label) => label !== undefined),
  "service", "service.route", "ranking", "31 minutes", "CPT 96365", "CPT x", "2026-07-01", "2026-02-30", "$12.50", "(", ")", "not", ">=", "=", "[", ",", "'", "\"",
  "between", "true", "mins", "is null", "\u0430", "\u{1f600}", "A.b.c", "-5", "0x", "\n",
);
const texts = fc.oneof(fc.array(words, { maxLength: 14 }).map((list) => list.join(" ")), fc.string({ unit: "binary", maxLength: 40 }), fc.string({ maxLength: 40 })).filter((text) => text.trim() !== "");

describe("any text", () => {
  test("is read without throwing; spans lie in the file; a missing part has its diagnostic", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...READERS), fc.boolean(), (text, reader, block) => {
        const scalar = block ? blockScalar(text, 3) : plainScalar(text);
        const { tree, diagnostics } = read<unknown>(reader, scalar);
        for (const { span, fixes } of diagnostics) {
          for (const one of [span, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span))]) {
            expect(one.start).toBeLessThanOrEqual(one.end);
            expect(one.start).toBeGreaterThanOrEqual(0);
            expect(one.end).toBeLessThanOrEqual(scalar.span.file.text.length);
          }
        }
        if (isIncomplete(tree)) expect(hasErrors(diagnostics)).toBe(true);
      }),
      { numRuns: 4_000 },
    );
  });

  test("gives the same diagnostics when it is read again", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const scalar = plainScalar(text);
        expect(read(parse.parseClause, scalar)).toEqual(read(parse.parseClause, scalar));
      }),
      { numRuns: 500 },
    );
  });
});

/** True when a tree holds a Missing node or a word without text. */
function isIncomplete(tree: unknown): boolean {
  if (typeof tree !== "object" || tree === null || "path" in tree && "text" in tree) return false;
  if ((tree as { kind?: string }).kind === "missing" || (tree as { text?: string }).text === "") return true;
  return Object.entries(tree).some(([key, child]) => key !== "span" && key !== "howSpan" && isIncomplete(child));
}
