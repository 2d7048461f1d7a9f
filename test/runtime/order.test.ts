import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, INFUSIONS, lines, packOf } from "./support/small.ts";

const rules = (prefer: string, tie = "") => `
  orders:
    ranking:
      title: Ranking
      for each: service in infusions
      per: site
      prefer: ${prefer}
      ${tie}
      source: s
  bills:
    initial:
      title: First
      for each: service in infusions
      when: service is first in ranking
      bill: CPT 11111
      source: s
    later:
      title: Later
      for each: service in infusions
      when: service is not first in ranking
      bill: CPT 22222
      source: s
    special:
      title: A first on a pump
      for each: service in infusions
      when: service is first in ranking and service.portable_pump is yes
      bill: CPT 33333
      source: s
`;
const LONGEST = "[longest minutes of run_time]";
const hour = (id: string, more = {}) => given(id, "10:00 to 11:00", more);
const SITES = [{ id: "left", kind: "peripheral" }, { id: "right", kind: "peripheral", separate_site_documented: true }];

describe("orders", () => {
  test("the largest is first, group by group", () => {
    const answer = packOf([DATED, INFUSIONS, rules(LONGEST)]).code(encounter([hour("a", { site: "left" }), given("b", "10:00 to 12:00", { site: "left" }), hour("c", { site: "right" })], { sites: SITES }));
    expect(answer.lines.map(({ code, administrations }) => [code, administrations])).toEqual([["11111", ["b", "c"]], ["22222", ["a"]]]);
  });

  test("a full tie that does not change the bill says nothing", () => {
    const answer = packOf([DATED, INFUSIONS, rules(LONGEST)]).code(encounter([hour("a"), hour("b"), hour("c")]));
    expect(lines(answer)).toEqual(["11111 x1", "22222 x2"]);
    expect(findings(answer)).toEqual([]);
  });

  test("a full tie that changes the bill holds every instance that differs, those that bill nothing as charted among them", () => {
    const answer = packOf([DATED, INFUSIONS, rules(LONGEST)]).code(encounter([hour("a"), hour("b", { portable_pump: true }), given("c", "10:00 to 10:30")]));
    expect(answer.lines.map(({ code, administrations }) => [code, administrations])).toEqual([["22222", ["c"]]]);
    expect(findings(answer)).toEqual(["hold ranking"]);
  });

  test("names decide nothing, whichever comes first", () => {
    for (const [one, other] of [["a", "b"], ["b", "a"]]) {
      const answer = packOf([DATED, INFUSIONS, rules(LONGEST)]).code(encounter([hour(one!), hour(other!, { portable_pump: true })]));
      expect(lines(answer)).toEqual([]);
    }
  });

  test("`warn` bills the provisional arrangement", () => {
    const answer = packOf([DATED, INFUSIONS, rules(LONGEST, "if a tie changes the bill: warn")]).code(encounter([hour("a"), hour("b", { portable_pump: true })]));
    expect(answer.decision).toBe("warn");
    expect(findings(answer)).toEqual(["warn ranking"]);
  });

  test("an unknown key that matters holds even where ties warn", () => {
    const answer = packOf([DATED, INFUSIONS, rules("[earliest service.start]", "if a tie changes the bill: warn")]).code(encounter([hour("a"), given("b", "? to 11:00", { portable_pump: true })]));
    expect(answer.decision).toBe("hold");
    expect(findings(answer)).toContain("hold ranking: start of b");
  });

  test("an unsettled first place is tried with each contender", () => {
    const settled = rules("\n        - settled by: service.primary_reason is yes\n        - longest minutes of run_time", "ask for: primary_reason");
    const answer = packOf([DATED, INFUSIONS, settled]).code(encounter([hour("a"), given("b", "10:00 to 10:20", { portable_pump: true })]));
    expect(findings(answer)).toEqual(["hold ranking: primary_reason of a, primary_reason of b"]);
    const known = packOf([DATED, INFUSIONS, settled]).code(encounter([hour("a"), given("b", "10:00 to 10:20", { portable_pump: true, primary_reason: true })]));
    expect(lines(known)).toEqual(["11111 x1", "22222 x1", "33333 x1"]);
  });

  test("a member whose group is not known may be in every group: what it may displace is held", () => {
    const pack = packOf([DATED, INFUSIONS, rules(LONGEST)]);
    const longer = pack.code(encounter([hour("a", { site: "left" }), given("b", "10:00 to 12:00")], { sites: SITES }));
    expect(lines(longer)).toEqual([]);
    expect(findings(longer)).toEqual(["hold ranking: site of b"]);
    const shorter = pack.code(encounter([hour("a", { site: "left" }), given("b", "10:00 to 10:30")], { sites: SITES }));
    expect(shorter.lines.map(({ code, administrations }) => [code, administrations])).toEqual([["11111", ["a"]]]);
  });

  test("at a site that may be in use by one whose site is not known, the first of the order is not known", () => {
    const first = `
      orders:
        ranking:
          title: Ranking
          for each: service in infusions
          per: site
          prefer: [earliest service.start]
          source: s
      bills:
        site_used:
          title: A site
          for each: site
          when: first of ranking in infusions
          bill: CPT 44444
          source: s
    `;
    const answer = packOf([DATED, INFUSIONS, first]).code(encounter([hour("a")], { sites: SITES }));
    expect(lines(answer)).toEqual([]);
    expect(findings(answer)).toEqual(["hold ranking: site of a"]);
  });
});
