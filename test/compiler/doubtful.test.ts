import { describe, expect, test } from "vitest";
import { compileFiles, compileRules, findings, rulesFile } from "./small-packs.ts";

const SETS = `sets:
  fluids: { title: F, for each: service, keep: service.purpose is hydration, source: s }
  drugs: { title: D, for each: service, keep: service.purpose is therapeutic, source: s }
`;
const BILL = "bills:\n  push: { title: P, for each: service in fluids, bill: CPT 33333, source: s }\n";
const exception = (name: string, body: string): string => `  ${name}: { title: E, to: push, ${body}, because: B, source: p }\n`;

/** Rules that do nothing where `IN` is written well, and the one finding about them. */
const IDLE: readonly (readonly [what: string, finding: string, base: string, layer: string | undefined])[] = [
  ["a rule", 'check/rule-never "look"', `${SETS}bills:\n  look: { title: L, for each: service in fluids, when: service IN drugs, bill: CPT 33333, source: s }\n`, undefined],
  ["a set", 'check/never-member "nobody"', `${SETS}  nobody: { title: N, for each: service in fluids, keep: service IN drugs, source: s }\n`, undefined],
  ["a set of a set", 'check/rule-never "look"', `${SETS}  some: { title: S, for each: service, keep: service IN fluids and minutes of service is at least 3 minutes, source: s }\nbills:\n  look: { title: L, for each: service in some, when: service.purpose is therapeutic, bill: CPT 33333, source: s }\n`, undefined],
  ["a leave-out", 'check/leave-out-idle "service.purpose is hydration"', `${SETS}  some: { title: S, for each: service, keep: service IN drugs, leave out: [{ if: service.purpose is hydration, because: B, source: s }], source: s }\n`, undefined],
  ["an exception", 'check/exception-idle "bill"', SETS + BILL, `exceptions:\n${exception("one", "when: service IN fluids and service.purpose is therapeutic, change: { bill: CPT 44444 }")}`],
  ["an exception to what an exception changes", 'check/exception-clash "two"', SETS + BILL, `exceptions:\n${exception("one", "when: service IN fluids, change: { bill: CPT 44444 }")}${exception("two", "change: { bill: CPT 55555 }")}`],
];

const written = (rules: string, word = "in"): string => rules.replace("IN", word);

describe("nothing is concluded from what has an error", () => {
  test.each(IDLE)("%s that does nothing is found", (_, finding, base, layer) => {
    expect(findings(compileRules(written(base), layer === undefined ? layer : written(layer)))).toEqual([finding]);
  });

  test.each(IDLE)("%s with a clause that is not written well", (_, __, base, layer) => {
    expect(findings(compileRules(written(base, "is in"), layer === undefined ? layer : written(layer, "is in")))).toEqual(['parse/operator-spelling "is in"']);
  });

  test("a set beside a file that cannot be read: an exception to it may stand there", () => {
    const files = { "base/topic.yaml": rulesFile(written(IDLE[1]![2])), "base/other.yaml": "payerpack: 1\nrules: other\nexceptions: [\n" };
    expect(findings(compileFiles(files))).toEqual(['parse/unclosed-bracket "["']);
  });

  test("an error elsewhere hides nothing", () => {
    const base = `${written(IDLE[0]![2])}edits:\n  other_look: { title: L, for each: line, when: line.units is 1 minute, warn: W, source: s }\n`;
    expect(findings(compileRules(base))).toContain(IDLE[0]![1]);
    expect(findings(compileRules(base))).toHaveLength(2);
  });
});
