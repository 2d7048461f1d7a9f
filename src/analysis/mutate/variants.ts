import { addDays } from "../../ir/dates.ts";
import type { Relation, Test, Value } from "../../ir/ir.ts";
import type { Type } from "../../ir/types.ts";
import { constantWords, testWords, valueWords } from "../../ir/words.ts";

/** What kind of slip a mutant is: gates ask more of thresholds, dates and modifiers than of the rest. */
export type SlipClass = "threshold" | "date" | "modifier" | "other";

/** One slip in an expression. `to` null: nothing is left of it. */
export interface Variant<T> {
  readonly class: SlipClass;
  readonly words: string;
  readonly to: T | null;
}

/** How far a number of a type is shifted: one minute, unit, day or count; a whole millilitre, cent by cent. */
const STEPS: Readonly<Partial<Record<Type["is"], number>>> = { minutes: 1, units: 1, days: 1, count: 1, ml: 1000, ml_per_hour: 1000, money: 1 };

/** Words of a relation that is one step away from another. */
const SWAPS: Readonly<Partial<Record<Relation, readonly [to: Relation, words: string]>>> = {
  at_least: ["more_than", "`at least` -> `more than`"],
  more_than: ["at_least", "`more than` -> `at least`"],
  at_most: ["less_than", "`at most` -> `less than`"],
  less_than: ["at_most", "`less than` -> `at most`"],
};

/** By relation: the way a number is shifted that a swap of the relation does not do already. */
const OTHER_WAY: Readonly<Partial<Record<Relation, 1 | -1>>> = { at_least: -1, more_than: 1, at_most: 1, less_than: -1 };

/** The numbers and dates one step away from a constant, with words. `ways`: up, down or both. */
export function shifted(value: unknown, type: Type, ways: readonly (1 | -1)[] = [1, -1], least = 0): readonly Variant<number | string>[] {
  const said = (to: number | string): string => `${constantWords(value as never, type)} -> ${constantWords(to, type)}`;
  if (type.is === "date" && typeof value === "string") {
    return ways.flatMap((way) => {
      const to = addDays(value, way);
      return to === undefined ? [] : [{ class: "date" as const, words: said(to), to }];
    });
  }
  const step = STEPS[type.is];
  if (step === undefined || typeof value !== "number") return [];
  return ways.map((way) => value + way * step).filter((to) => to >= least).map((to) => ({ class: "threshold", words: said(to), to }));
}

/** Every value that differs from a value in one constant by one step. */
export function valueVariants(value: Value, ways?: readonly (1 | -1)[], least?: number): readonly Variant<Value>[] {
  switch (value.op) {
    case "constant": return shifted(value.value, value.type, ways, least).map((one) => ({ ...one, to: { ...value, value: one.to! } }));
    case "sum":
      return value.terms.flatMap((term, at) => valueVariants(term.value).map((one) => within(one, valueWords(value), (to) => ({ ...value, terms: value.terms.with(at, { ...term, value: to }) }))));
    default: return [];
  }
}

/** Every test that differs from a test in one place: a number, a date, `at least`, or a clause left out. */
export function testVariants(test: Test): readonly Variant<Test>[] {
  return [...inside(test), ...(isLeafTest(test) ? [dropped(test)] : [])];
}

function inside(test: Test): readonly Variant<Test>[] {
  switch (test.op) {
    case "all": case "any": return test.of.flatMap((part, at) => partVariants(test, part, at));
    case "not": return inside(test.of).map((one) => ({ ...one, to: one.to && { op: "not", of: one.to } }));
    case "compare": return compareVariants(test);
    default: return [];
  }
}

/** Slips inside of a part, and the joined test without the part. */
function partVariants(test: Extract<Test, { op: "all" | "any" }>, part: Test, at: number): readonly Variant<Test>[] {
  const slips = inside(part).map((one) => ({ ...one, to: { ...test, of: test.of.with(at, one.to!) } }));
  const rest = test.of.filter((_, index) => index !== at);
  const left = rest.length === 0 ? null : rest.length === 1 ? rest[0]! : { ...test, of: rest };
  return [...slips, { ...dropped(part), to: left }];
}

function dropped(test: Test): Variant<Test> {
  return { class: "other", words: `without \`${testWords(test)}\``, to: null };
}

function compareVariants(test: Extract<Test, { op: "compare" }>): readonly Variant<Test>[] {
  const clause = testWords(test);
  const swap = SWAPS[test.relation];
  const way = OTHER_WAY[test.relation];
  const ordered = swap !== undefined && way !== undefined;
  const ways = (side: 1 | -1): readonly (1 | -1)[] | undefined => (ordered ? [(way * side) as 1 | -1] : undefined);
  return [
    ...(ordered ? [{ class: "threshold" as const, words: `${swap[1]} in \`${clause}\``, to: { ...test, relation: swap[0] } }] : []),
    ...valueVariants(test.right, ways(1)).map((one) => within(one, clause, (to) => ({ ...test, right: to }))),
    ...valueVariants(test.left, ways(-1)).map((one) => within(one, clause, (to) => ({ ...test, left: to }))),
  ];
}

function within<A, B>(variant: Variant<A>, clause: string, put: (to: A) => B): Variant<B> {
  const words = variant.words.includes(" in `") ? variant.words : `${variant.words} in \`${clause}\``;
  return { ...variant, words, to: variant.to === null ? null : put(variant.to) };
}

function isLeafTest({ op }: Test): boolean {
  return op !== "all" && op !== "any";
}
