import { headTest } from "./head-test.ts";
import type { Program, SetOf, Test, Time, Value } from "./ir.ts";
import { rulesOf, type RuleView } from "./rules-of.ts";
import { visitTest } from "./visit.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** An expression that an evaluator is asked for as a whole. */
export type Expression =
  | { readonly is: "test"; readonly node: Test }
  | { readonly is: "value"; readonly node: Value }
  | { readonly is: "time"; readonly node: Time }
  | { readonly is: "members"; readonly node: SetOf };

/** An expression where it stands. */
export interface Standing {
  readonly expression: Expression;
  readonly rule: string;
  /** False where no node of the program is the expression: it is put together from parts of the rule, each time anew. */
  readonly written: boolean;
}

/** One text for all expressions of a kind that are alike. */
export function expressionKey({ is, node }: Expression): string {
  return is + JSON.stringify(node);
}

/**
 * Every expression that an evaluator may be asked for, rule by rule and always in the same order for the same program: what is generated
 * from a program is found again by its place.
 */
export function expressionsOf(program: Program, vocabulary: Vocabulary): readonly Standing[] {
  return rulesOf(program, vocabulary).flatMap(expressionsIn);
}

function expressionsIn({ rule: { name: rule }, head, tests, values, times }: RuleView): readonly Standing[] {
  const all: Standing[] = [];
  const add = (expression: Expression, written = true): void => void all.push({ expression, rule, written });
  const narrowed = head && headTest(head);
  if (narrowed) add({ is: "test", node: narrowed }, false);
  for (const test of tests) {
    add({ is: "test", node: test });
    visitTest(test, { test: (part) => { if (part !== test && isLeaf(part)) add({ is: "test", node: part }); } });
  }
  for (const value of values) add({ is: "value", node: value });
  for (const time of times) {
    add({ is: "time", node: time });
    add({ is: "time", node: { base: time.base, cuts: [] } }, false);
    if (time.base.of === "set") add({ is: "members", node: time.base.set });
  }
  return all;
}

/** Parts of tests that are asked for alone, where what an item is settles the other parts. */
function isLeaf({ op }: Test): boolean {
  return op !== "all" && op !== "any" && op !== "not";
}
