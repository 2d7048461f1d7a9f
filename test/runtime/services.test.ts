import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, INFUSIONS, lines, packOf, unbilled } from "./support/small.ts";

const HOURS = `
  ladders:
    hours:
      title: Hours
      for each: service in infusions
      measure: run_time
      first: { code: CPT 11111, from: 16 minutes, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }
      source: s
`;
const pack = packOf([DATED, INFUSIONS, HOURS]);
const rose = (id: string, times: string, more = {}) => given(id, times, { substance: "rose", ...more });

describe("joining administrations into services", () => {
  test.each([
    ["bags that touch are one infusion", [rose("a", "10:00 to 10:40"), rose("b", "10:40 to 11:31")], ["11111 x1", "22222 x1"]],
    ["bags that overlap count a minute once", [rose("a", "10:00 to 11:00"), rose("b", "10:30 to 11:30")], ["11111 x1"]],
    ["a break of a minute makes two", [rose("a", "10:00 to 10:40"), rose("b", "10:41 to 11:31")], ["11111 x2"]],
    ["a bag change bridges a break, whose minutes do not count", [rose("a", "10:00 to 10:40"), rose("b", "10:50 to 11:40", { bag_change: true })], ["11111 x1"]],
    ["a bag change before everything bridges nothing", [rose("a", "10:00 to 10:40", { bag_change: true }), rose("b", "10:50 to 11:40")], ["11111 x2"]],
    ["another substance is another infusion", [rose("a", "10:00 to 10:40"), given("b", "10:40 to 11:31")], ["11111 x2"]],
    ["nearness is measured to the latest end so far", [rose("a", "10:00 to 12:00"), rose("b", "10:10 to 10:20"), rose("c", "11:50 to 12:30")], ["11111 x1", "22222 x1"]],
    ["nearness does not look at pauses", [rose("a", "10:00 to 10:40", { pauses: [{ start: "2026-03-02T10:30-05:00", stop: "2026-03-02T10:40-05:00" }] }), rose("b", "10:40 to 11:20")], ["11111 x1"]],
  ])("%s", (_title, administrations, billed) => {
    expect(lines(pack.code(encounter(administrations)))).toEqual(billed);
  });

  test("of administrations that start together, one bag change bridges for all, whatever they are called", () => {
    for (const [plain, bridging] of [["b", "c"], ["c", "b"]]) {
      const charted = [rose("a", "10:00 to 10:40"), rose(plain!, "10:50 to 11:20"), rose(bridging!, "10:50 to 11:20", { bag_change: true })];
      expect(lines(pack.code(encounter(charted)))).toEqual(["11111 x1"]);
    }
  });

  test("a bag without a stop may be one with the next bag: neither is billed", () => {
    const answer = pack.code(encounter([rose("a", "10:00 to ?"), rose("b", "11:00 to 12:00"), given("c", "10:00 to 11:00")]));
    expect(answer.lines.map((line) => line.administrations)).toEqual([["c"]]);
    expect(findings(answer)).toEqual(["hold run_time: stop of a"]);
    expect(unbilled(answer)).toEqual(["a by run_time", "b 60 by run_time"]);
  });

  test("a bag without a stop cannot be one with a bag that ended before it", () => {
    const answer = pack.code(encounter([rose("a", "12:00 to ?"), rose("b", "10:00 to 11:00")]));
    expect(answer.lines.map((line) => line.administrations)).toEqual([["b"]]);
  });

  test("a bag at an unknown site may be one with what it touches", () => {
    const sites = [{ id: "left", kind: "peripheral" }, { id: "right", kind: "peripheral", separate_site_documented: true }];
    const ranked = HOURS.replace("measure", "when: service.site is documented\n      measure");
    const bySite = packOf([DATED, INFUSIONS, ORDER, ranked.replace("service.site is documented", "service is first in ranking")]);
    const answer = bySite.code(encounter([rose("a", "10:00 to 11:00", { site: "left" }), rose("b", "11:00 to 12:00")], { sites }));
    expect(answer.lines).toEqual([]);
    expect(findings(answer)).toEqual(["hold ranking: site of b"]);
  });

  test("bags that touch at unknown sites are held, also where no rule asks about the site", () => {
    const sites = [{ id: "left", kind: "peripheral" }, { id: "right", kind: "peripheral", separate_site_documented: true }];
    const both = pack.code(encounter([rose("a", "10:00 to 10:40"), rose("b", "10:40 to 11:31")], { sites }));
    expect(lines(both)).toEqual([]);
    expect(findings(both)).toEqual(["hold joined: site of a, site of b"]);
    const one = pack.code(encounter([rose("a", "10:00 to 10:40", { site: "left" }), rose("b", "10:40 to 11:31")], { sites }));
    expect(findings(one)).toEqual(["hold joined: site of b"]);
    const apart = pack.code(encounter([rose("a", "10:00 to 10:40"), rose("b", "10:41 to 11:31")], { sites }));
    expect(lines(apart)).toEqual(["11111 x2"]);
    const others = pack.code(encounter([rose("a", "10:00 to 10:40"), given("b", "10:40 to 11:31")], { sites }));
    expect(lines(others)).toEqual(["11111 x2"]);
  });

  test("a gap that is not known holds what it may join or part", () => {
    const layer = `
      exceptions:
        wide:
          title: Wide
          to: joined
          when: administration.pump_owner is clinic
          change: { gap: 10 minutes }
          because: A policy
          source: p
    `;
    const wide = packOf([DATED, INFUSIONS, HOURS], layer);
    const near = [rose("a", "10:00 to 10:40"), rose("b", "10:45 to 11:31")];
    expect(findings(wide.code(encounter(near)))).toEqual(["hold wide: pump_owner of b"]);
    const named = [rose("b", "10:00 to 10:40"), rose("a", "10:45 to 11:31")];
    expect(findings(wide.code(encounter(named)))).toEqual(["hold wide: pump_owner of a"]);
    const far = [rose("a", "10:00 to 10:40"), rose("b", "10:55 to 11:31")];
    expect(lines(wide.code(encounter(far)))).toEqual(["11111 x2"]);
    const clinic = [rose("a", "10:00 to 10:40"), rose("b", "10:45 to 11:36", { pump_owner: "clinic" })];
    expect(lines(wide.code(encounter(clinic)))).toEqual(["11111 x1", "22222 x1"]);
  });
});

const ORDER = `
  orders:
    ranking:
      title: Ranking
      for each: service in infusions
      per: site
      prefer: [earliest service.start]
      source: s
`;

describe("time that is left out", () => {
  test("a pause is unbilled under the services rule, and moves the unit it cost", () => {
    const answer = pack.code(encounter([given("a", "10:00 to 11:31", { pauses: [{ start: "2026-03-02T10:10-05:00", stop: "2026-03-02T10:20-05:00" }] })]));
    expect(lines(answer)).toEqual(["11111 x1"]);
    expect(unbilled(answer)).toEqual(["a 10 by joined"]);
  });
});
