import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { claimKey, claimOf } from "../../../src/analysis/explain/claim.ts";
import { type Encounter, placesOf, withValue } from "../../../src/analysis/explain/encounter.ts";
import { nextSteps } from "../../../src/analysis/explain/next-steps.ts";
import { nearlyApplied } from "../../../src/analysis/explain/not-used.ts";
import { packWithout } from "../../../src/analysis/explain/pack-without.ts";
import { type Ran, Runner } from "../../../src/analysis/explain/runner.ts";
import { Counterfactuals } from "../../../src/analysis/explain/without.ts";
import { formatInstant, type Instant, readInstant } from "../../../src/runtime/instant.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { BASE, compileFiles, readFolder, RULES, shippedPacks } from "../../support/workspace.ts";

const runners = new Map(shippedPacks().map(({ header, pack }) => [header.id, new Runner(pack)]));
const OFFICE = "payers/select-health/infusion";

function example(name: string): Encounter {
  return JSON.parse(readFileSync(`examples/${name}.json`, "utf8")) as Encounter;
}

function ranBy(runner: Runner, encounter: Encounter): Ran {
  const ran = runner.run(encounter);
  if ("error" in ran) throw new Error(`refused: ${ran.error.code}`);
  return ran;
}

describe("the next step of a line", () => {
  test("of hydration around a drug: at 151 minutes a unit more, at 90 one fewer", () => {
    const runner = runners.get(BASE)!;
    const encounter = example("2-hydration-around-a-drug");
    expect(nextSteps(runner, encounter, ranBy(runner, encounter), 0)).toMatchObject({
      measured: 150,
      later: { administration: "saline", clock: "11:31", by: 1, measured: 151, bills: "96361 x3, 96365" },
      earlier: { administration: "saline", clock: "10:30", by: -60, measured: 90, bills: "96361, 96365" },
    });
  });

  test("is the first minute that changes the claim, at every line of the examples of the base", () => {
    const runner = runners.get(BASE)!;
    const { vocabulary } = runner.pack;
    let steps = 0;
    for (const [at, vector] of withVectors(shippedPacks().find(({ header }) => header.id === BASE)!).vectors!.entries()) {
      if (at % 10 > 0) continue;
      const encounter = JSON.parse(vector.encounter) as Encounter;
      const ran = runner.run(encounter);
      if ("error" in ran) continue;
      const before = claimKey(claimOf(ran.answer));
      for (const line of ran.answer.lines.keys()) {
        const next = nextSteps(runner, encounter, ran, line);
        for (const step of [next?.later, next?.earlier]) {
          if (!step) continue;
          steps++;
          const place = placesOf(encounter, vocabulary).find(({ label }) => label === `stop of ${step.administration}`)!;
          const told = readInstant(step.stop) as Instant;
          const claimAt = (minutes: number): string | undefined => {
            const answer = runner.answer(withValue(encounter, place, formatInstant(minutes, told.offset), vocabulary));
            return answer && claimKey(claimOf(answer));
          };
          expect(claimAt(told.minutes), vector.name).not.toBe(before);
          expect([before, undefined], vector.name).toContain(claimAt(told.minutes - Math.sign(step.by)));
        }
      }
    }
    expect(steps).toBeGreaterThan(40);
  });
});

describe("what nearly applied", () => {
  test("names the one clause that does not hold", () => {
    const runner = runners.get(BASE)!;
    const ran = ranBy(runner, example("1-drug-130-minutes"));
    const label = { id: "", release: "", meaning: "", citations: runner.pack.citations };
    expect(nearlyApplied(ran, 0, label).map(({ rule, blocker }) => [rule, blocker.title])).toEqual([
      ["hydration_alone", "first of ranking in hydration"],
      ["next_infusion", "service is not first in ranking"],
      ["same_drug_again", "infusions_in_turn sharing its substance before it in ranking is not empty"],
      ["initial_push", "minutes of service is less than shortest_infusion"],
    ]);
  });
});

describe("without an exception", () => {
  test("the answer is that of the rule it changed", () => {
    const runner = runners.get(OFFICE)!;
    const encounter = example("5-office-select-health");
    expect(new Counterfactuals(runner).of(encounter, runner.answer(encounter)!)).toMatchObject([
      { exception: "hydration_from_16_minutes", change: "shortest_hydration is 16 minutes instead of 31 minutes", bills: "96374" },
    ]);
  });

  test("a pack is the one that is compiled without it", () => {
    const [path, exception] = ["payers/select-health/hydration.yaml", "hydration_from_16_minutes"];
    const files = readFolder(RULES).filter(({ path: one }) => !one.includes("/examples/"));
    const cut = files.map((file) => (file.path === path ? { ...file, text: file.text.replace(/exceptions:\n {2}hydration_from_16_minutes:[\s\S]*?\n\n/, "") } : file));
    const compiled = new Runner(compileFiles(cut).find(({ header }) => header.id === OFFICE)!.pack);
    const without = new Runner(packWithout(runners.get(OFFICE)!.pack, exception));
    let differing = 0;
    for (const vector of withVectors(shippedPacks().find(({ header }) => header.id === OFFICE)!).vectors!) {
      const encounter = JSON.parse(vector.encounter) as Encounter;
      const [one, other, whole] = [compiled, without, runners.get(OFFICE)!].map((runner) => JSON.stringify({ ...runner.answer(encounter), pack: null }));
      expect(other).toBe(one);
      if (whole !== one) differing++;
    }
    expect(differing).toBeGreaterThan(0);
  });
});
