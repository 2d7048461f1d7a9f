import { describe, expect, test } from "vitest";
import { encounter, findings, given, lines, packOf, DATED } from "../support/small.ts";

const rules = (edits: readonly (readonly [name: string, body: string])[]) => `
  bills:
    one:
      title: One
      for each: service
      bill: CPT 11111
      source: s
  edits:
${edits.map(([name, body]) => `    ${name}:\n      title: ${name}\n      for each: line of CPT 11111\n      ${body}\n      source: s`).join("\n")}
`;
const one = [given("a", "10:00 to 11:00")];

describe("edits", () => {
  test.each([
    ["the most severe outcome wins, every reason stays", [["a", "warn: A"], ["b", "pend: B"]], ["11111 x1 pend"], ["pend b", "warn a"]],
    ["deny is more severe than hold", [["a", "deny: A"], ["b", "hold: B"]], ["11111 x1 deny"], ["deny a", "hold b"]],
    ["a recode keeps the rest", [["a", "recode: CPT 22222\n      because: B"]], ["22222 x1"], ["recode a"]],
    ["two edits that recode to one code agree", [["a", "recode: CPT 22222\n      because: B"], ["b", "recode: CPT 22222\n      because: B"]], ["22222 x1"], ["recode a", "recode b"]],
    ["two edits that recode to different codes clash: the line is held, and a finding says why", [["a", "recode: CPT 22222\n      because: B"], ["b", "recode: CPT 33333\n      because: B"]], ["11111 x1 hold"], ["hold a", "recode a", "recode b"]],
  ] as const)("%s", (_title, edits, billed, found) => {
    const answer = packOf([DATED, rules(edits)]).code(encounter(one));
    expect(lines(answer)).toEqual(billed);
    expect(findings(answer)).toEqual(found);
  });

  test("a line that is recoded says from what, and each finding points at its line", () => {
    const answer = packOf([DATED, rules([["a", "recode: CPT 22222\n      because: B"]])]).code(encounter(one));
    expect(answer.lines[0]!.recoded_from).toBe("11111");
    expect(answer.findings[0]!.line).toBe(0);
  });

  test("an edit that is not known holds its line", () => {
    const answer = packOf([DATED, rules([["a", "when: line.pump_owner is clinic\n      warn: A"]])]).code(encounter(one));
    expect(lines(answer)).toEqual(["11111 x1 hold"]);
    expect(findings(answer)).toEqual(["hold a: pump_owner of a"]);
  });
});

describe("not covered", () => {
  const covered = (when: string, extra = "") => `
  bills:
    one:
      title: One
      for each: service
      bill: CPT 11111
      source: s
  not covered:
    strange:
      title: Strange
      for each: service
      when: ${when}
      ${extra}
      because: It is strange
      source: s
`;
  test.each([
    ["one match withdraws every made line", "service.portable_pump is yes", {}, [given("a", "10:00 to 11:00"), given("b", "10:00 to 11:00", { portable_pump: true })], [], ["not_covered strange"]],
    ["none changes nothing", "service.portable_pump is yes", {}, one, ["11111 x1"], []],
    ["where it is not known, no line stands", "service.pump_owner is clinic", {}, [given("a", "10:00 to 11:00"), given("b", "10:00 to 11:00", { pump_owner: "supplier" })], ["11111 x2 hold"], ["hold strange: pump_owner of a"]],
    ["a match is enough, whatever is not known", "service.pump_owner is clinic", {}, [given("a", "10:00 to 11:00"), given("b", "10:00 to 11:00", { pump_owner: "clinic" })], [], ["hold strange: pump_owner of a", "not_covered strange"]],
  ])("%s", (_title, when, _more, administrations, billed, found) => {
    const answer = packOf([DATED, covered(when)]).code(encounter(administrations));
    expect(lines(answer)).toEqual(billed);
    expect(findings(answer)).toEqual(found);
  });

  test("if not documented: skip lets the lines stand", () => {
    expect(lines(packOf([DATED, covered("service.pump_owner is clinic", "if not documented: skip")]).code(encounter(one)))).toEqual(["11111 x1"]);
  });
});
