import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, lines, packOf } from "./support/small.ts";

const BY_SITE = `
  bills:
    each_site:
      title: A site in use
      for each: site
      bill: CPT 11111
      source: s
`;
const SITES = (unnamed: string) => `
  sites:
    coding_sites:
      title: Sites
      for each: access
      apart when: access.separate_site_documented is yes
      where none is named: ${unnamed}
      because: One site
      source: s
  services:
    joined:
      title: Services
      for each: administration
      timed when: administration.technique is infusion
      time: administration.start to administration.stop
      join when: administration.technique is infusion
      sharing: [site]
      gap: 0 minutes
      source: s
`;

describe("coding sites", () => {
  const left = { id: "left", kind: "peripheral" };
  const right = { id: "right", kind: "port", separate_site_documented: true };
  const hour = (id: string, site?: string) => given(id, "10:00 to 11:00", site === undefined ? {} : { site });
  const bySite = packOf([DATED, BY_SITE]);

  test.each([
    ["accesses without a reason are one", [left, { id: "right", kind: "port" }], [hour("a", "left"), hour("b", "right")], ["11111 x1"]],
    ["one with a reason is apart", [left, right], [hour("a", "left"), hour("b", "right")], ["11111 x2"]],
    ["only sites in use are items", [left, right], [hour("a", "left")], ["11111 x1"]],
    ["an administration that names none is at the only site there is", [left], [hour("a")], ["11111 x1"]],
    ["where no access is charted it is at the main site", [], [hour("a"), hour("b")], ["11111 x1"]],
  ])("%s", (_title, sites, administrations, billed) => {
    expect(lines(bySite.code(encounter(administrations, { sites })))).toEqual(billed);
  });

  test.each([
    ["an access that takes it, and one that does not", "access.kind is peripheral", [{ ...right, id: "p", kind: "peripheral" }, { ...right, kind: "port" }], []],
    ["an access that may take it leaves it open: none may", "access.kind is peripheral", [{ id: "p", separate_site_documented: true }], ["hold coding_sites_asked: site of a"]],
    ["two that take it leave it open", "access.kind is peripheral", [{ ...right, id: "p", kind: "peripheral" }, { ...right, id: "q", kind: "peripheral" }], ["hold coding_sites_asked: site of a"]],
    ["one that takes it and one that may", "access.kind is peripheral", [{ ...right, id: "p", kind: "peripheral" }, { id: "q", separate_site_documented: true }], ["hold coding_sites_asked: site of a"]],
  ])("where none is named: %s", (_title, unnamed, sites, found) => {
    const asked = `
  sets:
    coding_sites_asked:
      title: Asked
      for each: service
      keep: count of services sharing its site is at least 1
      source: s
  bills:
    each_service:
      title: Each
      for each: service in coding_sites_asked
      bill: CPT 22222
      source: s
`;
    const answer = packOf([DATED, asked], undefined, undefined, SITES(unnamed)).code(encounter([hour("a")], { sites }));
    expect(findings(answer)).toEqual(found);
  });
});

describe("assumptions", () => {
  const assume = `
  assume:
    short:
      title: No stop
      for each: administration
      when: administration.technique is infusion and administration.start is documented and administration.stop is not documented and administration.pump_owner is documented and administration.pump_owner is clinic
      take: { stop: administration.start plus 15 minutes }
      because: A push
      source: s
  times:
    run_time:
      title: Time
      for each: service
      is: time of service
      source: s
  ladders:
    hours:
      title: Hours
      for each: service
      measure: run_time
      first: { code: CPT 11111, from: 1 minute, covers: 60 minutes }
      source: s
`;
  const pack = packOf([DATED, assume]);

  test("fill what is not charted, and say so", () => {
    const answer = pack.code(encounter([given("a", "10:00 to ?", { pump_owner: "clinic" })]));
    expect(lines(answer)).toEqual(["11111 x1"]);
    expect(answer.lines[0]!.minutes).toBe(15);
    expect(answer.assumptions.map(({ rule, administration }) => [rule, administration])).toEqual([["short", "a"]]);
  });

  test("never overwrite, and never guess where their own guard is not met", () => {
    expect(pack.code(encounter([given("a", "10:00 to 10:20", { pump_owner: "clinic" })])).lines[0]!.minutes).toBe(20);
    expect(findings(pack.code(encounter([given("a", "10:00 to ?")])))).toEqual(["hold run_time: stop of a"]);
  });
});
