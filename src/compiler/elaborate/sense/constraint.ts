import type * as ir from "../../../ir/ir.ts";
import { flip } from "../../../ir/relation.ts";
import type { Symbols } from "../../symbols.ts";
import { foldConstant, numberOf, type TypedConstant } from "./constant.ts";
import { domainOfType, domainOfValue } from "./domain.ts";
import { intersect, numbers, type Region, subtract, unite, type Values, words } from "./region.ts";

/** What one test says about one expression: where it is yes and where it is no. Where it is neither, it is not known. */
export interface Constraint {
  /** Equal for tests about the same expression. */
  readonly key: string;
  readonly domain: Values;
  /** True when the test asks whether the expression is known. */
  readonly asksKnown: boolean;
  readonly yes: Region;
  readonly no: Region;
}

const ANSWERS = words(["yes", "no"]);
const NOTHING: Region = { absent: false, values: words([]) };

/** What a test says about the one expression it is about; undefined when it is about several. */
export function constraintOf(test: ir.Test, symbols: Symbols): Constraint | undefined {
  switch (test.op) {
    case "not": {
      const of = constraintOf(test.of, symbols);
      return of && { ...of, yes: of.no, no: of.yes };
    }
    case "all": return combine(test.of, symbols, true);
    case "any": return combine(test.of, symbols, false);
    case "compare": return compared(test, symbols);
    case "documented": return known(test.value, symbols);
    case "one_of": {
      const domain = domainOfValue(test.value, symbols);
      return domain && about(keyOf(test.value), domain, words(test.members));
    }
    case "first_of": return firstOf(test);
    case "includes": case "document": case "empty": case "member": case "in_codes": case "first_in":
      return about(JSON.stringify(test), ANSWERS, words(["yes"]));
  }
}

/** What a test needs to be known before it can be yes: the fields it compares. */
export function neededBy(test: ir.Test, symbols: Symbols): readonly Constraint[] {
  const values = test.op === "compare" ? [test.left, test.right] : test.op === "one_of" || test.op === "in_codes" ? [test.value] : [];
  const inner = test.op === "not" && test.of.op !== "documented" ? neededBy(test.of, symbols) : [];
  return [...inner, ...values.filter((value) => value.op === "field").flatMap((value) => known(value, symbols) ?? [])];
}

function about(key: string, domain: Values, yes: Values): Constraint {
  return {
    key,
    domain,
    asksKnown: false,
    yes: { absent: false, values: yes },
    no: { absent: false, values: subtract(domain, yes) },
  };
}

function known(value: ir.Value, symbols: Symbols): Constraint | undefined {
  const domain = domainOfValue(value, symbols);
  if (domain === undefined) return undefined;
  const no: Region = { absent: true, values: subtract(domain, domain) };
  return { key: keyOf(value), domain, asksKnown: true, yes: { absent: false, values: domain }, no };
}

/** With an empty group `in` and `not in` are both no. */
function firstOf(test: Extract<ir.Test, { op: "first_of" }>): Constraint {
  const domain = words(["in", "not in", "no first"]);
  return about(JSON.stringify({ ...test, negated: false }), domain, words([test.negated ? "not in" : "in"]));
}

function combine(tests: readonly ir.Test[], symbols: Symbols, all: boolean): Constraint | undefined {
  const [first, ...others] = tests.map((test) => constraintOf(test, symbols));
  if (first === undefined || others.some((one) => one?.key !== first.key)) return undefined;
  return (others as Constraint[]).reduce<Constraint>((left, right) => join(left, right, all), first);
}

/** `all`: yes where both are, no where one is; `any`: the reverse. */
export function join(left: Constraint, right: Constraint, all: boolean): Constraint {
  const both = (a: Region, b: Region) => intersect(a, b);
  const either = (a: Region, b: Region) => unite(a, b, left.domain);
  return {
    key: left.key,
    domain: left.domain,
    asksKnown: left.asksKnown || right.asksKnown,
    yes: (all ? both : either)(left.yes, right.yes),
    no: (all ? either : both)(left.no, right.no),
  };
}

/** A comparison with a constant is about the other side; any other is about the two sides together. */
function compared(test: Extract<ir.Test, { op: "compare" }>, symbols: Symbols): Constraint | undefined {
  const right = foldConstant(test.right, symbols);
  if (right) return withConstant(test.left, test.relation, right, symbols);
  const left = foldConstant(test.left, symbols);
  if (left) return withConstant(test.right, flip(test.relation), left, symbols);
  const keys = [keyOf(test.left), keyOf(test.right)];
  const inOrder = keys[0]! <= keys[1]!;
  const relation = inOrder ? test.relation : flip(test.relation);
  const key = JSON.stringify(inOrder ? keys : [keys[1], keys[0]]);
  return about(key, words(["less", "equal", "more"]), words(keys[0] === keys[1] ? equalOnly(relation) : PLACES[relation]));
}

/** An expression is always equal to itself. */
function equalOnly(relation: ir.Relation): readonly string[] {
  return PLACES[relation].includes("equal") ? ["less", "equal", "more"] : [];
}

const PLACES: Readonly<Record<ir.Relation, readonly string[]>> = {
  is: ["equal"],
  is_not: ["less", "more"],
  at_least: ["equal", "more"],
  at_most: ["less", "equal"],
  more_than: ["more"],
  less_than: ["less"],
};

function withConstant(value: ir.Value, relation: ir.Relation, constant: TypedConstant, symbols: Symbols): Constraint | undefined {
  const domain = domainOfValue(value, symbols) ?? domainOfType(constant.type, symbols);
  if (domain === undefined) return undefined;
  const yes = domain.is === "numbers" ? numbersWith(relation, numberOf(constant), domain) : wordsWith(relation, String(constant.value), domain);
  return { ...about(keyOf(value), domain, yes), yes: { absent: false, values: subtract(domain, subtract(domain, yes)) } };
}

function numbersWith(relation: ir.Relation, at: number, domain: Values): Values {
  switch (relation) {
    case "is": return numbers(at, at);
    case "is_not": return subtract(domain, numbers(at, at));
    case "at_least": return numbers(at, Infinity);
    case "at_most": return numbers(-Infinity, at);
    case "more_than": return numbers(at + 1, Infinity);
    case "less_than": return numbers(-Infinity, at - 1);
  }
}

function wordsWith(relation: ir.Relation, word: string, domain: Values): Values {
  if (relation === "is") return words([word]);
  return relation === "is_not" ? subtract(domain, words([word])) : NOTHING.values;
}

function keyOf(value: ir.Value): string {
  return JSON.stringify(value);
}
