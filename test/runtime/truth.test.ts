import { expect, test } from "vitest";
import { and, NO, not, or, type Truth, UNKNOWN, YES } from "../../src/runtime/truth.ts";

// Strong Kleene tables, rows and columns in the order no, yes, not known.
const VALUES: readonly Truth[] = [NO, YES, UNKNOWN];

test("conjunction", () => {
  expect(VALUES.map((a) => VALUES.map((b) => and(a, b)))).toEqual([[NO, NO, NO], [NO, YES, UNKNOWN], [NO, UNKNOWN, UNKNOWN]]);
});

test("disjunction", () => {
  expect(VALUES.map((a) => VALUES.map((b) => or(a, b)))).toEqual([[NO, YES, UNKNOWN], [YES, YES, YES], [UNKNOWN, YES, UNKNOWN]]);
});

test("negation", () => {
  expect(VALUES.map(not)).toEqual([YES, NO, UNKNOWN]);
});
