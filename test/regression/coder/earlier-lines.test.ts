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

// 3.2: one initial for an encounter and site, also where it spans days; 3.1: a second one is denied or told apart
test("an encounter whose initial was billed earlier does not bill another one unasked", () => {
  const history = [{ code: "96365", date: "2026-03-02", same_encounter: true }];
  const answer = answerTo([administrationWith({ start: at("08:00"), stop: at("09:00") })], { history });
  expect(linesOf(answer)).not.toContain("96365 x1");
});
