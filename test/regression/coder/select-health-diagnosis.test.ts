import { expect, test } from "vitest";
import { administrationWith, encounterWith } from "../../support/encounters.ts";
import { loadById } from "../../support/workspace.ts";

const PACK = "payers/select-health/infusion";

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

const OFFICE = { claim_type: "professional", place_of_service: "11", payer: "select-health" };
const DRUG = { id: "drug", substance: "x", start: at("08:40"), stop: at("09:40"), indication: "E86.0" };
const FLUID = { purpose: "hydration", substance: "saline" };

// 7 P3 (ii) and 4.1: hydration after another infusion, same day, needs 59 and a diagnosis that is not shared
test("fluid for the drug's own diagnosis is not paid because other fluid had another one", () => {
  const answer = answerTo(
    [
      administrationWith({ ...FLUID, id: "before", start: at("08:00"), stop: at("08:40"), indication: "E86.0" }),
      administrationWith({ ...DRUG, primary_reason: true }),
      administrationWith({ ...FLUID, id: "after", start: at("09:40"), stop: at("10:00"), indication: "R11.2" }),
    ],
    OFFICE,
  );
  expect(linesOf(answer)).not.toContain("96361 x1 59");
});

test("fluid after a drug needs its own diagnosis also where it is called the main reason of the visit", () => {
  const answer = answerTo(
    [administrationWith(DRUG), administrationWith({ ...FLUID, id: "after", start: at("09:40"), stop: at("10:40"), indication: "E86.0", primary_reason: true })],
    OFFICE,
  );
  expect(linesOf(answer)).not.toContain("96360 x1");
});

test("fluid after a drug needs its own diagnosis also through a second site", () => {
  const answer = answerTo(
    [
      administrationWith({ ...DRUG, site: "arm", primary_reason: true }),
      administrationWith({ ...FLUID, id: "after", site: "hand", start: at("09:40"), stop: at("10:40"), indication: "E86.0" }),
    ],
    { ...OFFICE, sites: [{ id: "arm", kind: "peripheral" }, { id: "hand", kind: "peripheral", separate_site_documented: true }] },
  );
  expect(linesOf(answer)).not.toContain("96360 x1 59");
});
