import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { elaborateClause } from "../../../src/compiler/elaborate/clause.ts";
import { elaborateSet } from "../../../src/compiler/elaborate/set.ts";
import { elaborateTime } from "../../../src/compiler/elaborate/time.ts";
import { elaborateConstant, elaborateValue } from "../../../src/compiler/elaborate/value.ts";
import type { Scope } from "../../../src/compiler/symbols.ts";
import type { Type } from "../../../src/ir/types.ts";
import { parseClause, parseTime, parseValue } from "../../../src/parser/clause/parse.ts";
import type * as ast from "../../../src/parser/ast.ts";
import { scalarOf, scopeOf, summary, symbolsOf } from "./world.ts";

const SYMBOLS = symbolsOf(`
  value briefest = 16 minutes
  set infusions of service
  set hydration of service
  time own_time of service
  time hydration_time of site
  time whole_time
  order ranking of service per site
  code_set codes CPT
  table unit_limits key code columns code:CPT units:units
`);
const service = scopeOf(SYMBOLS, "set", "service");
const line = scopeOf(SYMBOLS, "edit", "line");
const field = (name: string, noun = "service") => ({ op: "field", noun, field: name });
const constant = (type: Type, value: unknown) => ({ op: "constant", type, value });

function report(diagnostic: Diagnostic): void {
  throw new Error(`${diagnostic.code}: ${diagnostic.message}`);
}

const CLAUSES: readonly (readonly [text: string, scope: Scope, expected: unknown])[] = [
  ["service.purpose is hydration", service, { op: "compare", relation: "is", left: field("purpose"), right: constant({ is: "enum", name: "purpose" }, "hydration") }],
  ["hydration is not service.purpose", service, { op: "compare", relation: "is_not", left: constant({ is: "enum", name: "purpose" }, "hydration"), right: field("purpose") }],
  ["service.portable_pump is no", service, { op: "compare", relation: "is", left: field("portable_pump"), right: constant({ is: "flag" }, false) }],
  ["minutes of service is at least briefest", service, {
    op: "compare", relation: "at_least", left: { op: "minutes_of", time: { base: { of: "item" }, cuts: [] } }, right: { op: "value", name: "briefest" },
  }],
  ["service.volume_ml is more than 500 ml", service, { op: "compare", relation: "more_than", left: field("volume_ml"), right: constant({ is: "ml" }, 500_000) }],
  ["service.indication is ICD10 N18.4", service, { op: "compare", relation: "is", left: field("indication"), right: constant({ is: "code", system: "ICD10" }, "N184") }],
  ["line.code is HCPCS J1756", line, { op: "compare", relation: "is", left: field("code", "line"), right: constant({ is: "code", system: "HCPCS" }, "J1756") }],
  ["encounter.date_of_service is on or before 2026-01-31", line, {
    op: "compare", relation: "at_most", left: field("date_of_service", "encounter"), right: constant({ is: "date" }, "2026-01-31"),
  }],
  ["line.modifiers does not include modifier 25", line, {
    op: "not", of: { op: "includes", list: field("modifiers", "line"), value: constant({ is: "code", system: "modifier" }, "25") },
  }],
  ["encounter.documentation_attached includes line.code", line, { op: "includes", list: field("documentation_attached", "encounter"), value: field("code", "line") }],
  ["line.route is intravenous", line, { op: "compare", relation: "is", left: field("route", "line"), right: constant({ is: "enum", name: "route" }, "intravenous") }],
  ["line.route is documented", line, { op: "documented", value: field("route", "line") }],
  ["service.stop is not documented", service, { op: "not", of: { op: "documented", value: field("stop") } }],
  ["encounter.physician_order is documented", service, { op: "document", word: "physician_order" }],
  ["encounter.physician_order is not documented", service, { op: "not", of: { op: "document", word: "physician_order" } }],
  ["service in infusions", service, { op: "member", set: "infusions" }],
  ["service not in infusions", service, { op: "not", of: { op: "member", set: "infusions" } }],
  ["service.route in into_a_body_space", service, { op: "one_of", value: field("route"), members: ["intrathecal", "intraperitoneal", "intrapleural"] }],
  ["line.code in unit_limits", line, { op: "in_codes", value: field("code", "line"), codes: "unit_limits" }],
  ["service.drug not in codes", service, { op: "not", of: { op: "in_codes", value: field("drug"), codes: "codes" } }],
  ["service is not first in ranking", service, { op: "not", of: { op: "first_in", order: "ranking" } }],
  ["first of ranking in hydration", scopeOf(SYMBOLS, "ladder", "site"), { op: "first_of", order: "ranking", set: "hydration", negated: false }],
  ["first of ranking not in hydration", service, { op: "first_of", order: "ranking", set: "hydration", negated: true }],
  ["drug_lines is empty", scopeOf(SYMBOLS, "set", "administration"), { op: "empty", set: { base: { noun: "drug_line" }, qualifiers: [] } }],
  ["infusions sharing its substance and its site before it in ranking is not empty", service, {
    op: "not",
    of: { op: "empty", set: { base: { set: "infusions" }, qualifiers: [{ is: "sharing", fields: ["substance", "site"], negated: false }, { is: "before", order: "ranking" }] } },
  }],
  ["services not sharing its technique overlapping it other than it is empty", service, {
    op: "empty",
    set: { base: { noun: "service" }, qualifiers: [{ is: "sharing", fields: ["technique"], negated: true }, { is: "overlapping" }, { is: "other" }] },
  }],
  ["not (service in infusions or service in hydration)", service, { op: "not", of: { op: "any", of: [{ op: "member", set: "infusions" }, { op: "member", set: "hydration" }] } }],
  ["service in infusions and (service.lesions is 1 or service in hydration)", service, {
    op: "all",
    of: [
      { op: "member", set: "infusions" },
      { op: "any", of: [{ op: "compare", relation: "is", left: field("lesions"), right: constant({ is: "count" }, 1) }, { op: "member", set: "hydration" }] },
    ],
  }],
];

describe("clauses", () => {
  test.each(CLAUSES)("%s", (text, scope, expected) => {
    expect(elaborateClause(parseClause(scalarOf(text), report), scope, report)).toEqual(expected);
  });
});

const VALUES: readonly (readonly [text: string, type: Type, expected: unknown])[] = [
  ["service.start plus 15 minutes", { is: "instant" }, { op: "sum", terms: [{ sign: 1, value: field("start") }, { sign: 1, value: constant({ is: "minutes" }, 15) }] }],
  ["15 minutes plus service.start", { is: "instant" }, { op: "sum", terms: [{ sign: 1, value: constant({ is: "minutes" }, 15) }, { sign: 1, value: field("start") }] }],
  ["minutes of own_time minus briefest", { is: "minutes" }, {
    op: "sum", terms: [{ sign: 1, value: { op: "minutes_of", time: { base: { of: "time", time: "own_time" }, cuts: [] } } }, { sign: -1, value: { op: "value", name: "briefest" } }],
  }],
  ["encounter.date_of_service minus 60 days", { is: "date" }, {
    op: "sum", terms: [{ sign: 1, value: field("date_of_service", "encounter") }, { sign: -1, value: constant({ is: "days" }, 60) }],
  }],
  ["longest piece of hydration_time", { is: "minutes" }, { op: "longest_piece_of", time: "hydration_time" }],
  ["count of infusions", { is: "count" }, { op: "count_of", set: { base: { set: "infusions" }, qualifiers: [] } }],
  ["$12.50", { is: "money" }, constant({ is: "money" }, 1250)],
];

describe("values", () => {
  test.each(VALUES)("%s", (text, type, expected) => {
    expect(elaborateValue(parseValue(scalarOf(text), report), service, report)).toEqual({ value: expected, type });
  });

  test("a volume at a rate is minutes", () => {
    const scope = scopeOf(SYMBOLS, "assume", "administration");
    const text = "administration.start plus administration.volume_ml at administration.rate_ml_per_hour";
    const rate = { op: "minutes_at_rate", volume: field("volume_ml", "administration"), rate: field("rate_ml_per_hour", "administration") };
    const expected = { op: "sum", terms: [{ sign: 1, value: field("start", "administration") }, { sign: 1, value: rate }] };
    expect(elaborateValue(parseValue(scalarOf(text), report), scope, report, { is: "instant" })).toEqual({ value: expected, type: { is: "instant" } });
  });

  test("the expected type is checked", () => {
    const found: Diagnostic[] = [];
    const value = parseValue(scalarOf("service.lesions"), report);
    expect(elaborateValue(value, service, (one) => found.push(one), { is: "minutes" })).toBeUndefined();
    expect(found.map(summary)).toMatchObject([{ code: "check/type", at: "service.lesions", message: "`service.lesions` is a count; here must stand minutes" }]);
  });

  test("a path of a set reads the item: its own times, its site's and the encounter's", () => {
    for (const time of ["own_time", "hydration_time", "whole_time"]) {
      expect(elaborateValue(parseValue(scalarOf(`minutes of ${time}`), report), service, report)?.type).toEqual({ is: "minutes" });
    }
  });
});

describe("constants", () => {
  const minutes: Type = { is: "minutes" };
  test.each([
    ["60 minutes", minutes, constant(minutes, 60)],
    ["briefest", minutes, { op: "value", name: "briefest" }],
    ["CPT 96365", { is: "code", system: "code" } as Type, constant({ is: "code", system: "CPT" }, "96365")],
  ])("%s", (text, expected, value) => {
    expect(elaborateConstant(parseValue(scalarOf(text), report), service, report, expected)).toEqual(value);
  });

  test.each([
    ["31", "check/unit-missing", "31"],
    ["minutes of service", "check/not-constant", "minutes of service"],
    ["service.start", "check/not-constant", "service.start"],
    ["shortst", "resolve/unknown-name", "shortst"],
    ["CPT 96365", "check/type", "CPT 96365"],
  ])("%s is refused where minutes must stand", (text, code, at) => {
    const found: Diagnostic[] = [];
    expect(elaborateConstant(parseValue(scalarOf(text), report), service, (one) => found.push(one), minutes)).toBeUndefined();
    expect(found.map(summary)).toMatchObject([{ code, at }]);
  });

  test("what the parser could not read says nothing", () => {
    const span = scalarOf("").span;
    expect(elaborateConstant({ kind: "missing", span }, service, report, minutes)).toBeUndefined();
  });
});

describe("times and sets", () => {
  test.each([
    ["time of service", service, { base: { of: "item" }, cuts: [] }],
    ["time of service outside infusions before it in ranking inside whole_time", service, {
      base: { of: "item" },
      cuts: [
        { how: "outside", by: { of: "set", set: { base: { set: "infusions" }, qualifiers: [{ is: "before", order: "ranking" }] } } },
        { how: "inside", by: { of: "time", time: "whole_time" } },
      ],
    }],
    ["time of services", scopeOf(SYMBOLS, "time"), { base: { of: "set", set: { base: { noun: "service" }, qualifiers: [] } }, cuts: [] }],
    ["time of line", line, { base: { of: "item" }, cuts: [] }],
  ])("%s", (text, scope, expected) => {
    expect(elaborateTime(parseTime(scalarOf(text), report), scope, report)).toEqual(expected);
  });

  test("a set is given with the noun of its members", () => {
    const name: ast.Word = { text: "infusions", span: scalarOf("infusions").span };
    const found = elaborateSet({ kind: "set", name, qualifiers: [], span: name.span }, service, report);
    expect(found?.noun.name).toBe("service");
    expect(found?.set).toEqual({ base: { set: "infusions" }, qualifiers: [] });
  });

  test("words that the parser's recovery put in say nothing", () => {
    const span = scalarOf("").span;
    const empty: ast.Word = { text: "", span };
    const set: ast.SetExpression = { kind: "set", name: empty, qualifiers: [], span };
    expect(elaborateTime({ kind: "time", base: set, cuts: [], span }, service, report)).toBeUndefined();
    expect(elaborateSet(set, service, report)).toBeUndefined();
    const path: ast.Path = { kind: "path", noun: { text: "service", span }, field: empty, span };
    expect(elaborateValue(path, service, report)).toBeUndefined();
  });
});
