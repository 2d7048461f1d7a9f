import fc from "fast-check";
import { expect, test } from "vitest";
import { type Diagnostic, hasErrors } from "../../../src/base/diagnostic.ts";
import { elaborateClause } from "../../../src/compiler/elaborate/clause.ts";
import { parseClause } from "../../../src/parser/clause/parse.ts";
import type { RuleKind } from "../../../src/parser/ast.ts";
import { scalarOf, scopeOf, symbolsOf } from "./world.ts";

const SYMBOLS = symbolsOf(`
  value shortest_infusion = 16 minutes
  set infusions of service
  set line_set of line
  set codes_before of prior_line
  time own_time of service
  time hydration_time of site
  time whole_time
  order ranking of service per site
  order initial_lines of line
  code_set hydration_codes CPT
  table unit_limits key code columns code:CPT units:units
  ladder initial_infusion
`);

const NOUNS = ["encounter", "service", "site", "administration", "access", "line", "diagnosis", "prior_line", "visit"];
const KINDS: readonly RuleKind[] = ["assume", "sites", "services", "set", "time", "order", "ladder", "bill", "not_covered", "date", "modifier", "edit", "limit", "exception"];
const FIELDS = ["route", "purpose", "start", "stop", "site", "code", "modifiers", "portable_pump", "lesions", "drug", "date", "claim_type", "physician_order", "dose", "nothing"];
const NAMES = ["infusions", "line_set", "codes_before", "own_time", "hydration_time", "whole_time", "ranking", "initial_lines", "hydration_codes", "unit_limits", "initial_infusion", "shortest_infusion", "drug_purposes", "services", "lines", "diagnoses", "service", "line", "unknown_name"];
const LITERALS = ["31 minutes", "7", "2 units", "60 days", "500 ml", "2026-07-01", "CPT 96365", "modifier 25", "ICD10 N18.4", "yes", "no", "hydration", "infusion"];

const name = fc.constantFrom(...NAMES);
const path = fc.tuple(fc.constantFrom(...NOUNS), fc.constantFrom(...FIELDS)).map(([noun, field]) => `${noun}.${field}`);
const qualifier = fc.oneof(
  fc.constantFrom(...FIELDS).map((field) => `sharing its ${field}`),
  fc.constantFrom("before it in ranking", "after it in initial_lines", "overlapping it", "other than it"),
);
const set = fc.tuple(name, fc.array(qualifier, { maxLength: 2 })).map((parts) => parts.flat().join(" "));
const time = fc.oneof(set, fc.tuple(set, fc.constantFrom("outside", "inside"), set).map((parts) => parts.join(" ")));
const value = fc.oneof(
  path, name, fc.constantFrom(...LITERALS),
  time.map((one) => `minutes of ${one}`), name.map((one) => `longest piece of ${one}`), set.map((one) => `count of ${one}`),
  fc.tuple(path, fc.constantFrom("plus", "minus"), fc.constantFrom(...LITERALS)).map((parts) => parts.join(" ")),
);
const comparison = fc.constantFrom("is", "is not", "is at least", "is less than", "is on or after", "includes", "does not include");
const simple = fc.oneof(
  fc.tuple(value, comparison, value).map((parts) => parts.join(" ")),
  fc.tuple(value, fc.constantFrom("is documented", "is not documented")).map((parts) => parts.join(" ")),
  fc.tuple(set, fc.constantFrom("is empty", "is not empty")).map((parts) => parts.join(" ")),
  fc.tuple(fc.oneof(value, fc.constantFrom(...NOUNS)), fc.constantFrom("in", "not in"), name).map((parts) => parts.join(" ")),
  fc.tuple(fc.constantFrom(...NOUNS), fc.constantFrom("is first in", "is not first in"), name).map((parts) => parts.join(" ")),
  fc.tuple(name, fc.constantFrom("in", "not in"), name).map(([order, how, of]) => `first of ${order} ${how} ${of}`),
);
const clause = fc.tuple(fc.array(simple, { minLength: 1, maxLength: 3 }), fc.constantFrom(" and ", " or ")).map(([tests, word]) => tests.join(word));

test("a clause gives a test, or an error that says why: never both, never neither", () => {
  let made = 0;
  fc.assert(
    fc.property(clause, fc.constantFrom(...KINDS), fc.option(fc.constantFrom(...NOUNS.slice(1)), { nil: undefined }), (text, kind, noun) => {
      const found: Diagnostic[] = [];
      const parsed = parseClause(scalarOf(text), (one) => found.push(one));
      const elaborated = elaborateClause(parsed, scopeOf(SYMBOLS, kind, noun), (one) => found.push(one));
      // An item that comes too early for the kind is the head's mistake, said there and not again in the clause.
      const early = noun === "line" && !["set", "time", "order", "date", "modifier", "edit", "limit"].includes(kind);
      const earlier = (noun === "service" || noun === "site") && ["assume", "sites", "services"].includes(kind);
      if (elaborated) made += 1;
      if (!early && !earlier) expect(elaborated === undefined).toBe(hasErrors(found));
      if (elaborated) expect(hasErrors(found)).toBe(false);
    }),
    { numRuns: 4000 },
  );
  expect(made).toBeGreaterThan(0);
});

test("a test is plain JSON", () => {
  fc.assert(
    fc.property(clause, (text) => {
      const elaborated = elaborateClause(parseClause(scalarOf(text), () => {}), scopeOf(SYMBOLS, "edit", "line"), () => {});
      if (elaborated) expect(JSON.parse(JSON.stringify(elaborated))).toEqual(elaborated);
    }),
    { numRuns: 500 },
  );
});
