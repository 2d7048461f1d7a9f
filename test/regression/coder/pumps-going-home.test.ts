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

const PUMP = { portable_pump: true, continues_in_community: true, pump_owner: "supplier" };

// section 8 C17: 96416 uses the initial slot; 3.1: what is not the initial takes its add-on, 96367
test("a pump that goes home as 96416 is the initial service of the visit", () => {
  const answer = answerTo([
    administrationWith({ id: "premedication", substance: "x", start: at("08:00"), stop: at("08:20") }),
    administrationWith({ ...PUMP, id: "pump", substance: "y", drug_class: "nonhormonal_antineoplastic", start: at("09:00"), stop: undefined }),
  ]);
  expect(linesOf(answer)).toEqual(["96367 x1", "96416 x1"]);
});

// 10.3: an analyst must never wonder where a bag went; no line codes the start of these
test.each([
  ["a drug that is no chemotherapy", PUMP],
  ["chemotherapy with no pump charted", { continues_in_community: true, pump_owner: "clinic", drug_class: "nonhormonal_antineoplastic" }],
])("%s going home is billed or asked about, not passed over as coded by its start", (_, change) => {
  const answer = answerTo([administrationWith({ ...change, stop: undefined })]);
  const silent = answer.lines.length === 0 && answer.findings.length === 0;
  expect({ silent, decision: answer.decision }).not.toEqual({ silent: true, decision: "bill" });
});
