import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, lines, packOf, unbilled } from "../support/small.ts";

const rules = (once: string, when = "service.technique is push") => `
  bills:
    push:
      title: Push
      for each: service
      when: ${when}
      bill: CPT 11111
      once per: ${once}
      because: Once
      source: s
`;
const push = (id: string, time: string, more = {}) => given(id, time, { technique: "push", substance: "rose", ...more });
const SITES = [{ id: "left", kind: "peripheral" }, { id: "right", kind: "peripheral", separate_site_documented: true }];

describe("once per", () => {
  test.each([
    ["encounter: the earliest", "encounter", [push("a", "11:00"), push("b", "10:00")], [["b"]], ["a by push"]],
    ["encounter: of equal starts one", "encounter", [push("a", "10:00"), push("b", "10:00")], [["a"]], ["b by push"]],
    ["a field", "substance", [push("a", "11:00"), push("b", "10:00"), push("c", "12:00", { substance: "lily" })], [["b", "c"]], ["a by push"]],
    ["site", "site", [push("a", "11:00", { site: "left" }), push("b", "10:00", { site: "left" }), push("c", "12:00", { site: "right" })], [["b", "c"]], ["a by push"]],
    ["several fields", "[site, substance]", [push("a", "11:00", { site: "left" }), push("b", "10:00", { site: "right" })], [["a", "b"]], []],
    ["a key that is not known is a key of its own", "drug", [push("a", "11:00"), push("b", "10:00"), push("c", "10:00", { drug: "J1756" }), push("d", "10:30", { drug: "J1756" })], [["a", "b", "c"]], ["d by push"]],
    ["a word of its own is a key of its own", "ordered_dose_id", [push("a", "11:00"), push("b", "10:00"), push("c", "10:00", { ordered_dose_id: "x" }), push("d", "10:00", { ordered_dose_id: "x" })], [["a", "b", "c"]], ["d by push"]],
  ])("%s", (_title, once, administrations, billed, left) => {
    const answer = packOf([DATED, rules(once)]).code(encounter(administrations, { sites: SITES }));
    expect(answer.lines.map((line) => line.administrations)).toEqual(billed);
    expect(unbilled(answer)).toEqual(left);
  });

  test("sure items go before held ones; where all wait, each does", () => {
    const pack = packOf([DATED, rules("encounter", "service.pump_owner is clinic")]);
    const sure = pack.code(encounter([push("a", "10:00"), push("b", "11:00", { pump_owner: "clinic" })]));
    expect(sure.lines.map((line) => line.administrations)).toEqual([["b"]]);
    expect(findings(sure)).toEqual([]);
    const held = pack.code(encounter([push("a", "10:00"), push("b", "11:00")]));
    expect(lines(held)).toEqual([]);
    expect(held.decision).toBe("hold");
    expect(findings(held)).toEqual(["hold push: pump_owner of a", "hold push: pump_owner of b"]);
    expect(unbilled(held)).toEqual(["a by push", "b by push"]);
  });

  test("what is asked for does not depend on which of those that wait has the smaller id", () => {
    const pack = packOf([DATED, rules("encounter", "service.pump_owner is clinic and service.drug_class is complex")]);
    for (const [first, second] of [["a", "b"], ["b", "a"]] as const) {
      const answer = pack.code(encounter([push(first, "10:00", { drug_class: "complex" }), push(second, "10:00", { pump_owner: "clinic" })]));
      expect([...findings(answer)].sort()).toEqual([`hold push: drug_class of ${second}`, `hold push: pump_owner of ${first}`].sort());
    }
  });

  test("of those that start together the longer is billed, whatever it is called", () => {
    const pack = packOf([DATED, rules("encounter", "service.technique is infusion")]);
    for (const [short, long] of [["a", "b"], ["b", "a"]] as const) {
      const answer = pack.code(encounter([given(short, "10:00 to 10:30", { substance: "rose" }), given(long, "10:00 to 11:00", { substance: "lily" })]));
      expect(answer.lines.map(({ minutes }) => minutes)).toEqual([60]);
      expect(unbilled(answer)).toEqual([`${short} 30 by push`]);
    }
  });

  test("one that another stood before does not take its place where both may be one service", () => {
    const events = rules("encounter", "service.technique is infusion");
    for (const [first, second] of [["a", "b"], ["b", "a"]] as const) {
      const bags = [given(first, "10:00 to 10:30", { substance: "rose", site: "left" }), given(second, "10:30 to 11:00", { substance: "rose" })];
      const answer = packOf([DATED, events]).code(encounter(bags, { sites: SITES }));
      expect(lines(answer)).toEqual([]);
      expect(findings(answer)).toEqual([`hold joined: site of ${second}`]);
    }
  });

  test("each event bills the units that the rule names", () => {
    const double = rules("encounter").replace("bill: CPT 11111", "bill: CPT 11111\n      units: 2 units").replace("      once per: encounter\n      because: Once\n", "");
    expect(lines(packOf([DATED, double]).code(encounter([push("a", "10:00"), push("b", "10:00")])))).toEqual(["11111 x4"]);
  });
});
