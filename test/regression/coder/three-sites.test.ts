import { expect, test } from "vitest";
import { administrationWith, encounterWith } from "../../support/encounters.ts";
import { BASE, loadById } from "../../support/workspace.ts";

const SITES = [
  { id: "left", kind: "peripheral" },
  { id: "right", kind: "peripheral", separate_site_documented: true },
  { id: "chest", kind: "port", separate_site_documented: true },
];
const DRUGS = [
  administrationWith({ id: "a", substance: "cisplatin", drug_class: "complex", site: "left" }),
  administrationWith({ id: "b", substance: "iron", drug_class: "standard", site: "right" }),
  administrationWith({ id: "c", substance: "cefazolin", drug_class: "standard", site: "chest" }),
];

function linesOf(administrations: readonly object[], more: Record<string, unknown> = {}) {
  const answer = loadById(BASE).code(encounterWith({ sites: SITES, administrations, ...more }));
  if ("error" in answer) throw new Error(answer.error.message);
  return answer.lines.map(({ code, units, modifiers, site, minutes }) => [[code, ...modifiers].join("-"), units, site, minutes]);
}

// 5.2: two sites legitimately reach two units of a first hour, the second on a line of its own
test("two further sites are two lines, in an order that charting does not decide", () => {
  const lines = linesOf(DRUGS);
  expect(lines).toEqual([["96365-59", 1, "chest", 60], ["96365-59", 1, "right", 60], ["96413", 1, "left", 60]]);
  expect(linesOf([...DRUGS].reverse())).toEqual(lines);
  expect(linesOf(DRUGS, { sites: [...SITES].reverse() })).toEqual(lines);
});

// an audit compares units, however a claim spreads them over equal lines
test("an audit finds both units, on two lines or on one", () => {
  const site = { code: "96365", units: 1, modifiers: ["59"] };
  expect(auditOf([site, site])).toEqual([]);
  expect(auditOf([{ ...site, units: 2 }])).toEqual([]);
  expect(auditOf([site])).toMatchObject([{ code: "96365", difference: "missing", claimed: 0, supported: 1 }]);
});

/** What differs between the answer and these lines with the one of the main site. */
function auditOf(lines: readonly object[]) {
  const answer = loadById(BASE).code(encounterWith({ sites: SITES, administrations: DRUGS, claimed_lines: [{ code: "96413", units: 1 }, ...lines] }));
  if ("error" in answer) throw new Error(answer.error.message);
  expect(answer.audit).toBeDefined();
  return answer.audit!;
}
