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

const CHEMOTHERAPY = { drug_class: "nonhormonal_antineoplastic" };
const NEEDLE = { technique: "injection", stop: undefined };

// 0.2 and 2.1: each infusate has its own minutes; 15 or fewer are no infusion. 2.2: under the skin that is 96372
test("two short infusions of two drugs under the skin do not add up to one infusion", () => {
  const answer = answerTo([
    administrationWith({ id: "one", route: "subcutaneous", substance: "x", start: at("08:00"), stop: at("08:10") }),
    administrationWith({ id: "two", route: "subcutaneous", substance: "y", start: at("10:00"), stop: at("10:10") }),
  ]);
  expect(linesOf(answer)).toEqual(["96372 x2"]);
});

// 1.3: antineoplastics and complex biologics under the skin are 96401, hormonal ones 96402, never 96372
test.each([
  ["complex", "96401 x1"],
  ["nonhormonal_antineoplastic", "96401 x1"],
  ["hormonal_antineoplastic", "96402 x1"],
])("five minutes of a %s drug under the skin, charted as an infusion", (drugClass, line) => {
  const answer = answerTo([administrationWith({ route: "subcutaneous", drug_class: drugClass, start: at("08:00"), stop: at("08:05") })]);
  expect(linesOf(answer)).toEqual([line]);
});

// 3.12: what a procedure needs, and drugs by transfusion protocol, are not reported, by whatever route
test.each([
  ["integral_to_procedure", { route: "subcutaneous" }],
  ["transfusion_premedication", { route: "subcutaneous" }],
  ["transfusion_premedication", { ...NEEDLE, route: "intra_arterial" }],
  ["integral_to_procedure", { ...CHEMOTHERAPY, route: "intraperitoneal" }],
  ["integral_to_procedure", { ...CHEMOTHERAPY, route: "intrapleural" }],
])("%s is not reported: %o", (purpose, change) => {
  expect(linesOf(answerTo([administrationWith({ ...change, purpose })]))).toEqual([]);
});

// 3.12: anesthesia belongs to the surgery; the infusion after it stands
test("a spinal anesthetic of a procedure does not take the claim away", () => {
  const answer = answerTo([
    administrationWith({ ...NEEDLE, id: "spinal", route: "intrathecal", purpose: "integral_to_procedure", start: at("08:00") }),
    administrationWith({ id: "iron", start: at("10:00"), stop: at("11:00") }),
  ]);
  expect(linesOf(answer)).toEqual(["96365 x1"]);
});

// 1.3: 96522 is the refill; 96450 is chemotherapy given into the spinal fluid with the puncture
test("one refill of an implanted pump is one line", () => {
  const answer = answerTo([administrationWith({ ...CHEMOTHERAPY, technique: "pump_refill", stop: undefined, route: "intrathecal" })]);
  expect(linesOf(answer)).toEqual(["96522 x1"]);
});

// 1.3: through a reservoir under the skin it is 96542
test("chemotherapy into the spinal fluid through a reservoir is 96542", () => {
  const sites = [{ id: "reservoir", kind: "reservoir" }];
  const answer = answerTo([administrationWith({ ...NEEDLE, ...CHEMOTHERAPY, route: "intrathecal", site: "reservoir" })], { sites });
  expect(linesOf(answer)).toEqual(["96542 x1"]);
});
