import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Test, Value } from "../../src/ir/ir.ts";
import { and, or, negated, NO, UNKNOWN, YES } from "../../src/compiler/regions/outcomes.ts";
import { satisfy } from "../../src/compiler/regions/satisfy.ts";
import { meetings } from "../../src/compiler/regions/meeting.ts";
import type { RegionWorld } from "../../src/compiler/regions/world.ts";
import { shippedVocabulary } from "../support/vocabulary.ts";

const WORLD: RegionWorld = {
  vocabulary: shippedVocabulary(),
  dates: { from: "2026-01-01", until: "2026-12-31" },
  constant: (name) => ({ shortest: 16, longest: 480 })[name],
  codes: (name) => ({ low_codes: [["11111", "22222"]] as const, high_codes: [["22222", "33333"]] as const, far_codes: [["44444", "44444"]] as const })[name],
};

const number = (value: number): Value => ({ op: "constant", type: { is: "count" }, value });
const lesions: Value = { op: "field", noun: "service", field: "lesions" };
const compare = (relation: "is" | "is_not" | "at_least" | "at_most" | "more_than" | "less_than", value: number): Test => ({ op: "compare", relation, left: lesions, right: number(value) });
const all = (...of: readonly Test[]): Test => ({ op: "all", of });
const any = (...of: readonly Test[]): Test => ({ op: "any", of });
const not = (of: Test): Test => ({ op: "not", of });
const code: Value = { op: "field", noun: "line", field: "code" };
const inCodes = (codes: string): Test => ({ op: "in_codes", value: code, codes });

/** Strong Kleene over numbers 0 to 6 and not known, the meaning itself. */
function meaning(test: Test, point: number | undefined): boolean | undefined {
  switch (test.op) {
    case "all": { const parts = test.of.map((one) => meaning(one, point)); return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true; }
    case "any": { const parts = test.of.map((one) => meaning(one, point)); return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false; }
    case "not": { const part = meaning(test.of, point); return part === undefined ? undefined : !part; }
    case "documented": return point !== undefined;
    case "compare": {
      if (point === undefined) return undefined;
      const right = (test.right as { value: number }).value;
      switch (test.relation) {
        case "is": return point === right;
        case "is_not": return point !== right;
        case "at_least": return point >= right;
        case "at_most": return point <= right;
        case "more_than": return point > right;
        case "less_than": return point < right;
      }
    }
    default: throw new Error(test.op);
  }
}

const tests: fc.Arbitrary<Test> = fc.letrec<{ test: Test }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(fc.constantFrom("is", "is_not", "at_least", "at_most", "more_than", "less_than"), fc.integer({ min: 1, max: 5 })).map(([relation, value]) => compare(relation, value)),
    fc.constant<Test>({ op: "documented", value: lesions }),
    fc.array(tie("test"), { minLength: 1, maxLength: 3 }).map((of): Test => ({ op: "all", of })),
    fc.array(tie("test"), { minLength: 1, maxLength: 3 }).map((of): Test => ({ op: "any", of })),
    tie("test").map(not),
  ),
})).test;

describe("satisfiability", () => {
  test("agrees with trying every number", () => {
    fc.assert(fc.property(tests, (one) => {
      const points = [undefined, 0, 1, 2, 3, 4, 5, 6];
      expect(satisfy(one, WORLD).is).toBe(points.some((point) => meaning(one, point) === true) ? "holds" : "never");
    }), { numRuns: 500 });
  });

  test.each<[string, Test, string]>([
    ["a named value stands for its constant", all({ op: "compare", relation: "at_least", left: lesions, right: { op: "value", name: "shortest" } }, compare("at_most", 15)), "never"],
    ["a named value that differs is free", all({ op: "compare", relation: "at_least", left: lesions, right: { op: "value", name: "unknown" } }, compare("at_most", 15)), "holds"],
    ["code sets that meet", all(inCodes("low_codes"), inCodes("high_codes")), "holds"],
    ["code sets that do not", all(inCodes("low_codes"), inCodes("far_codes")), "never"],
    ["a code inside", all(inCodes("far_codes"), { op: "compare", relation: "is", left: code, right: { op: "constant", type: { is: "code", system: "code" }, value: "44444" } }), "holds"],
    ["a code outside", all(inCodes("far_codes"), { op: "compare", relation: "is", left: code, right: { op: "constant", type: { is: "code", system: "code" }, value: "55555" } }), "never"],
    ["outside of all", all(not(inCodes("low_codes")), not(inCodes("high_codes")), not(inCodes("far_codes"))), "holds"],
    ["an enum and its group", all({ op: "one_of", value: { op: "field", noun: "service", field: "route" }, members: ["subcutaneous"] }, not({ op: "compare", relation: "is", left: { op: "field", noun: "service", field: "route" }, right: { op: "constant", type: { is: "enum", name: "route" }, value: "subcutaneous" } })), "never"],
    ["dates of service are those of the segment", { op: "compare", relation: "more_than", left: { op: "field", noun: "encounter", field: "date_of_service" }, right: { op: "constant", type: { is: "date" }, value: "2026-12-31" } }, "never"],
    ["first of, in and not in", all({ op: "first_of", order: "o", set: "s", negated: false }, { op: "first_of", order: "o", set: "s", negated: true }), "never"],
    ["first of, neither", all(not({ op: "first_of", order: "o", set: "s", negated: false }), not({ op: "first_of", order: "o", set: "s", negated: true })), "holds"],
    ["a document that is and is not there", all({ op: "document", word: "w" }, not({ op: "document", word: "w" })), "never"],
  ])("%s", (_, one, expected) => {
    expect(satisfy(one, WORLD).is).toBe(expected);
  });

  test("a witness has no fact too many, and says what is free", () => {
    expect(satisfy(all(any(compare("is", 3), compare("is", 4)), any(compare("is", 3), { op: "member", set: "some" })), WORLD)).toEqual({
      is: "holds", facts: ["service.lesions is 3"], free: false,
    });
    expect(satisfy(all({ op: "member", set: "some" }, not({ op: "documented", value: lesions })), WORLD)).toEqual({
      is: "holds", facts: ["it in some", "service.lesions is not documented"], free: true,
    });
  });

  test("too many cases are undecided, and quickly so", () => {
    const sets = Array.from({ length: 40 }, (_, index): Test => ({ op: "member", set: `s${index}` }));
    const pairs = sets.slice(1).map((one, index) => any(all(one, not(sets[index]!)), all(not(one), sets[index]!)));
    const hard = all(...pairs, any(...sets.map((one, index) => all(one, sets[(index + 1) % 40]!))), ...sets.slice(0, 2).map(not));
    expect(["never", "undecided"]).toContain(satisfy(hard, WORLD).is);
  });
});

describe("pairs that may hold together", () => {
  const codeIs = (value: string): Test => ({ op: "compare", relation: "is", left: code, right: { op: "constant", type: { is: "code", system: "code" }, value } });
  const some = fc.oneof(tests, fc.constantFrom(codeIs("11111"), codeIs("44444"), inCodes("low_codes"), inCodes("far_codes"), not(inCodes("low_codes"))));

  test("leave out no pair that can", () => {
    fc.assert(fc.property(fc.array(fc.oneof(some, fc.tuple(some, some).map((of) => all(...of)), fc.constant("always" as const)), { maxLength: 6 }), (list) => {
      const met = meetings(list, WORLD);
      for (const [index, second] of list.entries()) {
        for (const [before, first] of list.slice(0, index).entries()) {
          if (satisfy(all(...[first, second].filter((one) => one !== "always")), WORLD).is === "holds") expect(met[index]).toContain(before);
        }
      }
    }), { numRuns: 500 });
  });

  test("have none of those that constants keep apart", () => {
    expect(meetings([compare("is", 1), compare("is", 2), compare("at_least", 2), codeIs("11111"), all(codeIs("44444"), compare("is", 2)), "always"], WORLD)).toEqual([
      [], [], [1], [0, 1, 2], [1, 2], [0, 1, 2, 3, 4],
    ]);
  });
});

describe("sums", () => {
  const minutes: Value = { op: "minutes_of", time: { base: { of: "item" }, cuts: [] } };
  const plus = (value: Value, other: number, sign: 1 | -1 = 1): Value => ({ op: "sum", terms: [{ sign: 1, value }, { sign, value: number(other) }] });
  const compared = (left: Value, relation: "at_least" | "less_than", right: Value): Test => ({ op: "compare", relation, left, right });
  test("are compared as a whole: what passes one number of minutes or another", () => {
    const side = fc.tuple(fc.constantFrom("at_least" as const, "less_than" as const), fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 6 }), fc.boolean());
    fc.assert(fc.property(fc.array(side, { minLength: 1, maxLength: 3 }), (sides) => {
      const written = sides.map(([relation, shift, bound, turned]) => {
        const shifted = plus(minutes, Math.abs(shift), shift < 0 ? -1 : 1);
        return turned ? not(compared(shifted, relation, number(bound))) : compared(shifted, relation, number(bound));
      });
      const possible = Array.from({ length: 20 }, (_, value) => value).some((value) =>
        sides.every(([relation, shift, bound, turned]) => (relation === "at_least" ? value + shift >= bound : value + shift < bound) !== turned));
      expect(satisfy(all(...written), WORLD).is).toBe(possible ? "holds" : "never");
    }), { numRuns: 300 });
  });
});

test("masks of outcomes are sound for every choice of answers", () => {
  const mask = fc.integer({ min: 1, max: 7 });
  const kleene = (bit: number): boolean | undefined => (bit === YES ? true : bit === NO ? false : undefined);
  const bitOf = (answer: boolean | undefined): number => (answer === undefined ? UNKNOWN : answer ? YES : NO);
  const bits = (one: number): readonly number[] => [YES, NO, UNKNOWN].filter((bit) => one & bit);
  fc.assert(fc.property(mask, mask, (a, b) => {
    for (const x of bits(a)) {
      for (const y of bits(b)) {
        const answers = [kleene(x), kleene(y)];
        const both = answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
        const either = answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
        expect(and(a, b) & bitOf(both)).toBeTruthy();
        expect(or(a, b) & bitOf(either)).toBeTruthy();
      }
      expect(negated(a) & bitOf(kleene(x) === undefined ? undefined : !kleene(x))).toBeTruthy();
    }
  }));
});
