import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Report } from "../../../src/base/diagnostic.ts";
import { textOf } from "../../../src/base/source.ts";
import type { YamlScalar } from "../../../src/parser/ast.ts";
import * as parse from "../../../src/parser/clause/parse.ts";
import * as print from "../../../src/parser/clause/print.ts";
import * as trees from "./trees.ts";
import { blockScalar, plainScalar, read, shown, withoutSpans } from "./scalars.ts";

interface Kind<T> {
  readonly name: string;
  readonly tree: fc.Arbitrary<T>;
  readonly print: (tree: T) => string;
  readonly parse: (scalar: YamlScalar, report: Report) => T;
}

function kind<T>(name: string, tree: fc.Arbitrary<T>, printTree: (tree: T) => string, parseText: Kind<T>["parse"]): Kind<unknown> {
  return { name, tree, print: printTree as (tree: unknown) => string, parse: parseText };
}

const KINDS: readonly Kind<unknown>[] = [
  kind("clause", trees.clause, print.printClause, parse.parseClause),
  kind("value", trees.value, print.printValue, parse.parseValue),
  kind("time", trees.time, print.printTime, parse.parseTime),
  kind("head", trees.head, print.printHead, parse.parseHead),
  kind("preference", trees.preference, print.printPreference, parse.parsePreference),
  kind("span", trees.fromTo, print.printFromTo, parse.parseFromTo),
  kind("cut", trees.cut, print.printCut, parse.parseCut),
  kind("allowance", trees.allowance, print.printAllowance, parse.parseAllowance),
  kind("row test", trees.rowTest, print.printRowTest, parse.parseRowTest),
];

describe.each(KINDS)("$name", ({ tree, print: printTree, parse: parseText }) => {
  test("what is printed reads as the same tree", () => {
    fc.assert(
      fc.property(tree, (written) => {
        const result = read(parseText, plainScalar(printTree(written)));
        expect(result.diagnostics.map(shown)).toEqual([]);
        expect(withoutSpans(result.tree)).toEqual(withoutSpans(written));
      }),
      { numRuns: 300 },
    );
  });

  test("so it does in an indented block, with any blank a line break, and every word's span holds that word", () => {
    fc.assert(
      fc.property(tree, fc.infiniteStream(fc.constantFrom(" ", " ", "\n", "  ", "\n\n")), fc.nat(8), (written, blanks, indentation) => {
        const text = printTree(written).replace(/ /g, () => blanks.next().value as string);
        const result = read(parseText, blockScalar(`${text}\n`, indentation + 1));
        expect(result.diagnostics.map(shown)).toEqual([]);
        expect(withoutSpans(result.tree)).toEqual(withoutSpans(written));
        expect(wordsOff(result.tree)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test("a clause that settles first places is printed under its key", () => {
  const clause = read(parse.parseClause, plainScalar("service.primary_reason is yes")).tree;
  expect(print.printPreference({ kind: "settled_by", clause, span: clause.span })).toBe("settled by: service.primary_reason is yes");
});

test("what could not be read is printed as it stands", () => {
  const { tree } = read(parse.parseClause, plainScalar("service.route is and service.drug is x"));
  expect(print.printClause(tree)).toBe("service.route is  and service.drug is x");
});

/** Words and names whose span does not cover their text. */
function wordsOff(tree: unknown): string[] {
  if (typeof tree !== "object" || tree === null) return [];
  const node = tree as { text?: string; span?: Parameters<typeof textOf>[0]; file?: unknown };
  if ("file" in node) return [];
  const off = typeof node.text === "string" && node.span && textOf(node.span) !== node.text ? [node.text] : [];
  return [...off, ...Object.values(node).flatMap(wordsOff)];
}
