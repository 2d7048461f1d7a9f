import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, INFUSIONS, lines, packOf } from "../support/small.ts";

const rules = (limit: string) => `
  ladders:
    hours:
      title: Hours
      for each: service in infusions
      measure: run_time
      first: { code: CPT 11111, from: 1 minute, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }
      source: s
  limits:
    few:
      title: Few
      for each: line
      ${limit}
      pend: Too many
      source: s
`;
const pack = (limit: string, layer?: string) => packOf([DATED, INFUSIONS, rules(limit)], layer);
const prior = (date: string, units: number, code = "22222") => ({ code, date, units });

describe("limits", () => {
  test.each([
    ["at the limit nothing is said", "at most: 2 units per day", [given("a", "10:00 to 13:00")], ["11111 x1", "22222 x2"]],
    ["over it the whole line is", "at most: 1 unit per day", [given("a", "10:00 to 13:00")], ["11111 x1", "22222 x2 pend"]],
    ["each day alone", "at most: 2 units per day", [given("a", "21:00 to +03:00")], ["11111 x1", "22222 x2", "22222 x3 2026-03-03 pend"]],
    ["all days of the encounter", "at most: 4 units per encounter", [given("a", "21:00 to +03:00")], ["11111 x1", "22222 x2 pend", "22222 x3 2026-03-03 pend"]],
    ["each line alone", "at most: 2 units per line", [given("a", "21:00 to +03:00")], ["11111 x1", "22222 x2", "22222 x3 2026-03-03 pend"]],
    ["days back add the earlier days of this encounter", "at most: 4 units per 60 days", [given("a", "21:00 to +03:00")], ["11111 x1", "22222 x2 pend", "22222 x3 2026-03-03 pend"]],
    ["one day back is that day", "at most: 4 units per 1 days", [given("a", "21:00 to +03:00")], ["11111 x1", "22222 x2", "22222 x3 2026-03-03"]],
  ])("%s", (_title, limit, administrations, billed) => {
    expect(lines(pack(limit).code(encounter(administrations)))).toEqual(billed);
  });

  test.each([
    ["inside the window", prior("2026-01-02", 3), true],
    ["the day before the window", prior("2026-01-01", 3), false],
    ["a later day", prior("2026-03-03", 3), false],
    ["another code", prior("2026-02-01", 3, "11111"), false],
    ["few enough", prior("2026-02-01", 2), false],
  ])("earlier lines: %s", (_title, line, over) => {
    const answer = pack("at most: 4 units per 60 days").code(encounter([given("a", "10:00 to 13:00")], { history: [line] }));
    expect(lines(answer).includes("22222 x2 pend")).toBe(over);
  });

  test("a line that a held rule may yet earn leaves the limit open; over it already, it does not", () => {
    const charted = [given("a", "10:00 to 13:00"), given("b", "10:00 to ?")];
    const open = pack("at most: 2 units per day").code(encounter(charted));
    expect(lines(open)).toEqual(["11111 x1 hold", "22222 x2 hold"]);
    expect(findings(open).filter((one) => one.startsWith("hold"))).toEqual(["hold run_time: stop of b"]);
    expect(lines(pack("at most: 1 unit per day").code(encounter(charted)))).toContain("22222 x2 pend");
  });

  test("an exception for some lines bounds those lines only", () => {
    const layer = `
      exceptions:
        higher:
          title: Higher
          to: few
          when: line.portable_pump is yes
          change: { at most: 9 units per day }
          because: A policy
          source: p
    `;
    const separate = [given("a", "10:00 to 13:00"), given("b", "10:00 to 13:00", { portable_pump: true })];
    const marked = `
      modifiers:
        pumps:
          title: Pumps
          for each: line
          when: line.portable_pump is yes
          add: modifier XU
          source: s
    `;
    const both = packOf([DATED, INFUSIONS, rules("at most: 3 units per day"), marked], layer).code(encounter(separate));
    expect(lines(both)).toEqual(["11111 x1", "11111 x1 XU", "22222 x2 pend", "22222 x2 XU"]);
  });
});
