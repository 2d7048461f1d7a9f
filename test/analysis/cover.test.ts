import { describe, expect, test } from "vitest";
import { coverPacks, settledSides } from "../../src/analysis/cover/cover.ts";
import type { CompiledPack } from "../../src/compiler/compile.ts";
import type { Vector } from "../../src/ir/vectors.ts";
import { withVectors } from "../../src/testing/vectors.ts";
import { shippedPacks } from "../support/workspace.ts";

const packs = shippedPacks();
const vectorsOf = (compiled: CompiledPack): readonly Vector[] => withVectors(compiled).vectors ?? [];
const SELECT = "payers/select-health";
const coverOf = (folder: string, of = vectorsOf) => coverPacks(packs, [folder], of)[0]!;

test("every clause of the shipped packs is seen both ways, or proved never to answer so, and every rule is reached", () => {
  const covers = coverPacks(packs, packs.map(({ folder }) => folder), vectorsOf);
  const open = covers.flatMap(({ pack, clauses }) => clauses.flatMap(({ name, words, yes, no }) => [yes, no].filter((side) => side.examples === 0 && side.never === undefined).map(() => `${pack} ${name}: ${words}`)));
  expect(open).toEqual([]);
  expect(covers.flatMap(({ unreached }) => unreached)).toEqual([]);
  expect(covers.reduce((sum, one) => sum + settledSides(one).all, 0)).toBeGreaterThan(1_000);
}, 120_000);

describe("what one pack is asked about", () => {
  const cover = coverOf(SELECT);

  test("is what it says itself, its `applies when` once", () => {
    expect(new Set(cover.clauses.map(({ name }) => name))).toEqual(new Set(["applies when", "hydration_for_a_drugs_diagnosis", "short_hydration_is_a_push", "hydration_after_drug_is_distinct", "hydration_needs_its_own_diagnosis"]));
    expect(cover.clauses.filter(({ name }) => name === "applies when").map(({ words }) => words)).toEqual(["encounter.claim_type is professional", "encounter.place_of_service is POS 11"]);
  });

  test("the ladder that its exception changes has the breakpoints of both", () => {
    expect(cover.minutes.map(({ name }) => name)).toEqual(["hydration_alone"]);
    expect(cover.minutes[0]!.ranges.map(({ from }) => from)).toEqual([1, 16, 31, 91, 151, 211]);
  });

  test("without examples everything is open and nothing is reached", () => {
    const none = coverOf(SELECT, () => []);
    expect(settledSides(none)).toEqual({ settled: 0, all: 18 });
    expect(none.unreached.map(({ name }) => name)).toContain("short_hydration_is_a_push");
  });
});

test("a clause is seen where an example gives the answer, and no longer when that example is gone", () => {
  const without = coverOf(SELECT, (one) => vectorsOf(one).filter(({ name }) => name !== "fluid_at_home"));
  const place = without.clauses.find(({ words }) => words === "encounter.place_of_service is POS 11")!;
  expect([place.yes.examples > 0, place.no.examples, place.no.never]).toEqual([true, 0, undefined]);
}, 60_000);

test("a switch that no pack below turns on is proved never to be on", () => {
  const never = coverOf("cpt").clauses.filter(({ yes }) => yes.never !== undefined);
  expect(never.length).toBeGreaterThan(5);
  for (const { words, yes } of never) expect(yes.never).toBe(`\`${words}\` never holds`);
}, 60_000);
