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

// 3.13: the hospital bills what it provided, from arrival
test.each([
  ["push by vein", { technique: "push" }],
  ["injection into muscle", { technique: "injection", route: "intramuscular" }],
])("a %s that the ambulance gave before arrival is not billed", (_, change) => {
  const crew = { started_elsewhere: "ambulance", arrival: at("10:00") };
  const answer = answerTo([administrationWith({ ...change, ...crew, start: at("09:50"), stop: undefined })]);
  expect(linesOf(answer)).toEqual([]);
});
