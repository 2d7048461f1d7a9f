import { describe, expect, test } from "vitest";
import { compileFiles, compileRules, findings, serious } from "./small-packs.ts";

const BASE = `
values:
  threshold: { title: V, is: 31 minutes, source: s }
  longest_wait: { title: V, is: 3 days, source: s }
code sets:
  early:
    title: E
    system: CPT
    source: s
    codes: |
      code
      11100 to 11199
  late:
    title: L
    system: CPT
    source: s
    codes: |
      code
      22200 to 22299
sets:
  fluids: { title: F, for each: service, keep: service.purpose is hydration, source: s }
  drugs: { title: D, for each: service, keep: service.purpose is therapeutic, source: s }
  both: { title: B, for each: service in fluids, keep: service.portable_pump is yes, source: s }
  slow: { title: S, for each: service, keep: minutes of service is at least threshold, spaced: { more than: 30 minutes, sharing: [site], because: B, source: s }, source: s }
  charted_drugs: { title: C, for each: administration, keep: administration.technique in drug_techniques, leave out: [{ if: administration.technique is push, because: B, source: s }], source: s }
  early_lines: { title: E, for each: line of early, source: s }
times:
  fluid_time: { title: T, for each: service in fluids, is: time of service, source: s }
ladders:
  hours: { title: H, for each: service in fluids, measure: fluid_time, first: { code: CPT 11111, from: threshold, covers: 60 minutes }, more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }, source: s }
bills:
  push: { title: P, for each: service in drugs, when: service.technique is push, bill: CPT 33333, source: s }
`;
const edit = (each: string, when: string): string => `${BASE}edits:\n  look: { title: L, for each: ${each}, when: ${when}, warn: W, source: s }\n`;
const codes = (each: string, when: string): readonly string[] => findings(compileRules(edit(each, when)));
const m = "minutes of service";

describe("a rule whose head and clauses never meet", () => {
  test.each<[head: string, when: string]>([
    // codes of lines
    ["line of CPT 11111", "line.code is CPT 22222"],
    ["line of early", "line.code in late"],
    ["line of early", "line.code is CPT 22222"],
    ["line in early_lines", "line.code in late"],
    ["line", "line in early_lines and line.code is CPT 22222"],
    ["line", "line.code in early and line.code in late"],
    ["line", "line.code is CPT 11111 and line.code in late"],
    ["line", "line.code is CPT 11111 and line.code not in early"],
    ["line from hours", "line.code is CPT 33333"],
    ["line from push", "line.code in early"],
    ["line from hours", "line.purpose is therapeutic"],
    ["line from push", "line.technique in event_techniques and line.technique is not push"],
    // sets
    ["service in fluids", "service.purpose is therapeutic"],
    ["service in fluids", "service in drugs"],
    ["service in both", "service in drugs"],
    ["service in both", "service.portable_pump is no"],
    ["service in slow", `${m} is less than 31 minutes`],
    ["service", "service in fluids and (service in drugs or service.purpose is flush)"],
    ["administration in charted_drugs", "administration.technique is push"],
    ["administration in charted_drugs", "administration.technique is flush"],
    // sums and named values
    ["service", `${m} plus 10 minutes is at least 91 minutes and ${m} is less than 70 minutes`],
    ["service", `${m} is at least threshold plus 10 minutes and ${m} is less than 35 minutes`],
    ["service", `${m} is at least threshold plus 10 minutes and ${m} is less than threshold`],
    ["service", "service.stop is on or after service.start plus 16 minutes and service.stop is on or before service.start plus 15 minutes"],
    ["service", "service.start is on or after service.stop plus 1 minute and service.stop is on or after service.start"],
    ["line", "line.date is on or after 2026-03-01 and line.date plus longest_wait is on or before 2026-03-03"],
    ["line", "line.date is on or after encounter.date_of_service plus 2 days and line.date is on or before encounter.date_of_service plus 1 day"],
    // dates of the pack
    ["line", "encounter.date_of_service is on or before 2019-12-31"],
    // several things at once
    ["service", `(${m} is at least 91 minutes or service.purpose is flush) and ${m} is less than 90 minutes and service.purpose is hydration`],
    ["service", "service.portable_pump is yes and not (service.portable_pump is yes or service.primary_reason is yes)"],
    ["service", "(service.portable_pump is yes or service.primary_reason is yes) and service.portable_pump is no and service.primary_reason is no"],
  ])("%s | %s", (head, when) => {
    expect(codes(head, when)).toEqual(['check/rule-never "look"']);
  });

  test.each<[head: string, when: string]>([
    ["line from hours", "line.code is CPT 22222"],
    ["line from hours", "line.purpose is not documented"],
    ["line from hours", "line.given is no"],
    ["line of early", "line.code is CPT 11111"],
    ["line of early", "line.code not in late"],
    ["service in fluids", "service not in drugs"],
    ["service in slow", `${m} is 31 minutes`],
    ["service", "service in fluids or service in drugs"],
    ["administration in charted_drugs", "administration.technique is injection"],
    ["service", `${m} plus 10 minutes is at least 91 minutes and ${m} is less than 82 minutes`],
    ["service", "service.stop is on or after service.start plus 16 minutes and service.stop is on or before service.start plus 16 minutes"],
    ["line", "line.date is on or after 2026-03-01 and line.date plus longest_wait is on or before 2026-03-04"],
    ["line", "encounter.date_of_service is on or before 2020-01-01"],
  ])("not: %s | %s", (head, when) => {
    expect(codes(head, when)).toEqual([]);
  });

  test("says the tests that exclude each other, and no others", () => {
    const [found] = serious(compileRules(edit("line of early", "line.units is 2 units and line.code in late")).diagnostics);
    expect(found!.message).toBe("`look` never does anything: `line.code in early` and `line.code in late` never hold together");
  });

  test("a recode may give a line a code that its rule cannot make", () => {
    const recode = `${BASE}edits:\n  other_code: { title: O, for each: line of CPT 11111, recode: CPT 22299, because: B, source: s }\n`;
    const limit = "limits:\n  ceiling: { title: M, for each: line from hours, when: line.code is CPT 22299, at most: 1 unit per day, warn: W, source: s }\n";
    expect(findings(compileRules(`${BASE}${limit}`))).toEqual(['check/rule-never "ceiling"']);
    expect(findings(compileRules(`${recode}${limit}`))).toEqual([]);
  });

  test("an exception that changes `when` gives the rule something to do", () => {
    const exception = "exceptions:\n  wider: { title: W, to: look, change: { when: line.units is 2 units }, because: B, source: s }\n";
    expect(findings(compileRules(`${edit("line of early", "line.code in late")}${exception}`))).toEqual([]);
  });

  test("a named value is a switch: a pack above may turn it", () => {
    const values = "values:\n  is_asked_for: { title: V, is: no, source: s }\n  days_asked: { title: V, is: 0 days, source: s }\n  threshold:";
    const switched = (when: string): readonly string[] => findings(compileRules(edit("line", when).replace("values:\n  threshold:", values)));
    expect(switched("is_asked_for is yes and line.units is 2 units")).toEqual([]);
    expect(switched("is_asked_for is yes and days_asked is at least 1 day")).toEqual([]);
    expect(switched("is_asked_for is yes and (is_asked_for is no or line.units is 2 units) and (is_asked_for is no or line.units is 3 units)")).toEqual(['check/rule-never "look"']);
  });

  test("`applies when` of the pack counts as well", () => {
    const layer = "payerpack: 1\npack: test/layer\nrelease: 1\ntitle: L\npayer: someone\nextends: test/base 1\neffective: from 2020-01-01\napplies when: encounter.claim_type is facility\nsources:\n  p: { title: P, publisher: P, confidence: ours }\n";
    const rules = "payerpack: 1\nrules: topic\nedits:\n  look: { title: L, for each: line, when: encounter.claim_type is professional, warn: W, source: p }\n";
    expect(findings(compileFiles({ "layer/pack.yaml": layer, "layer/topic.yaml": rules }))).toEqual(['check/rule-never "look"']);
  });

  test("`not` of what always holds never holds", () => {
    expect(codes("service", `not (${m} is at least 10 minutes or ${m} is less than 20 minutes)`)).toEqual([`check/never "not (${m} is at least 10 minutes or ${m} is less than 20 minutes)"`]);
  });
});

describe("sets", () => {
  test.each<[title: string, set: string, expected: readonly string[]]>([
    ["of a head whose clauses exclude its own", "for each: service in fluids, keep: service in drugs", ['check/never-member "some"']],
    ["with a leave-out that the head's set excludes", "for each: service in fluids, leave out: [{ if: service.purpose is flush, because: B, source: s }]", ['check/leave-out-idle "service.purpose is flush"']],
    ["with a leave-out that the head's set lets through", "for each: service in fluids, leave out: [{ if: service.portable_pump is yes, because: B, source: s }]", []],
  ])("%s", (_, body, expected) => {
    const edits = "edits:\n  look: { title: L, for each: service in some, warn: W, source: s }\n";
    expect(findings(compileRules(`${BASE.replace("times:", `  some: { title: S, ${body}, source: s }\ntimes:`)}${edits}`))).toEqual(expected);
  });
});

describe("a rule that waits for a switch", () => {
  const switched = BASE.replace("values:", "values:\n  asked_for: { title: A, is: no, source: s }");
  const edits = (when: string) => `${switched}edits:\n  look: { title: L, for each: service in fluids, when: ${when}, warn: W, source: s }\n`;

  test("is not dead: a pack above may turn it", () => {
    expect(findings(compileRules(edits("asked_for is yes and service.technique is push")))).toEqual([]);
  });

  test("is dead where its other clauses never hold", () => {
    expect(findings(compileRules(edits("asked_for is yes and service.purpose is therapeutic")))).toEqual(["check/rule-never \"look\""]);
  });
});
