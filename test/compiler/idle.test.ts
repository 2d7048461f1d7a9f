import { describe, expect, test } from "vitest";
import { compileFiles, compileRules, findings, LAYER_PACK, rulesFile, serious } from "./small-packs.ts";

const BASE = `
values:
  threshold: { title: V, is: 31 minutes, source: s }
  gap_allowed: { title: V, is: { 2020-01-01: 5 minutes, 2025-01-01: 10 minutes }, source: s }
sets:
  fluids: { title: F, for each: service, keep: service.purpose is hydration and service.portable_pump is no, leave out: [{ if: service.route is subcutaneous, because: B, source: s }], source: s }
  slow: { title: S, for each: service in fluids, spaced: { more than: threshold, sharing: [site, substance], because: B, source: s }, source: s }
times:
  fluid_time: { title: T, for each: service in fluids, is: time of service outside fluids before it in ranking outside slow, because: B, source: s }
orders:
  ranking: { title: R, for each: service in fluids, prefer: [earliest service.start], source: s }
ladders:
  hours: { title: H, for each: service in fluids, when: service.technique is infusion, measure: fluid_time, first: { code: CPT 11111, from: threshold, covers: 60 minutes }, more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }, source: s }
bills:
  push: { title: P, for each: service, when: service.technique is push, bill: CPT 33333, once per: [encounter, site], because: B, source: s }
modifier groups:
  apart: { title: A, members: [modifier 59, modifier XS], at most: 1 per line, prefer: [modifier XS, modifier 59], source: s }
  in_front: { title: A, members: [modifier GP, modifier GO], stands: first, source: s }
modifiers:
  second: { title: S, for each: line from hours, when: line.units is more than 1 unit, add: modifier 59, source: s }
edits:
  look: { title: L, for each: line of CPT 11111, when: line.units is at least 2 units and encounter.claim_type is facility, warn: Look at it, source: s }
`;
const exception = (name: string, body: string): string => `  ${name}: { title: E, ${body}, because: B, source: p }\n`;
const layer = (body: string, ...more: readonly string[]): string => `exceptions:\n${exception("e", body)}${more.join("")}`;

describe("an exception that changes nothing", () => {
  test.each<[title: string, body: string]>([
    // the rule's own conditions
    ["a guard against the rule's `when`", "to: hours, when: service.technique is push, change: { first.from: 16 minutes }"],
    ["a guard against the set of the head", "to: hours, when: service.purpose is flush, change: { first.from: 16 minutes }"],
    ["a guard against a leave-out of that set", "to: hours, when: service.route is subcutaneous, change: { first.from: 16 minutes }"],
    ["a guard against the numbers of `when`", "to: look, when: line.units is 1 unit, instead: { pend: P }"],
    ["a guard against the encounter in `when`", "to: look, when: encounter.claim_type is professional, instead: nothing"],
    ["a guard against the code of the head", "to: look, when: line.code is CPT 22222, instead: { pend: P }"],
    ["a guard against what the rule of the head makes", "to: second, when: line.code is CPT 33333, change: { add: modifier XS }"],
    ["a guard against what the rule of the head bills", "to: second, when: line.purpose is therapeutic, change: { add: modifier XS }"],
    // membership
    ["a member kept", "to: fluids, when: service.purpose is hydration and service.portable_pump is no and service.route is intravenous, instead: keep"],
    ["one that is no member left out", "to: fluids, when: service.purpose is flush, instead: leave out"],
    ["one that another clause leaves out", "to: fluids, when: service.route is subcutaneous, instead: leave out"],
    ["a new `keep` for what is left out", "to: fluids, when: service.route is subcutaneous, change: { keep: service.purpose is flush }"],
    // dates of the pack
    ["dates before the pack", "to: look, when: encounter.date_of_service is on or before 2019-12-31, instead: nothing"],
    // the same value
    ["a literal for its name", "to: hours, change: { first.from: 31 minutes }"],
    ["a sum for its name", "to: slow, change: { spaced.more than: 31 minutes }"],
    ["fields in another order", "to: slow, change: { spaced.sharing: [substance, site] }"],
    ["keys in another order", "to: push, change: { once per: [site, encounter] }"],
    ["members in another order", "to: apart, change: { members: [modifier XS, modifier 59] }"],
    ["tests in another order", "to: look, change: { when: encounter.claim_type is facility and line.units is at least 2 units }"],
    ["tests in other words", "to: look, change: { when: not (line.units is less than 2 units or encounter.claim_type is not facility) }"],
    ["a comparison turned round", "to: second, change: { when: 1 unit is less than line.units }"],
    ["cuts in another order", "to: fluid_time, change: { is: time of service outside slow outside fluids before it in ranking }"],
    ["the outcome that the edit has", "to: look, instead: { warn: Look at it }"],
  ])("%s", (_, body) => {
    expect(findings(compileRules(BASE, layer(body))).map((one) => one.split(" ")[0])).toEqual(["check/exception-idle"]);
  });

  test.each<[title: string, body: string]>([
    ["a guard that meets `when`", "to: hours, when: service.technique in drug_techniques, change: { first.from: 16 minutes }"],
    ["another `when` for what the old one excludes", "to: hours, when: service.technique is push, change: { when: service.technique is push }"],
    ["what is not documented, where the rule cannot be decided", "to: hours, when: service.technique is not documented, change: { if not documented: skip }"],
    ["nothing instead, where the rule would hold", "to: hours, when: service.technique is not documented, instead: nothing"],
    ["one kept that `keep` does not let in", "to: fluids, when: service.purpose is flush, instead: keep"],
    ["one kept of which it is not known", "to: fluids, when: service.purpose is not documented, instead: keep"],
    ["one kept that is left out", "to: fluids, when: service.route is subcutaneous, instead: keep"],
    ["one left out of which it is not known", "to: fluids, when: service.purpose is not documented, instead: leave out"],
    ["a preference in another order", "to: apart, change: { prefer: [modifier 59, modifier XS] }"],
    ["members that stand in their order", "to: in_front, change: { members: [modifier GO, modifier GP] }"],
    ["another literal", "to: hours, change: { first.from: 30 minutes }"],
    ["a value that is the same on some dates only", "to: gap_allowed, change: { is: 10 minutes }"],
    ["other words for the same outcome", "to: look, instead: { warn: Look twice }"],
    ["a guard that a recode lets through", "to: look, when: line.code is CPT 11111, instead: { pend: P }"],
  ])("not: %s", (_, body) => {
    expect(findings(compileRules(BASE, layer(body)))).toEqual([]);
  });

  test("a named value that exceptions change is not its literal", () => {
    const changed = exception("changed", "to: threshold, when: encounter.claim_type is facility, change: { is: 16 minutes }");
    expect(findings(compileRules(BASE, layer("to: hours, change: { first.from: 31 minutes }", changed)))).toEqual([]);
  });

  test("a rule that another exception takes away has no parts to change", () => {
    const gone = exception("gone", "to: hours, instead: nothing");
    const outcome = compileRules(BASE, layer("to: hours, change: { first.from: 16 minutes }", gone));
    expect(serious(outcome.diagnostics).map(({ message }) => message)).toEqual([
      "`e` changes nothing: it never holds where `hours` does something: another exception decides there",
    ]);
  });

  test("the value of the exception that it beats, also where the beaten one does not hold", () => {
    const beaten = exception("of_facilities", "to: threshold, when: encounter.claim_type is facility, change: { is: 16 minutes }");
    const second = (when: string, minutes: number): readonly string[] =>
      findings(compileRules(BASE, layer(`to: of_facilities, when: ${when}, change: { is: ${minutes} minutes }`, beaten)));
    expect(second("encounter.claim_type is facility and encounter.is_340b is yes", 16)).toEqual(['check/exception-idle "is"']);
    expect(second("encounter.is_340b is yes", 16)).toEqual([]);
    expect(second("encounter.claim_type is professional", 31)).toEqual(['check/exception-idle "is"']);
    expect(second("encounter.is_340b is yes", 31)).toEqual([]);
  });

  test("taking away an exception where it does not hold", () => {
    const first = exception("of_facilities", "to: threshold, when: encounter.claim_type is facility, change: { is: 16 minutes }");
    const taken = (when: string): readonly string[] => findings(compileRules(BASE, layer(`to: of_facilities, when: ${when}, instead: nothing`, first)));
    expect(taken("encounter.claim_type is professional")).toEqual(['check/exception-idle "e"']);
    expect(taken("encounter.is_340b is yes")).toEqual([]);
  });

  test("what `applies when` of its own pack and of the rule's pack exclude", () => {
    const first = LAYER_PACK.replace("effective:", "applies when: encounter.claim_type is facility\neffective:");
    const own = rulesFile("edits:\n  mine: { title: M, for each: line, warn: W, source: p }\n");
    const second = LAYER_PACK.replace("test/layer", "test/second").replace("payer: someone", "payer: second").replace("extends: test/base", "extends: test/layer");
    const files = (to: string, pack: string) => ({
      "base/topic.yaml": rulesFile(BASE), "layer/pack.yaml": first, "layer/topic.yaml": own,
      "second/pack.yaml": pack, "second/topic.yaml": rulesFile(layer(`to: ${to}, when: encounter.claim_type is professional, instead: { pend: P }`)),
    });
    expect(findings(compileFiles(files("mine", second)))).toEqual(['check/exception-idle "pend"']);
    expect(findings(compileFiles({ ...files("mine", second), "layer/pack.yaml": LAYER_PACK }))).toEqual([]);
    const narrow = second.replace("effective:", "applies when: encounter.claim_type is facility\neffective:");
    expect(findings(compileFiles({ ...files("mine", narrow), "layer/pack.yaml": LAYER_PACK }))).toEqual(['check/exception-idle "e"']);
  });

  test("says which tests exclude each other", () => {
    const [found] = serious(compileRules(BASE, layer("to: hours, when: service.route is intravenous and service.technique is push, change: { first.from: 16 minutes }")).diagnostics);
    expect(found!.message).toBe("`e` changes nothing: it never holds where `hours` does something: `service.technique is push` and `service.technique is infusion` never hold together");
  });

  test("two exceptions that write one value in two ways do not clash", () => {
    const other = exception("f", "to: slow, when: encounter.is_340b is yes, change: { spaced.sharing: [substance, site, route] }");
    expect(findings(compileRules(BASE, layer("to: slow, change: { spaced.sharing: [site, route, substance] }", other)))).toEqual([]);
  });
});
