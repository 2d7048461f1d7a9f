import { DATED, encounter, given, INFUSIONS } from "../../runtime/support/small.ts";
import { rows, type Topic } from "./topic.ts";

const RULES = `
  sets:
    pumps:
      title: Pumps
      for each: service in infusions
      keep: service.portable_pump is yes
      source: s
  ladders:
    hours:
      title: Hours
      for each: service in infusions
      measure: run_time
      first: { code: CPT 11111, from: 16 minutes, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }
      source: s page 3
  bills:
    pump_once:
      title: A pump
      for each: service in pumps
      bill: CPT 33333
      once per: encounter
      because: Once an encounter
      source: s
  modifiers:
    clinic_pump:
      title: Pumps of the clinic
      for each: line of CPT 33333
      when: line.pump_owner is clinic
      add: modifier XS
      source: s
    every_pump:
      title: Every pump
      for each: line of CPT 33333
      add: modifier 59
      source: s
  modifier groups:
    apart:
      title: One of those that set apart
      members: [modifier 59, modifier XS]
      at most: 1 per line
      prefer: [modifier XS, modifier 59]
      source: s
  edits:
    no_visit:
      title: A visit that day
      for each: line of CPT 99211
      deny: Never beside an infusion
      source: s
    renamed:
      title: Renamed
      for each: line of CPT 36430
      recode: CPT 36440
      because: Another code
      source: s
`;
const two = given("a", "10:00 to 12:00", { pump_owner: "patient" });
const pump = given("a", "10:00 to 12:00", { portable_pump: true, pump_owner: "clinic" });
const claim = (lines: readonly Readonly<Record<string, unknown>>[], administrations: readonly unknown[] = [two], more: Readonly<Record<string, unknown>> = {}) =>
  encounter(administrations, { ...more, claimed_lines: lines.map((line) => ({ units: 1, ...line })) });
const first = { code: "11111" };
const further = { code: "22222" };

export const AUDITS: Topic = {
  name: "audits",
  packs: { audit: { sections: [DATED, INFUSIONS, RULES] } },
  cases: rows("audit", [
    ["right", "a claim that is right", claim([first, further])],
    ["empty", "nothing was claimed", claim([])],
    ["missing", "a line is missing", claim([first])],
    ["extra", "a line too many", claim([first, further, { code: "33333" }])],
    ["extra-unknown", "a code that no rule makes", claim([first, further, { code: "12345" }])],
    ["units-over", "too many units", claim([first, { ...further, units: 3 }])],
    ["units-under", "too few units", claim([first], [given("a", "10:00 to 13:31")])],
    ["units-less", "fewer of a code", claim([first, further], [given("a", "10:00 to 13:31")])],
    ["split", "units split over lines", claim([first, further, further], [given("a", "10:00 to 13:00")])],
    ["order", "another order of lines", claim([further, first])],
    ["code", "another code", claim([{ code: "11112" }, further])],
    ["date", "another date", claim([first, { ...further, date: "2026-03-01" }])],
    ["modifier-lacks", "a modifier that lacks", claim([first, further, { code: "33333" }], [pump])],
    ["modifier-other", "another of a group", claim([first, further, { code: "33333", modifiers: ["59"] }], [pump])],
    ["modifier-strange", "a modifier that no rule adds", claim([{ ...first, modifiers: ["25"] }, further])],
    ["modifier-twice", "a modifier that stands twice", claim([first, further, { code: "33333", modifiers: ["XS", "XS"] }], [pump])],
    ["too-short", "minutes that earn nothing", claim([first], [given("a", "10:00 to 10:15")])],
    ["held", "a line that waits", claim([first], [given("a", "10:00 to ?")])],
    ["held-missing", "a line that waits, not claimed", claim([], [given("a", "10:00 to ?")])],
    ["denied", "a line that is denied", claim([first, further, { code: "99211" }], [two], { visits: [{ code: "99211" }] })],
    ["given", "a given line that is not claimed", claim([first, further], [two], { visits: [{ code: "99213" }] })],
    ["given-more", "more units than the encounter brings", claim([first, further, { code: "36415", units: 2 }], [two], { procedures: [{ code: "36415" }] })],
    ["recoded", "a code that is recoded", claim([first, further, { code: "36430" }], [two], { procedures: [{ code: "36430" }] })],
    ["many", "many differences at once", claim([{ ...first, units: 2 }, { code: "22229", date: "2026-03-01" }, { code: "33333", modifiers: ["76"] }, { code: "99211" }], [pump], { visits: [{ code: "99211" }] })],
  ]),
};
