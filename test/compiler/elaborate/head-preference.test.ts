import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { elaborateHead } from "../../../src/compiler/elaborate/head.ts";
import { elaboratePreference } from "../../../src/compiler/elaborate/preference.ts";
import type * as ast from "../../../src/parser/ast.ts";
import { parseClause, parseHead, parsePreference } from "../../../src/parser/clause/parse.ts";
import { scalarOf, scopeOf, summary, symbolsOf } from "./world.ts";

const SYMBOLS = symbolsOf(`
  value shortest = 16 minutes
  set infusions of service
  set visit_lines of line
  time own_time of service
  code_set codes CPT
  code_set places POS
  table unit_limits key code columns code:CPT units:units
  table code_pairs key one two columns one:CPT two:CPT
  ladder initial_infusion
  edit some_edit
`);

function head(text: string, kind: ast.RuleKind) {
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic) => found.push(one);
  const result = elaborateHead(parseHead(scalarOf(text), report), SYMBOLS, kind, report);
  return { result, found: found.map(summary) };
}

describe("heads", () => {
  test.each<[string, ast.RuleKind, unknown, string]>([
    ["service", "set", { noun: "service" }, "service"],
    ["service in infusions", "ladder", { noun: "service", in: "infusions" }, "service"],
    ["site", "bill", { noun: "site" }, "site"],
    ["access", "sites", { noun: "access" }, "access"],
    ["line", "date", { noun: "line" }, "line"],
    ["line in visit_lines", "edit", { noun: "line", in: "visit_lines" }, "line"],
    ["line from initial_infusion", "edit", { noun: "line", from: "initial_infusion" }, "line"],
    ["line of codes", "modifier", { noun: "line", codes: "codes" }, "line"],
    ["line of unit_limits", "limit", { noun: "line", codes: "unit_limits" }, "line"],
    ["line of CPT 99211", "edit", { noun: "line", code: "99211" }, "line"],
  ])("%s in %s", (text, kind, expected, noun) => {
    const { result, found } = head(text, kind);
    expect(found).toEqual([]);
    expect(result?.head).toEqual(expected);
    expect(result?.noun.name).toBe(noun);
  });

  test.each<[string, ast.RuleKind, object]>([
    ["servce", "set", { code: "resolve/unknown-name", at: "servce", help: "did you mean the noun `service`?" }],
    ["services", "set", { code: "resolve/wrong-kind", at: "services", fixed: "service" }],
    ["encounter", "edit", { code: "resolve/wrong-kind", at: "encounter", help: "a rule without `for each` speaks of the encounter" }],
    ["service in infusion", "set", { code: "resolve/unknown-name", at: "infusion" }],
    ["line in infusions", "edit", { code: "check/set-of-other-noun", at: "infusions" }],
    ["service", "sites", { code: "check/head-noun", at: "service", message: "`sites` walk accesses, not services" }],
    ["service", "assume", { code: "check/head-noun", at: "service" }],
    ["service in infusions", "limit", { code: "check/head-noun", at: "service", message: "`limits` walk lines, not services" }],
    ["line", "bill", { code: "check/too-early", at: "line", message: "lines come after `bills` and cannot be read here" }],
    ["line in visit_lines", "not_covered", { code: "check/too-early", at: "line" }],
    ["service from initial_infusion", "edit", { code: "check/head-form", at: "service from initial_infusion" }],
    ["prior_line of codes", "set", { code: "check/head-form", at: "prior_line of codes" }],
    ["line from some_edit", "edit", { code: "resolve/wrong-kind", at: "some_edit", message: "`some_edit` is an edit rule; here must stand a rule that makes lines" }],
    ["line from initial_infusio", "edit", { code: "resolve/unknown-name", at: "initial_infusio", help: "did you mean the rule `initial_infusion`?" }],
    ["line of code", "edit", { code: "resolve/unknown-name", at: "code", help: "did you mean the code set `codes`?" }],
    ["line of visit_lines", "edit", { code: "resolve/wrong-kind", at: "visit_lines", help: "write `line in visit_lines`" }],
    ["line of code_pairs", "edit", { code: "check/table-key", at: "code_pairs" }],
    ["line of places", "edit", { code: "check/membership-type", at: "places" }],
    ["line of POS 11", "edit", { code: "check/type", at: "POS 11" }],
  ])("%s in %s is refused", (text, kind, expected) => {
    const { result, found } = head(text, kind);
    expect(result).toBeUndefined();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(expected);
  });

  test("a head that could not be read says nothing more", () => {
    const { span } = scalarOf("");
    const found: Diagnostic[] = [];
    elaborateHead({ kind: "head", noun: { text: "", span }, span }, SYMBOLS, "set", (one) => found.push(one));
    expect(found).toEqual([]);
  });
});

describe("preferences", () => {
  const scope = scopeOf(SYMBOLS, "order", "service");
  const minutes = { op: "minutes_of", time: { base: { of: "time", time: "own_time" }, cuts: [] } };
  const fail = (one: Diagnostic) => {
    throw new Error(one.message);
  };

  test.each([
    ["longest minutes of own_time", { by: "value", end: "largest", value: minutes }],
    ["shortest minutes of own_time", { by: "value", end: "smallest", value: minutes }],
    ["earliest service.start", { by: "value", end: "smallest", value: { op: "field", noun: "service", field: "start" } }],
    ["most service.lesions", { by: "value", end: "largest", value: { op: "field", noun: "service", field: "lesions" } }],
    ["service not in infusions", { by: "test", settles: false, test: { op: "not", of: { op: "member", set: "infusions" } } }],
  ])("%s", (text, expected) => {
    expect(elaboratePreference(parsePreference(scalarOf(text), fail), scope, fail)).toEqual(expected);
  });

  test("settled by", () => {
    const clause = parseClause(scalarOf("service in infusions"), fail);
    const preference: ast.Preference = { kind: "settled_by", clause, span: clause.span };
    expect(elaboratePreference(preference, scope, fail)).toEqual({ by: "test", settles: true, test: { op: "member", set: "infusions" } });
  });

  test.each([
    ["longest service.start", { code: "check/preference-type", at: "longest service.start", fixed: "latest service.start" }],
    ["most minutes of own_time", { code: "check/preference-type", at: "most minutes of own_time", fixed: "longest minutes of own_time" }],
    ["earliest service.lesions", { code: "check/preference-type", at: "earliest service.lesions", fixed: "least service.lesions" }],
    ["longest service.route", { code: "check/preference-type", at: "longest service.route", help: "only numbers, dates and instants have a largest and a smallest" }],
    ["earliest service.strt", { code: "resolve/unknown-field", at: "strt", fixed: "earliest service.start" }],
  ])("%s is refused", (text, expected) => {
    const found: Diagnostic[] = [];
    expect(elaboratePreference(parsePreference(scalarOf(text), fail), scope, (one) => found.push(one))).toBeUndefined();
    expect(found.map(summary)).toMatchObject([expected]);
  });
});
