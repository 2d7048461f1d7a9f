import { expect, test } from "vitest";
import { administrationWith, encounterWith } from "../../support/encounters.ts";
import { BASE, loadById } from "../../support/workspace.ts";

const PACK = BASE;

/** The answer to a day of 2 March 2026; a refused one fails the test. */
function answerTo(administrations: readonly Record<string, unknown>[], encounter: Record<string, unknown> = {}) {
  const answer = loadById(PACK).code(encounterWith({ ...encounter, administrations }));
  if ("error" in answer) throw new Error(answer.error.message);
  return answer;
}

/** Lines as a coder writes them: code, units, modifiers; those that are not simply billed say so. */
function linesOf(answer: ReturnType<typeof answerTo>): readonly string[] {
  return answer.lines.map((line) => [line.code, `x${line.units}`, ...line.modifiers, ...(line.outcome === "bill" ? [] : [line.outcome])].join(" ")).sort();
}

/** An instant of that day, Eastern time. */
function at(time: string): string {
  return `2026-03-02T${time}-05:00`;
}

// coding law 2.2: 96368 is never extended; 1.2: 96366 extends 96365 or 96367 of the same infusate
test("a drug that so far only ran beside another takes 96367 when it runs alone", () => {
  const answer = answerTo([
    administrationWith({ id: "long", substance: "x", start: at("08:00"), stop: at("10:00") }),
    administrationWith({ id: "beside", substance: "y", start: at("08:00"), stop: at("09:00") }),
    administrationWith({ id: "alone", substance: "y", start: at("14:00"), stop: at("15:00") }),
  ]);
  expect(linesOf(answer)).toEqual(["96365 x1", "96366 x1", "96367 x1", "96368 x1"]);
});

// section 8 C3: more than 30 minutes each time, flagged for review; no family is spared
test("the same chemotherapy drug infused again is flagged for review", () => {
  const chemotherapy = { substance: "x", drug_class: "nonhormonal_antineoplastic" };
  const answer = answerTo([
    administrationWith({ ...chemotherapy, id: "first", start: at("08:00"), stop: at("09:00") }),
    administrationWith({ ...chemotherapy, id: "again", start: at("14:00"), stop: at("15:00") }),
  ]);
  expect(linesOf(answer)).toEqual(["96413 x1", "96415 x1 warn"]);
});
