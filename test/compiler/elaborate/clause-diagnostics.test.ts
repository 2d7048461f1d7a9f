import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { elaborateClause } from "../../../src/compiler/elaborate/clause.ts";
import type { Scope } from "../../../src/compiler/symbols.ts";
import { parseClause } from "../../../src/parser/clause/parse.ts";
import { scalarOf, scopeOf, summary, symbolsOf } from "./world.ts";

const SYMBOLS = symbolsOf(`
  value shortest_infusion = 16 minutes
  value changed_value = 16 minutes
  value many = 3
  set infusions of service
  set hydration of service
  set prior_initials of prior_line
  set administration_lines of line
  set dosed of administration
  time own_time of service
  time hydration_time of site
  time whole_time
  order ranking of service per site
  order initial_lines of line
  code_set hydration_codes CPT
  code_set hydration_diagnoses ICD10
  code_set complex_drugs HCPCS
  table unit_limits key code columns code:CPT units:units
  table code_pairs key column_1 column_2 columns column_1:CPT column_2:CPT bypass:word
  table drug_names key name columns name:word
  ladder initial_infusion
  exception other_minutes to changed_value
`);

type Expected = Partial<ReturnType<typeof summary>> & { readonly code: string; readonly at: string };

function diagnose(text: string, scope: Scope): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  elaborateClause(parseClause(scalarOf(text), (one) => found.push(one)), scope, (one) => found.push(one));
  return found;
}

const service = scopeOf(SYMBOLS, "set", "service");
const administration = scopeOf(SYMBOLS, "assume", "administration");
const line = scopeOf(SYMBOLS, "edit", "line");
const site = scopeOf(SYMBOLS, "ladder", "site");
const encounter = scopeOf(SYMBOLS, "edit");

const CASES: readonly (readonly [text: string, scope: Scope, ...expected: Expected[]])[] = [
  // names
  ["minutes of service is at least shortest_infsion", service, {
    code: "resolve/unknown-name", at: "shortest_infsion", help: "did you mean the value `shortest_infusion`?",
    fixed: "minutes of service is at least shortest_infusion", related: ["shortest_infusion"],
  }],
  ["minutes of hydration_tme is less than 5 minutes", service, { code: "resolve/unknown-name", at: "hydration_tme", help: "did you mean the time `hydration_time`?" }],
  ["infusion is empty", service, { code: "resolve/unknown-name", at: "infusion", help: "did you mean the set `infusions`?" }],
  ["count of servics is more than 2", service, { code: "resolve/unknown-name", at: "servics", help: "did you mean the set of all `services`?" }],
  ["service in infusion", service, { code: "resolve/unknown-name", at: "infusion", fixed: "service in infusions" }],
  ["service is first in rankng", service, { code: "resolve/unknown-name", at: "rankng", help: "did you mean the order `ranking`?" }],
  ["service.route in vascular", service, { code: "resolve/unknown-name", at: "vascular", help: undefined }],
  ["service.purpose in drug_purpose", service, { code: "resolve/unknown-name", at: "drug_purpose", help: "did you mean the group of purpose `drug_purposes`?" }],
  ["service.drug in complex_drug", service, { code: "resolve/unknown-name", at: "complex_drug", help: "did you mean the code set `complex_drugs`?" }],
  ["sevice.route is intravenous", service, { code: "resolve/unknown-name", at: "sevice", help: "did you mean the noun `service`?" }],
  ["sevice in infusions", service, { code: "resolve/unknown-name", at: "sevice", help: "did you mean the noun `service`?" }],
  ["service.portable_pump is noo", service, { code: "resolve/unknown-name", at: "noo", help: "did you mean the word `no`?" }],
  ["service.rout is intravenous", service, { code: "resolve/unknown-field", at: "rout", help: "did you mean `route`?", fixed: "service.route is intravenous" }],
  ["service.claim_type is facility", service, { code: "resolve/unknown-field", at: "claim_type", help: "`encounter.claim_type` exists" }],
  ["encounter.physician_ordr is documented", service, { code: "resolve/unknown-field", at: "physician_ordr", help: "did you mean `physician_order`?" }],
  ["service.route is intravenos", service, { code: "resolve/unknown-word", at: "intravenos", fixed: "service.route is intravenous" }],
  ["service.purpose is infusion", service, { code: "resolve/unknown-word", at: "infusion", help: "`infusion` is a word of `technique`" }],
  ["service.purpose is fluid_purposes", service, { code: "resolve/unknown-word", at: "fluid_purposes" }],
  ["minutes of service is at least infusions", service, {
    code: "resolve/wrong-kind", at: "infusions", message: "`infusions` is a set of services; here must stand a value", related: ["infusions"],
  }],
  ["minutes of service is at least own_time", service, { code: "resolve/wrong-kind", at: "own_time", help: "write `minutes of own_time` for its minutes" }],
  ["minutes of service is at least services", service, { code: "resolve/wrong-kind", at: "services", help: "write `count of services`" }],
  ["service is empty", service, { code: "resolve/wrong-kind", at: "service", fixed: "services is empty" }],
  ["own_time is empty", service, { code: "resolve/wrong-kind", at: "own_time", help: "write `minutes of own_time` for its minutes" }],
  ["longest piece of infusions is 1 minute", service, { code: "resolve/wrong-kind", at: "infusions", message: "`infusions` is a set of services; here must stand a named time" }],
  ["service in services", service, { code: "resolve/wrong-kind", at: "services" }],
  ["service in ranking", service, { code: "resolve/wrong-kind", at: "ranking", message: "`ranking` is an order of services; here must stand a set" }],
  ["service.purpose in hydration", service, { code: "resolve/wrong-kind", at: "hydration", help: "`hydration` is one word of `purpose`; write `service.purpose is hydration`" }],
  ["service.drug in infusions", service, { code: "resolve/wrong-kind", at: "infusions", help: "the item itself is in a set: write `service in infusions`" }],
  ["minutes of own_time outside service is 0 minutes", service, { code: "resolve/wrong-kind", at: "service" }],

  // what may be read
  ["administration.drug is documented", service, {
    code: "check/noun-not-in-scope", at: "administration", message: "`administration` is not in scope; this rule walks services", fixed: "service.drug is documented",
  }],
  ["service.route is intravenous", encounter, { code: "check/noun-not-in-scope", at: "service", message: "`service` is not in scope; this clause speaks of the encounter only" }],
  ["line in administration_lines", service, { code: "check/noun-not-in-scope", at: "line" }],
  ["site is first in ranking", service, { code: "check/noun-not-in-scope", at: "site" }],
  ["minutes of line is 0 minutes", service, { code: "check/noun-not-in-scope", at: "line" }],
  ["encounter.id is documented", service, { code: "check/not-readable", at: "id", message: "no rule may read `encounter.id`" }],
  ["claimed_lines is empty", line, { code: "check/not-readable", at: "claimed_lines" }],
  ["lines is empty", service, { code: "check/too-early", at: "lines", message: "lines come after `sets` of services and cannot be read here" }],
  ["administration_lines is not empty", scopeOf(SYMBOLS, "bill", "service"), { code: "check/too-early", at: "administration_lines" }],
  ["infusions is empty", administration, { code: "check/too-early", at: "infusions", message: "services come after `assume` and cannot be read here" }],
  ["administration.site is documented", administration, { code: "check/too-early", at: "site" }],
  ["access.site is documented", scopeOf(SYMBOLS, "sites", "access"), { code: "check/too-early", at: "site" }],
  ["sites is empty", scopeOf(SYMBOLS, "pack"), { code: "check/too-early", at: "sites", message: "sites come after `applies when` and cannot be read here" }],
  ["line.modifiers includes modifier 25", scopeOf(SYMBOLS, "modifier", "line"), { code: "check/too-early", at: "modifiers" }],
  ["line.modifiers includes modifier 25", scopeOf(SYMBOLS, "set", "line"), { code: "check/too-early", at: "modifiers", message: "`line.modifiers` comes after `sets` of lines and cannot be read here" }],
  ["line.date is 2026-01-01", scopeOf(SYMBOLS, "date", "line"), { code: "check/too-early", at: "date" }],
  ["administration_lines is empty", scopeOf(SYMBOLS, "date", "line"), { code: "check/too-early", at: "administration_lines" }],
  ["encounter.physician_order is yes", service, { code: "check/document-word", at: "encounter.physician_order", help: "write `encounter.physician_order is documented`" }],
  ["service.portable_pump is documented", service, { code: "check/field-not-documentable", at: "service.portable_pump" }],
  ["administration.route is documented", scopeOf(SYMBOLS, "set", "administration"), { code: "check/field-not-documentable", at: "administration.route" }],
  ["visit.date is not documented", scopeOf(SYMBOLS, "set", "visit"), { code: "check/field-not-documentable", at: "visit.date" }],
  ["shortest_infusion is documented", service, { code: "check/documented-of", at: "shortest_infusion" }],
  ["7 is documented", service, { code: "check/documented-of", at: "7" }],

  // types
  ["minutes of service is at least 31", service, {
    code: "check/unit-missing", at: "31", message: "`31` of what? minutes must stand here", fixed: "minutes of service is at least 31 minutes",
  }],
  ["minutes of service is more than 1", service, { code: "check/unit-missing", at: "1", fixed: "minutes of service is more than 1 minute" }],
  ["line.units is 3", line, { code: "check/unit-missing", at: "3", fixed: "line.units is 3 units" }],
  ["line.code is 99211", line, { code: "check/unit-missing", at: "99211", fixed: "line.code is CPT 99211" }],
  ["encounter.place_of_service is 11", encounter, { code: "check/unit-missing", at: "11", fixed: "encounter.place_of_service is POS 11" }],
  ["line.modifiers includes 25", line, { code: "check/unit-missing", at: "25", fixed: "line.modifiers includes modifier 25" }],
  ["service.start plus 15 is on or after service.stop", service, { code: "check/unit-missing", at: "15", fixed: "service.start plus 15 minutes is on or after service.stop" }],
  ["encounter.date_of_service plus 60 is on or after 2026-01-01", encounter, { code: "check/unit-missing", at: "60", fixed: "encounter.date_of_service plus 60 days is on or after 2026-01-01" }],
  ["minutes of service is at least 2 units", service, {
    code: "check/type", at: "2 units", message: "`2 units` is units; here must stand minutes", help: "`minutes of service` is minutes",
  }],
  ["2 units is at most minutes of service", service, { code: "check/type", at: "2 units" }],
  ["service.lesions is yes", service, { code: "check/type", at: "yes", message: "`yes` is yes or no; here must stand a count" }],
  ["service.drug is POS 11", service, { code: "check/type", at: "POS 11", message: "`POS 11` is a POS code; here must stand a HCPCS code" }],
  ["service.start is minutes of service", service, { code: "check/type", at: "minutes of service" }],
  ["line.modifiers includes CPT 96365", line, { code: "check/type", at: "CPT 96365" }],
  ["service.start is at least service.stop", service, {
    code: "check/relation-type", at: "is at least", help: "write `is on or after`", fixed: "service.start is on or after service.stop",
  }],
  ["encounter.date_of_service is less than 2026-01-01", encounter, {
    code: "check/relation-type", at: "is less than", help: "write `not (encounter.date_of_service is on or after 2026-01-01)`", fixed: undefined,
  }],
  ["minutes of service is on or before 5 minutes", service, { code: "check/relation-type", at: "is on or before", fixed: "minutes of service is at most 5 minutes" }],
  ["service.purpose is at least hydration", service, { code: "check/relation-type", at: "is at least", help: "such values are compared with `is` and `is not`" }],
  ["service.drug includes HCPCS J1756", service, { code: "check/relation-type", at: "includes", help: "only lists of codes and modifiers include something" }],
  ["line.code includes encounter.documentation_attached", line, { code: "check/relation-type", at: "includes", help: "write `encounter.documentation_attached includes line.code`" }],
  ["line.modifiers is modifier 25", line, { code: "check/relation-type", at: "is", help: "a list is asked `includes` or `does not include`" }],
  ["administration.dose is administration.discarded", scopeOf(SYMBOLS, "set", "administration"), { code: "check/relation-type", at: "is", help: undefined }],
  ["service.start plus 60 days is on or after service.stop", service, { code: "check/sum-type", at: "60 days", message: "an instant plus days has no meaning" }],
  ["service.start plus service.stop is on or after service.stop", service, { code: "check/sum-type", at: "service.stop" }],
  ["service.lesions plus 1 is more than 5", service, { code: "check/sum-type", at: "1" }],
  ["administration.volume_ml at administration.volume_ml is 5 minutes", administration, { code: "check/rate-type", at: "administration.volume_ml" }],
  ["service.purpose in hydration_codes", service, {
    code: "check/membership-type", at: "service.purpose", message: "`service.purpose` is a word of `purpose` and cannot be in `hydration_codes`, a set of CPT codes", related: ["hydration_codes"],
  }],
  ["line.code in hydration_diagnoses", line, { code: "check/membership-type", at: "line.code" }],
  ["line.code in code_pairs", line, { code: "check/table-key", at: "code_pairs" }],
  ["service.substance in drug_names", service, { code: "check/table-key", at: "drug_names", message: "the key of the table `drug_names` is the column `name`, which holds no codes, so nothing can be in it by one code" }],

  // sets, orders, times
  ["line in infusions", line, { code: "check/set-of-other-noun", at: "infusions", message: "`infusions` is a set of services; this rule walks lines", related: ["infusions"] }],
  ["infusions other than it is empty", line, { code: "check/set-of-other-noun", at: "other than it" }],
  ["infusions before it in ranking is empty", line, { code: "check/set-of-other-noun", at: "before it in ranking" }],
  ["first of ranking in administration_lines", line, { code: "check/set-of-other-noun", at: "administration_lines" }],
  ["line is first in ranking", line, { code: "check/order-of-other-noun", at: "ranking", related: ["ranking"] }],
  ["infusions before it in initial_lines is empty", scopeOf(SYMBOLS, "edit", "service"), { code: "check/order-of-other-noun", at: "initial_lines" }],
  ["infusions sharing its site is empty", encounter, { code: "check/no-item", at: "sharing its site" }],
  ["first of ranking in infusions", encounter, { code: "check/no-group", at: "ranking", message: "`ranking` has a group for each site; this clause speaks of the encounter only", related: ["site"] }],
  ["first of ranking in infusions", scopeOf(SYMBOLS, "edit", "diagnosis"), { code: "check/no-group", at: "ranking" }],
  ["prior_initials sharing its route is empty", line, { code: "check/sharing-field", at: "route", message: "`route` cannot be shared: prior_lines have no field of that name" }],
  ["prior_initials sharing its dat is empty", line, { code: "check/sharing-field", at: "dat", help: "did you mean `date`?" }],
  ["prior_initials sharing its modifiers is empty", line, { code: "check/sharing-field", at: "modifiers" }],
  ["diagnoses sharing its code is empty", line, { code: "check/sharing-field", at: "code", message: "`code` cannot be shared: lines have a code, diagnoses have an ICD10 code" }],
  ["diagnoses overlapping it is empty", line, { code: "check/overlap-noun", at: "overlapping it" }],
  ["minutes of own_time is 0 minutes", site, { code: "check/time-of-other-noun", at: "own_time", message: "`own_time` is a time of services; this rule walks sites", related: ["own_time"] }],
  ["longest piece of hydration_time is 0 minutes", encounter, { code: "check/time-of-other-noun", at: "hydration_time" }],
  ["minutes of own_time is 0 minutes", line, { code: "check/time-of-other-noun", at: "own_time" }],
  ["minutes of diagnoses is 0 minutes", service, { code: "check/no-time", at: "diagnoses" }],
  ["minutes of site is 0 minutes", site, { code: "check/no-time", at: "site" }],
  ["minutes of infusions outside dosed is 0 minutes", service, { code: "check/no-time", at: "dosed" }],
  ["minutes of own_time sharing its site is 0 minutes", service, { code: "check/time-qualified", at: "sharing its site" }],

  // sense
  ["minutes of service is at least 91 minutes and minutes of service is less than 90 minutes", service, {
    code: "check/contradiction", at: "minutes of service is less than 90 minutes",
    message: "`minutes of service is at least 91 minutes` and `minutes of service is less than 90 minutes` can never both hold",
    related: ["minutes of service is at least 91 minutes"],
  }],
  ["count of infusions is less than 0", service, { code: "check/never", at: "count of infusions is less than 0", message: "`count of infusions is less than 0` can never hold" }],
  ["minutes of service is at least 0 minutes", service, { code: "check/always", at: "minutes of service is at least 0 minutes" }],

  // several findings of one clause, none of them a consequence of another
  ["service.rout is intravenos and service in infusion", service, { code: "resolve/unknown-field", at: "rout" }, { code: "resolve/unknown-name", at: "infusion" }],
  ["(service.rout is intravenos or minutes of servic is 3) and not (sets is empty)", service,
    { code: "resolve/unknown-field", at: "rout" }, { code: "resolve/unknown-name", at: "servic" }, { code: "resolve/unknown-name", at: "sets" }],
];

describe("a clause with a mistake", () => {
  for (const [text, scope, ...expected] of CASES) {
    test(`${text} (${scope.kind}, ${scope.item?.name ?? "encounter"})`, () => {
      const found = diagnose(text, scope).map(summary);
      expect(found).toHaveLength(expected.length);
      expected.forEach((one, index) => expect(found[index]).toMatchObject(one));
    });
  }

  test("every fix gives a clause without that mistake", () => {
    for (const [text, scope, first] of CASES) {
      const { code, at } = first!;
      const { fixed } = summary(diagnose(text, scope)[0]!);
      if (fixed !== undefined) expect(diagnose(fixed, scope).map(summary), fixed).not.toContainEqual(expect.objectContaining({ code, at }));
    }
  });

  test("a part that could not be read says nothing more", () => {
    const found = diagnose("service.route is and service in infusions", service);
    expect(found.every(({ code }) => code.startsWith("parse/"))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
  });

  test("a name whose own rule could not be understood says nothing more", () => {
    const infusions = SYMBOLS.byName.get("infusions")!;
    const broken = { ...SYMBOLS, byName: new Map([...SYMBOLS.byName, ["infusions", { is: "other" as const, rule: infusions.rule }]]) };
    for (const text of ["service in infusions", "infusions is empty", "minutes of infusions is 1 minute", "first of ranking in infusions"]) {
      expect(diagnose(text, scopeOf(broken, "set", "service")).map(summary), text).toEqual([]);
    }
  });
});
