import type * as ir from "../../../ir/ir.ts";
import { Body } from "./body.ts";
import type { Names } from "./names.ts";
import { EMPTY, walkSet } from "./set-code.ts";
import { literal } from "./text.ts";
import { valueCode } from "./value-code.ts";

/**
 * The answer of a test as expressions without effects: its truth value, or whether it is not known (null: it always is) and, where it is
 * known, whether it holds or fails.
 */
type TestCode = { readonly truth: string } | { readonly unknown: string | null; readonly holds: string; readonly fails: string };

/** Parts of a test that one function carries: what is larger goes to functions of its own, so that none is too long to be optimised. */
const PARTS = 80;

/** A part of a long test that is larger stands in a function of its own. */
const SMALL = 12;

/** The name of a function that answers a test. */
export function testFunction(test: ir.Test, names: Names, rules: readonly string[]): string {
  const body = new Body();
  if ((test.op === "all" || test.op === "any") && test.of.length !== 1) {
    body.add(`let result = ${test.op === "all" ? 1 : 0};`);
    many(test, body, names, rules, "result", (truth) => `return ${truth};`);
    body.add("return result;");
  } else body.add(`return ${truthOf(testCode(test, body, names, rules))};`);
  return names.functions.define(body.lines, rules);
}

type Many = Extract<ir.Test, { op: "all" | "any" }>;

/** Adds the parts of a conjunction or disjunction: the one that decides ends it, all others leave `result`, unless one is not known. */
function many(test: Many, body: Body, names: Names, rules: readonly string[], result: string, end: (truth: 0 | 1) => string): void {
  const decides = test.op === "all" ? 0 : 1;
  for (const part of partsOf(test)) {
    const code = part.apart ? { truth: body.hold(`${testFunction(part.test, names, rules)}(state, item)`, "t") } : testCode(part.test, body, names, rules);
    if ("truth" in code) {
      const truth = isVariable(code.truth) ? code.truth : body.hold(code.truth, "t");
      body.add(`if (${truth} === ${decides}) ${end(decides)}`);
      body.add(`if (${truth} === 2) ${result} = 2;`);
      continue;
    }
    const decided = decides === 1 ? code.holds : code.fails;
    if (code.unknown !== null) body.add(`if (${code.unknown}) ${result} = 2;`);
    body.add(`${code.unknown === null ? "" : "else "}if (${decided}) ${end(decides)}`);
  }
}

/** The parts of a test in their order; those of a long one in functions apart, many small ones together. */
function partsOf(test: Many): readonly { readonly test: ir.Test; readonly apart: boolean }[] {
  if (size(test) <= PARTS) return test.of.map((part) => ({ test: part, apart: false }));
  const parts = test.of.map((part) => ({ test: part, apart: size(part) > SMALL }));
  if (parts.length <= PARTS) return parts;
  const groups: { readonly test: ir.Test; readonly apart: true }[] = [];
  const each = Math.max(PARTS / 2, Math.ceil(parts.length / PARTS));
  for (let at = 0; at < parts.length; at += each) groups.push({ test: { op: test.op, of: test.of.slice(at, at + each) }, apart: true });
  return groups;
}

function size(test: ir.Test): number {
  if (test.op === "not") return size(test.of);
  return test.op === "all" || test.op === "any" ? test.of.reduce((sum, part) => sum + size(part), 1) : 1;
}

function truthOf(code: TestCode): string {
  if ("truth" in code) return code.truth;
  return `${code.unknown === null ? "" : `${code.unknown} ? 2 : `}${code.holds} ? 1 : 0`;
}

function testCode(test: ir.Test, body: Body, names: Names, rules: readonly string[]): TestCode {
  const value = (one: ir.Value) => valueCode(one, body, names, rules);
  switch (test.op) {
    case "all": case "any": {
      if (test.of.length === 1) return testCode(test.of[0]!, body, names, rules);
      const result = body.fresh("t");
      const label = `${result}_`;
      body.add(`let ${result} = ${test.op === "all" ? 1 : 0};`);
      body.block(`${label}:`, () => many(test, body, names, rules, result, (truth) => `{ ${result} = ${truth}; break ${label}; }`));
      return { truth: result };
    }
    case "not": {
      const inner = testCode(test.of, body, names, rules);
      return "truth" in inner ? { truth: `not(${inner.truth})` } : { unknown: inner.unknown, holds: inner.fails, fails: inner.holds };
    }
    case "compare": {
      const [left, right] = [value(test.left), value(test.right)];
      const [relation, opposite] = RELATIONS[test.relation];
      const holds = `${left.code} ${relation} ${right.code}`;
      return known([left, right], holds, opposite === undefined ? undefined : `${left.code} ${opposite} ${right.code}`);
    }
    case "includes": {
      const [list, one] = [value(test.list), value(test.value)];
      return known([list, one], `${list.code}.includes(${one.code})`);
    }
    case "documented":
      return known([], `${value(test.value).code} !== undefined`, `${value(test.value).code} === undefined`);
    case "document":
      return known([], `state.encounter.documents.has(${literal(test.word)})`);
    case "empty":
      return { truth: `${walkSet(test.set, EMPTY, names, rules)}(state, item)` };
    case "member":
      return { truth: `memberTruth(state, ${names.set(test.set)}, item)` };
    case "one_of": {
      const one = value(test.value);
      return known([one], test.members.length === 0 ? "false" : test.members.map((member) => `${one.code} === ${literal(member)}`).join(" || "));
    }
    case "in_codes": {
      const one = value(test.value);
      return known([one], `codesHold(state, ${literal(test.codes)}, ${one.code})`);
    }
    case "first_in":
      return { truth: `firstTruth(state, ${names.order(test.order)}, item)` };
    case "first_of":
      return { truth: `firstOfTruth(state, ${names.order(test.order)}, item, (first) => memberTruth(state, ${names.set(test.set)}, first), ${test.negated})` };
  }
}

function known(values: readonly { readonly code: string; readonly mayMiss: boolean }[], holds: string, fails = `!(${holds})`): TestCode {
  const missing = values.filter(({ mayMiss }) => mayMiss).map(({ code }) => `${code} === undefined`);
  return { unknown: missing.length === 0 ? null : missing.join(" || "), holds, fails };
}

function isVariable(code: string): boolean {
  return /^t\d+$/.test(code);
}

/** Operators, and their opposite where it is the opposite of all values. */
const RELATIONS: Readonly<Record<ir.Relation, readonly [holds: string, fails?: string]>> = {
  is: ["===", "!=="],
  is_not: ["!==", "==="],
  at_least: [">="],
  at_most: ["<="],
  more_than: [">"],
  less_than: ["<"],
};
