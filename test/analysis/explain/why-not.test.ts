import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Blockers } from "../../../src/analysis/explain/blockers.ts";
import type { Encounter } from "../../../src/analysis/explain/encounter.ts";
import { codesOf, itemsOf, makersOf } from "../../../src/analysis/explain/makers.ts";
import { nearlyApplied } from "../../../src/analysis/explain/not-used.ts";
import { type Ran, Runner } from "../../../src/analysis/explain/runner.ts";
import { whyNot, type WhyNot } from "../../../src/analysis/explain/why-not.ts";
import type { PackLabel } from "../../../src/runtime/pack-label.ts";
import { loadPack } from "../../../src/runtime/load.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { BASE, shippedPacks } from "../../support/workspace.ts";

interface Subject {
  readonly runner: Runner;
  readonly label: PackLabel;
}

const subjects = new Map(shippedPacks().map(({ header, pack }): [string, Subject] => [
  header.id, { runner: new Runner(pack), label: { id: pack.id, release: pack.release, meaning: pack.hashes.meaning, citations: pack.citations } },
]));

function ranBy({ runner }: Subject, encounter: Encounter): Ran {
  const ran = runner.run(encounter);
  if ("error" in ran) throw new Error(`refused: ${ran.error.code}`);
  return ran;
}

function asked(pack: string, file: string, code: string): WhyNot {
  const subject = subjects.get(pack)!;
  const encounter = JSON.parse(readFileSync(`examples/${file}.json`, "utf8")) as Encounter;
  return whyNot(subject.runner, encounter, ranBy(subject, encounter), code, subject.label);
}

/** Rules with the clauses in their way, then what is offered. */
function told({ rules, offers }: WhyNot): readonly string[] {
  return [
    ...rules.map(({ rule, item, blockers, because }) => `${rule} of ${item}: ${[...blockers.map(({ title, detail }) => (detail === undefined ? title : `${title} (${detail})`)), ...(because === null ? [] : [because])].join(" and ")}`),
    ...offers.map(({ changes, bills }) => `if ${changes.join(" and ")}: ${bills}`),
  ];
}

describe("why a code is not billed", () => {
  test("another first hour: nothing ran before it", () => {
    expect(told(asked(BASE, "1-drug-130-minutes", "96367"))).toEqual([
      "next_infusion of antibiotic: service is not first in ranking",
      "if further 1 is charted too: as antibiotic, another substance, 12:10 to 14:20: 96365, 96366 x2, 96367",
    ]);
  });

  test("a push: the infusion is too long for one, to the minute", () => {
    expect(told(asked(BASE, "1-drug-130-minutes", "96374"))).toEqual([
      "initial_push of antibiotic: minutes of service is less than shortest_infusion (130 minutes; shortest_infusion is 16 minutes)",
      "if start of antibiotic at 11:55 instead of 10:00: 96374",
      "if stop of antibiotic at 10:15 instead of 12:10: 96374",
    ]);
  });

  test("a further hour: too few minutes", () => {
    const why = asked(BASE, "2-hydration-around-a-drug", "96366");
    expect(told(why)).toContain("if stop of antibiotic at 10:31 instead of 10:00: 96361 x2, 96365, 96366");
  });

  test("a fact that is not documented holds it", () => {
    const why = asked(BASE, "4-stop-time-missing", "96365");
    expect(why.rules[0]!.because).toBe("held, not documented: stop of antibiotic");
    expect(why.offers[0]!.changes).toEqual(["stop of antibiotic at 10:16"]);
  });

  test("two facts together, where no single one is enough", () => {
    const why = asked(BASE, "1-drug-130-minutes", "96376");
    expect(why.offers).toHaveLength(1);
    expect(why.offers[0]!.changes).toHaveLength(2);
  });

  test("a code that is billed, and one that no rule bills", () => {
    expect(asked(BASE, "1-drug-130-minutes", "96365")).toMatchObject({ billed: true, lines: [0], offers: [] });
    expect(asked(BASE, "1-drug-130-minutes", "00000")).toMatchObject({ billed: false, rules: [], offers: [], tried: 0 });
  });
});

/** One example in so many is asked in the suite; with WHY_NOT=every all of them are, which takes minutes. */
const EVERY = process.env["WHY_NOT"] === "every" ? 1 : 30;

/** Examples of the shipped packs, each asked for a code that nearly was billed. */
test("what is offered bills the code, and its rule no longer lacks what it was said to lack", () => {
  let [questions, offers, seen] = [0, 0, 0];
  for (const compiled of shippedPacks()) {
    const subject = subjects.get(compiled.header.id)!;
    const loaded = loadPack(compiled.pack, { evaluator: "walk" });
    if (!loaded.ok) throw new Error(loaded.error.message);
    for (const vector of withVectors(compiled).vectors ?? []) {
      const encounter = JSON.parse(vector.encounter) as Encounter;
      const ran = subject.runner.run(encounter);
      if ("error" in ran) continue;
      const near = [...ran.answer.lines.keys()].flatMap((line) => nearlyApplied(ran, line, subject.label));
      const code = near.flatMap(({ codes }) => codes).find((one) => ran.answer.lines.every((line) => line.code !== one));
      if (code === undefined || seen++ % EVERY > 0) continue;
      questions++;
      for (const offer of whyNot(subject.runner, encounter, ran, code, subject.label).offers) {
        offers++;
        const answer = loaded.pack.code(offer.encounter);
        if ("error" in answer) throw new Error(`${vector.name}: an offer is refused`);
        const line = answer.lines.find((one) => one.code === code && one.given !== true);
        expect(line && ["bill", "warn"].includes(line.outcome), `${vector.name}: ${code} after ${offer.changes.join(", ")}`).toBe(true);
        const { state } = ranBy(subject, offer.encounter).settled.evaluation;
        const fires = makersOf(state).filter((maker) => line!.rules.includes(maker.rule.name) && codesOf(maker, state).includes(code))
          .some((maker) => itemsOf(maker, state).some((item) => new Blockers(state, subject.label).of(maker, item).length === 0));
        expect(fires, `${vector.name}: ${line!.rules.join(", ")}`).toBe(true);
      }
    }
  }
  expect(questions).toBeGreaterThan(400 / EVERY);
  expect(offers).toBeGreaterThan(400 / EVERY);
}, 290_000);
