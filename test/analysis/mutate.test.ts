import { describe, expect, test } from "vitest";
import { mutatePacks, scoreOf } from "../../src/analysis/mutate/mutate.ts";
import { mutantsOf } from "../../src/analysis/mutate/mutants.ts";
import { differingMinutes } from "../../src/analysis/mutate/climbing.ts";
import { mutated } from "../../src/analysis/mutate/mutant.ts";
import { witnessesOf } from "../../src/analysis/mutate/witness.ts";
import { testVariants } from "../../src/analysis/mutate/variants.ts";
import type { CompiledPack } from "../../src/compiler/compile.ts";
import type { Test } from "../../src/ir/ir.ts";
import type { Vector } from "../../src/ir/vectors.ts";
import { verifyProgram } from "../../src/ir/verify.ts";
import { withVectors } from "../../src/testing/vectors.ts";
import { shippedPacks } from "../support/workspace.ts";

const packs = shippedPacks();
const vectorsOf = (compiled: CompiledPack): readonly Vector[] => withVectors(compiled).vectors ?? [];
const select = packs.find(({ folder }) => folder === "payers/select-health")!;
const SHARP = ["threshold", "date", "modifier"] as const;

test("nearly every slip in a threshold, a date or a modifier of the shipped packs is noticed by examples alone", () => {
  const slips = mutatePacks(packs, packs.map(({ folder }) => folder), { examples: vectorsOf }).flatMap(({ mutants }) => mutants);
  const sharp = scoreOf(slips, SHARP);
  expect(sharp.byExamples / (sharp.all - sharp.equivalent)).toBeGreaterThan(0.98);
  const all = scoreOf(slips);
  expect(all.all).toBeGreaterThan(1_000);
  expect(all.byExamples / (all.all - all.equivalent)).toBeGreaterThan(0.88);
}, 180_000);

describe("the slips of one payer", () => {
  const mutants = mutantsOf(select);

  test("are in what it says itself, a guard of its pack once", () => {
    expect(mutants.filter(({ owner }) => owner === "applies when").map(({ words }) => words)).toEqual(["without `encounter.claim_type is professional`", "without `encounter.place_of_service is POS 11`"]);
    expect(mutants.filter(({ owner }) => owner === "hydration_from_16_minutes").map(({ words }) => words).sort()).toEqual(["16 minutes -> 15 minutes", "16 minutes -> 17 minutes", "without the exception"]);
  });

  test("give programs that an engine takes", () => {
    for (const mutant of mutants) {
      const pack = mutated(select.pack, mutant);
      for (const program of pack.programs) expect({ words: mutant.words, faults: verifyProgram(program, pack.vocabulary, pack.citations.length, pack.tables) }).toEqual({ words: mutant.words, faults: [] });
    }
  });

  test("are all survivors without examples, and one that examples do not name has an encounter that tells", () => {
    const [none] = mutatePacks([select], [select.folder], { examples: () => [] });
    expect(scoreOf(none!.mutants).byExamples).toBe(0);
    const minute = mutants.find(({ words }) => words === "16 minutes -> 17 minutes")!;
    const witness = witnessesOf([minute], select.pack, vectorsOf(select), 500).get(minute)!;
    expect(JSON.stringify(witness.now)).not.toBe(JSON.stringify(witness.slipped));
  });
});

test("boundaries count apart from examples", () => {
  const [one] = mutatePacks([select], [select.folder], { examples: () => [], boundaries: vectorsOf });
  const score = scoreOf(one!.mutants);
  expect([score.byExamples, score.byBoundaries > 15]).toEqual([0, true]);
});

test("a rule over a table without such rows is proved to concern nothing", () => {
  const [one] = mutatePacks(packs, ["medicare"], { examples: vectorsOf });
  const whys = one!.mutants.flatMap(({ name, fate }) => (fate.is === "equivalent" ? [`${name}: ${fate.why}`] : []));
  expect(whys).toContain("facility_units_of_a_line: no row of `facility_unit_limits` has `mai` per_line");
}, 60_000);

describe("slips in a test", () => {
  const minutes = (relation: "at_least" | "less_than"): Test => ({
    op: "compare", relation, left: { op: "field", noun: "line", field: "minutes" }, right: { op: "constant", type: { is: "minutes" }, value: 31 },
  });

  test("are one step in its number, once each way, and itself left out", () => {
    expect(testVariants(minutes("at_least")).map(({ words, class: slip }) => `${slip}: ${words}`)).toEqual([
      "threshold: `at least` -> `more than` in `line.minutes is at least 31 minutes`",
      "threshold: 31 minutes -> 30 minutes in `line.minutes is at least 31 minutes`",
      "other: without `line.minutes is at least 31 minutes`",
    ]);
  });

  test("of a join are those of its parts, and each part left out", () => {
    const words = testVariants({ op: "all", of: [minutes("at_least"), minutes("less_than")] }).map((one) => one.words);
    expect(words.filter((one) => one.startsWith("without"))).toEqual(["without `line.minutes is at least 31 minutes`", "without `line.minutes is less than 31 minutes`"]);
    expect(words).toHaveLength(6);
  });
});

describe("ladders with other numbers", () => {
  const ladder = (from: number, covers: number, more: { each: number; past: number } | null) => ({ first: { from, covers }, more });

  test("differ for pieces of any length where their first steps do: the minute that earns a unit dates it", () => {
    expect(differingMinutes(ladder(31, 60, null), ladder(30, 60, null))).toBeUndefined();
  });

  test("differ at a few lengths where a further step says the same from then on", () => {
    expect(differingMinutes({ first: null, more: { each: 60, past: 30 } }, { first: null, more: { each: 60, past: 30 } })).toBe("none");
  });

  test("differ for pieces of any length where their further steps do", () => {
    expect(differingMinutes(ladder(31, 60, { each: 60, past: 30 }), ladder(31, 61, { each: 60, past: 30 }))).toBeUndefined();
  });

  test("are the same where what the first covers says nothing", () => {
    expect(differingMinutes(ladder(16, 60, null), ladder(16, 61, null))).toBe("none");
  });
});
