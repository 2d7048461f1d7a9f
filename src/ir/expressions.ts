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

/** Two expressions of one kind mean the same where this text is the same. */
export function expressionKey(is: Expression["is"], node: Expression["node"]): string {
  return is + JSON.stringify(node);
}

/**
 * Every expression that an evaluator may be asked for, each once, with the names of the rules that it stands in, and always in the same
 * order for the same program: what is generated from a program is found again by its place.
 */
export function expressionsOf(program: Program, vocabulary: Vocabulary): readonly (Expression & { readonly rules: readonly string[] })[] {
  const found = new Map<string, Expression & { readonly rules: string[] }>();
  for (const view of rulesOf(program, vocabulary)) {
    for (const one of expressionsIn(view)) {
      const key = expressionKey(one.is, one.node);
      const known = found.get(key);
      if (known === undefined) found.set(key, { ...one, rules: [view.rule.name] });
      else if (!known.rules.includes(view.rule.name)) known.rules.push(view.rule.name);
    }
  }
  return [...found.values()];
}

function expressionsIn({ head, tests, values, times }: RuleView): readonly Expression[] {
  const all: Expression[] = [];
  const narrowed = head && headTest(head);
  for (const test of narrowed ? [narrowed, ...tests] : tests) {
    all.push({ is: "test", node: test });
    visitTest(test, { test: (part) => { if (part !== test && isSettledByFields(part)) all.push({ is: "test", node: part }); } });
  }
  for (const value of values) all.push({ is: "value", node: value });
  for (const time of times) {
    all.push({ is: "time", node: time }, { is: "time", node: { base: time.base, cuts: [] } });
    if (time.base.of === "set") all.push({ is: "members", node: time.base.set });
  }
  return all;
}

/** Parts of tests that are asked for alone: fields may settle them for all items alike. */
function isSettledByFields({ op }: Test): boolean {
  return op === "compare" || op === "one_of" || op === "in_codes" || op === "documented";
}
