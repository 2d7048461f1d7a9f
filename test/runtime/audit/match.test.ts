import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differencesOf, matched, type Pair } from "../../../src/runtime/audit/match.ts";
import { addedUp, type Claimed, type Compared, keyOf, type Supported } from "../../../src/runtime/audit/sides.ts";
import { SEED } from "../../property/chart-arbitrary.ts";
import { leastProcessorTime } from "../../support/processor.ts";

type Short = readonly [code: string, units: number, date?: string, ...modifiers: string[]];

const compared = ([code, units, date = "1", ...modifiers]: Short): Compared => ({ code, units, date, modifiers });
const claim = (...lines: readonly Short[]): readonly Claimed[] => lines.map((line, index) => ({ ...compared(line), places: [index] }));
const answer = (...lines: readonly Short[]): readonly Supported[] => lines.map((line, index) => ({ ...compared(line), places: [index], sure: line[1] }));

/** `units A 2/3`: what differs, of which line, as claimed and as supported. */
function told(pairs: readonly Pair[]): readonly string[] {
  return pairs.flatMap((pair) => differencesOf(pair).map((one) => `${one} ${pair.claimed?.code ?? "-"}/${pair.supported?.code ?? "-"} ${pair.claimed?.units ?? 0}/${pair.supported?.units ?? 0}`)).sort();
}

describe("pairs of a claim and an answer", () => {
  const yes = () => true;
  test.each([
    ["the same", claim(["A", 1], ["B", 2]), answer(["B", 2], ["A", 1]), []],
    ["units split over lines", claim(["A", 1], ["A", 2]), answer(["A", 3]), []],
    ["units split, and one too many", claim(["A", 2], ["A", 2]), answer(["A", 3]), ["units A/A 4/3"]],
    ["a modifier on the wrong one of two lines is on neither side", claim(["A", 1, "1", "59"], ["A", 1]), answer(["A", 1], ["A", 1, "1", "59"]), []],
    ["a modifier lost beside a line without one", claim(["A", 1], ["A", 1]), answer(["A", 1], ["A", 1, "1", "59"]), ["modifiers A/A 1/1"]],
    ["units and modifiers of one line", claim(["A", 1]), answer(["A", 2, "1", "59"]), ["modifiers A/A 1/2", "units A/A 1/2"]],
    ["two wrong lines rather than three: neither pair that shares modifiers first", claim(["A", 2, "1", "X"], ["A", 1, "1", "Z"]), answer(["A", 1, "1", "X"], ["A", 2, "1", "Y"]), ["modifiers A/A 1/1", "modifiers A/A 2/2"]],
    ["another day", claim(["A", 2, "2"]), answer(["A", 2, "1"]), ["date A/A 2/2"]],
    ["all on the first day", claim(["A", 8, "1"]), answer(["A", 2, "1"], ["A", 6, "2"]), ["missing -/A 0/6", "units A/A 8/2"]],
    ["another code", claim(["B", 1]), answer(["A", 1]), ["code B/A 1/1"]],
    ["another code that begins alike", claim(["AB2", 1], ["CB1", 1]), answer(["AB1", 1]), ["code AB2/AB1 1/1", "extra CB1/- 1/0"]],
    ["another code with other units is one line too many and one too few", claim(["B", 2]), answer(["A", 1]), ["extra B/- 2/0", "missing -/A 0/1"]],
    ["another code on another day is too", claim(["B", 1, "2"]), answer(["A", 1]), ["extra B/- 1/0", "missing -/A 0/1"]],
    ["nothing claimed", claim(), answer(["A", 1], ["B", 1]), ["missing -/A 0/1", "missing -/B 0/1"]],
    ["nothing supported", claim(["A", 1], ["A", 1]), answer(), ["extra A/- 2/0"]],
  ])("%s", (_title, mine, theirs, expected) => {
    expect(told(matched(mine, theirs, yes))).toEqual([...expected].sort());
  });

  test("codes that must not stand for one another are apart", () => {
    expect(told(matched(claim(["B", 1]), answer(["A", 1]), () => false))).toEqual(["extra B/- 1/0", "missing -/A 0/1"]);
  });

  const line = fc.tuple(fc.constantFrom("A", "B", "C"), fc.integer({ min: 1, max: 3 }), fc.constantFrom("1", "2"), fc.constantFrom("", "59", "XU")).map(([code, units, date, modifier]): Short => [code, units, date, ...(modifier === "" ? [] : [modifier])]);
  const sides = fc.record({ mine: fc.array(line, { maxLength: 4 }), theirs: fc.array(line, { maxLength: 4 }) });

  test("as few differences as any way to pair the lines leaves, one by one or added up", () => {
    fc.assert(
      fc.property(sides, ({ mine, theirs }) => {
        const [left, right] = [claim(...mine), answer(...theirs)];
        const count = matched(left, right, yes).flatMap(differencesOf).length;
        expect(count).toBeLessThanOrEqual(Math.min(fewest(left, right), fewest(addedUp(left), addedUp(right))));
      }),
      { seed: SEED, numRuns: 1_500 },
    );
  });

  test("neither order nor splitting a line changes what is found", () => {
    fc.assert(
      fc.property(sides.chain(({ mine, theirs }) => fc.record({ mine: fc.constant(mine), other: fc.shuffledSubarray(mine, { minLength: mine.length }), theirs: fc.constant(theirs) })), ({ mine, other, theirs }) => {
        const sorted = (lines: readonly Short[]) => [...claim(...lines)].sort((a, b) => (keyOf(a) + a.units < keyOf(b) + b.units ? -1 : 1));
        expect(told(matched(sorted(other), answer(...theirs), yes))).toEqual(told(matched(sorted(mine), answer(...theirs), yes)));
        const split = theirs.flatMap(([code, units, ...rest]): readonly Short[] => (units > 1 ? [[code, 1, ...rest], [code, units - 1, ...rest]] : [[code, units, ...rest]]));
        expect(matched(claim(...split), answer(...theirs), yes)).toEqual([]);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test("thousands of lines are paired in a second, and those that are right cost nothing", () => {
    const many = (units: number) => Array.from({ length: 2_000 }, (_, index): Short => [`A${index % 50}`, units, String(index % 31), String(index)]);
    expect(matched(claim(...many(1)), answer(...many(1)), yes)).toEqual([]);
    const least = leastProcessorTime(2, () => expect(told(matched(claim(...many(1)), answer(...many(2)), yes))).toHaveLength(2_000));
    expect(least).toBeLessThan(1_000);
    const strange = Array.from({ length: 2_000 }, (_, index): Short => [`B${index}`, 1]);
    expect(leastProcessorTime(2, () => expect(matched(claim(...strange), answer(...many(2)), yes)).toHaveLength(4_000))).toBeLessThan(1_000);
  });
});

/** The fewest differences of any pairs, by trying all. */
function fewest(mine: readonly Claimed[], theirs: readonly Supported[]): number {
  const [first, ...others] = mine;
  if (first === undefined) return theirs.length;
  let best = 1 + fewest(others, theirs);
  for (const other of theirs) best = Math.min(best, differencesOf({ claimed: first, supported: other }).length + fewest(others, theirs.filter((one) => one !== other)));
  return best;
}
