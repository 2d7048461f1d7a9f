import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEED } from "../property/chart-arbitrary.ts";
import { BASE, loadById } from "../support/workspace.ts";
import { DATED, encounter, findings, given, INFUSIONS, lines, packOf } from "./support/small.ts";

const RANKED = `
  orders:
    ranking:
      title: Ranking
      for each: service in infusions
      prefer: [longest minutes of run_time]
      source: s
  sets:
    repeats:
      title: Repeats
      for each: service in infusions
      keep: infusions sharing its substance before it in ranking is not empty
      source: s
  bills:
    new_drug:
      title: New
      for each: service in infusions
      when: service not in repeats
      bill: CPT 11111
      source: s
    same_drug:
      title: Same
      for each: service in repeats
      bill: CPT 22222
      source: s
    first_pump:
      title: First on a pump
      for each: service in infusions
      when: service is first in ranking and service.portable_pump is yes
      bill: CPT 33333
      source: s
`;
const pack = packOf([DATED, INFUSIONS, RANKED]);
const hour = (id: string, more = {}) => given(id, "10:00 to 11:00", more);

describe("ties", () => {
  test("of a tie that matters the finding names who is in it, and the fact where one is asked for", () => {
    const answer = pack.code(encounter([hour("a"), hour("b", { portable_pump: true })]));
    expect(answer.findings).toHaveLength(1);
    expect(answer.findings[0]!.administrations).toEqual(["a", "b"]);
  });

  test("items alike in all but names of their own are not tried, however many they are", () => {
    const many = Array.from({ length: 300 }, (_, index) => hour(`a${index}`));
    expect(lines(pack.code(encounter(many)))).toEqual(["11111 x300"]);
    expect(findings(pack.code(encounter(many)))).toEqual([]);
  });

  test("a name that two of them share is not a name of their own", () => {
    const sharing = [hour("a", { substance: "rose" }), hour("b", { substance: "rose", site: "right" }), hour("c", { portable_pump: true })];
    const answer = pack.code(encounter(sharing, { sites: [{ id: "right", kind: "peripheral" }] }));
    expect(answer.decision).toBe("hold");
  });

  test("more ties than can be tried are taken to matter", () => {
    const many = Array.from({ length: 40 }, (_, index) => hour(`a${index}`, { lesions: index + 1 }));
    const answer = pack.code(encounter(many));
    expect(answer.decision).toBe("hold");
    expect(lines(answer)).toEqual([]);
  });

  test("two ties on lines of two stages do not answer for one another", () => {
    const onLines = `
  orders:
    line_order:
      title: Lines
      for each: line
      prefer: [most line.units]
      source: s
  modifiers:
    later_line:
      title: Later
      for each: line
      when: line is not first in line_order
      add: modifier 59
      source: s
  edits:
    last_line:
      title: Last
      for each: line
      when: line is not first in line_order and line.modifiers includes modifier 25
      warn: Look
      source: s
`;
    const answer = packOf([DATED, INFUSIONS, RANKED, onLines]).code(encounter([hour("a"), hour("b")]));
    expect([...lines(answer)].sort()).toEqual(["11111 x1", "11111 x1 59"]);
  });
});

describe("equal items of the shipped base", () => {
  const base = loadById(BASE);
  const instant = (minute: number) => `2026-03-02T${String(8 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}-05:00`;
  const item = fc.record({
    technique: fc.constantFrom("infusion", "push"),
    substance: fc.constantFrom("rose", "lily", "fern"),
    primary_reason: fc.boolean(),
    start: fc.constantFrom(0, 16),
    minutes: fc.constantFrom(16, 31),
    drug_class: fc.constantFrom("standard", "complex"),
  });

  test("no order and no renaming changes a bill", () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 4 }), fc.constantFrom("facility", "professional"), fc.shuffledSubarray(["a", "b", "c", "d"], { minLength: 4 }), (items, claim, ids) => {
        const chart = (names: readonly string[]) => ({
          id: "e",
          claim_type: claim,
          date_of_service: "2026-03-02",
          administrations: items.map(({ start, minutes, technique, ...rest }, index) => ({
            id: names[index],
            route: "intravenous",
            purpose: "therapeutic",
            technique,
            ...rest,
            substance: `${rest.drug_class} ${rest.substance}`,
            start: instant(start),
            ...(technique === "infusion" ? { stop: instant(start + minutes) } : {}),
          })),
        });
        const bill = (names: readonly string[]) => {
          const answer = base.code(chart(names));
          if ("error" in answer) throw new Error(answer.error.message);
          return [answer.decision, ...answer.lines.map((line) => [line.code, line.units, line.modifiers, line.outcome].join(" ")).sort()];
        };
        expect(bill(ids)).toEqual(bill(["a", "b", "c", "d"]));
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});
