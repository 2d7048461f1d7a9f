import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { elaborateClause } from "../../../src/compiler/elaborate/clause.ts";
import { parseClause } from "../../../src/parser/clause/parse.ts";
import { scalarOf, scopeOf, summary, symbolsOf } from "./world.ts";

const SYMBOLS = symbolsOf(`
  value fixed_minutes = 16 minutes
  value changed_minutes = 16 minutes
  exception other_minutes to changed_minutes
  set infusions of service
  set hydration of service
  time own_time of service
  order ranking of service per site
  code_set complex_drugs HCPCS
`);
const SCOPE = scopeOf(SYMBOLS, "set", "service");

function diagnose(text: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  elaborateClause(parseClause(scalarOf(text), (one) => found.push(one)), SCOPE, (one) => found.push(one));
  return found;
}

const m = "minutes of service";

describe("two tests that cannot both hold", () => {
  test.each([
    [`${m} is at least 91 minutes and ${m} is less than 90 minutes`],
    [`${m} is 5 minutes and ${m} is 6 minutes`],
    [`${m} is more than 5 minutes and ${m} is less than 6 minutes`],
    [`16 minutes is at most ${m} and ${m} is less than fixed_minutes`],
    [`${m} is at least changed_minutes and ${m} is less than changed_minutes`],
    [`changed_minutes is more than ${m} and ${m} is more than changed_minutes`],
    ["longest piece of own_time is 0 minutes and longest piece of own_time is more than 0 minutes"],
    ["count of infusions is 1 and count of infusions is at least 2"],
    ["service.purpose is hydration and service.purpose is therapeutic"],
    ["service.purpose is therapeutic and service.purpose in fluid_purposes"],
    ["service.purpose in drug_purposes and service.purpose in fluid_purposes"],
    ["service.purpose in drug_purposes and service.purpose not in drug_purposes"],
    ["service.portable_pump is yes and service.portable_pump is no"],
    ["service.portable_pump is yes and not (service.portable_pump is yes)"],
    ["service.drug is HCPCS J1756 and service.drug is HCPCS J1745"],
    ["service.drug is HCPCS J1756 and service.drug is not HCPCS J1756"],
    ["service.drug is not documented and service.drug is HCPCS J1756"],
    ["service.drug is not documented and service.drug in complex_drugs"],
    ["service.drug_class is not documented and service.drug_class is not standard"],
    ["service.stop is documented and service.stop is not documented"],
    ["service.stop is not documented and service.stop is on or after service.start"],
    ["service in infusions and service not in infusions"],
    ["infusions is empty and infusions is not empty"],
    ["infusions sharing its site is empty and infusions sharing its site is not empty"],
    ["service is first in ranking and service is not first in ranking"],
    ["first of ranking in infusions and first of ranking not in infusions"],
    ["encounter.date_of_service is on or after 2026-03-01 and encounter.date_of_service is on or before 2026-02-28"],
    ["encounter.physician_order is documented and encounter.physician_order is not documented"],
    [`service in infusions and ${m} is 5 minutes and service in hydration and ${m} is 6 minutes`],
    [`${m} is 5 minutes and (${m} is 6 minutes or ${m} is 7 minutes)`],
    [`service in hydration or (${m} is 5 minutes and ${m} is 6 minutes)`],
    [`not (${m} is 5 minutes and ${m} is 6 minutes)`],
  ])("%s", (text) => {
    expect(diagnose(text).map(summary)).toMatchObject([{ code: "check/contradiction" }]);
  });
});

test.each([["count of infusions is less than 0"], [`${m} is less than ${m}`], [`service in hydration or ${m} is more than ${m}`]])("%s: one test that can never hold", (text) => {
  const found = diagnose(text).map(summary);
  expect(found).toMatchObject([{ code: "check/never", at: text.split(" or ").at(-1) }]);
});

test("three tests that leave nothing together are named together", () => {
  const minutes = `${m} is at most 2 minutes and (${m} is less than 1 minute or ${m} is more than 1 minute) and (${m} is 1 minute or ${m} is more than 2 minutes)`;
  expect(diagnose(minutes).map(summary)).toMatchObject([{ code: "check/never", at: minutes, message: `\`${minutes}\` can never hold` }]);
  const three = "service.technique is not push and service.technique is not injection and service.technique in needle_techniques";
  expect(diagnose(three).map(summary)).toMatchObject([{
    code: "check/never",
    message: `\`${three}\` can never hold`,
    related: ["service.technique is not push", "service.technique is not injection", "service.technique in needle_techniques"],
  }]);
});

test.each([
  [`${m} is at least 0 minutes`],
  [`${m} is at least 5 minutes or ${m} is less than 5 minutes`],
  [`${m} is at least changed_minutes or ${m} is less than changed_minutes`],
  [`service in hydration or ${m} is more than 5 minutes or ${m} is at most 5 minutes`],
  ["service.portable_pump is yes or service.portable_pump is no"],
  ["service.stop is documented or service.stop is not documented"],
  ["service in infusions or service not in infusions"],
  ["service.technique in needle_techniques or not (service.technique in needle_techniques)"],
])("%s always holds: a warning, and the test stands", (text) => {
  const found: Diagnostic[] = [];
  const made = elaborateClause(parseClause(scalarOf(text), (one) => found.push(one)), SCOPE, (one) => found.push(one));
  expect(found.map(({ code, severity }) => ({ code, severity }))).toEqual([{ code: "check/always", severity: "warning" }]);
  expect(made).toBeDefined();
});

test.each([
  [`${m} is at least 16 minutes and ${m} is less than 90 minutes`],
  // An exception may change the value, so 16 minutes is not folded into it.
  [`${m} is at least 20 minutes and ${m} is less than changed_minutes`],
  [`${m} is at least fixed_minutes and minutes of own_time is less than fixed_minutes`],
  ["service.drug_class is not documented and service.drug is documented and service.drug in complex_drugs"],
  ["service.drug_class is documented and service.drug_class is not standard"],
  ["service.start is not documented or service.stop is not documented"],
  ["service.lesions is not documented or service.lesions is at most 7"],
  ["service.lesions is documented or service.lesions is at most 7"],
  ["service.purpose in drug_purposes and service.purpose is not therapeutic"],
  ["first of ranking in infusions or first of ranking not in infusions"],
  ["service in infusions and service not in hydration"],
  ["infusions sharing its site is empty and infusions is not empty"],
])("%s is left alone", (text) => {
  expect(diagnose(text).map(summary)).toEqual([]);
});

const RELATIONS = {
  "is": (a: number, b: number) => a === b,
  "is not": (a: number, b: number) => a !== b,
  "is at least": (a: number, b: number) => a >= b,
  "is at most": (a: number, b: number) => a <= b,
  "is more than": (a: number, b: number) => a > b,
  "is less than": (a: number, b: number) => a < b,
} as const;

const numberTest = fc.record({
  relation: fc.constantFrom(...(Object.keys(RELATIONS) as (keyof typeof RELATIONS)[])),
  at: fc.integer({ min: 1, max: 6 }),
});

test("a conjunction over one expression is refused exactly when no number of minutes passes it", () => {
  fc.assert(
    fc.property(fc.array(numberTest, { minLength: 1, maxLength: 4 }), (tests) => {
      const text = tests.map(({ relation, at }) => `${m} ${relation} ${at} minute${at === 1 ? "" : "s"}`).join(" and ");
      const possible = Array.from({ length: 9 }, (_, minutes) => minutes).some((minutes) => tests.every(({ relation, at }) => RELATIONS[relation](minutes, at)));
      const refused = diagnose(text).some(({ severity }) => severity === "error");
      expect(refused).toBe(!possible);
    }),
    { numRuns: 300 },
  );
});

test("alternatives over one expression always hold exactly when every number of minutes passes one", () => {
  fc.assert(
    fc.property(fc.array(numberTest, { minLength: 2, maxLength: 4 }), (tests) => {
      const text = tests.map(({ relation, at }) => `${m} ${relation} ${at} minute${at === 1 ? "" : "s"}`).join(" or ");
      const covered = Array.from({ length: 9 }, (_, minutes) => minutes).every((minutes) => tests.some(({ relation, at }) => RELATIONS[relation](minutes, at)));
      expect(diagnose(text).map(({ code }) => code)).toEqual(covered ? ["check/always"] : []);
    }),
    { numRuns: 300 },
  );
});
