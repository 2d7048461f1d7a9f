import { describe, expect, test } from "vitest";
import { DATED, encounter, findings, given, lines, packOf, unbilled } from "./support/small.ts";

const RULES = `
  sets:
    drugs:
      title: Drugs
      for each: service
      keep: service.purpose is therapeutic
      leave out:
        - { if: service.pump_owner is clinic, because: Of the clinic, source: s }
        - { if: service.portable_pump is yes, because: A pump, source: s }
      source: s
    fluids:
      title: Fluids
      for each: service
      keep: service.purpose is hydration
      source: s
  times:
    own_time:
      title: Own time
      for each: service in drugs
      is: time of service outside drugs before it in ranking
      because: Another ran
      source: s
  orders:
    ranking:
      title: Ranking
      for each: service in drugs
      prefer: [longest minutes of service, earliest service.start]
      source: s
  ladders:
    hours:
      title: Hours
      for each: service in drugs
      measure: own_time
      first: { code: CPT 11111, from: 16 minutes, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }
      source: s
`;
const pack = packOf([DATED, RULES]);
const supplier = { pump_owner: "supplier" };

describe("where a minute went", () => {
  test.each([
    ["billed: nowhere else", [given("a", "10:00 to 11:00", supplier)], ["11111 x1"], []],
    ["too short, with both numbers", [given("a", "10:00 to 10:10", supplier)], [], ["a 10 by hours"]],
    ["cut by one that ranks above it, the rest too short", [given("a", "10:00 to 11:00", supplier), given("b", "10:30 to 11:10", supplier)], ["11111 x1"], ["b 30 by own_time", "b 10 by hours"]],
    ["left out", [given("a", "10:00 to 11:00", { portable_pump: true, ...supplier })], [], ["a 60 by drugs"]],
    ["surely left out, though an earlier reason is not known", [given("a", "10:00 to 11:00", { portable_pump: true })], [], ["a 60 by drugs"]],
    ["no rule speaks of it", [given("a", "10:00 to 11:00", { purpose: "hydration" })], [], ["a 60 by test/base"]],
    ["held: under the finding", [given("a", "10:00 to 11:00")], [], ["a 60 by drugs"]],
    ["an event has no minutes that a ladder could wait for", [given("a", "10:00", { technique: "push" })], [], ["a by test/base"]],
    ["an event that no ladder can bill", [given("a", "10:00", { technique: "push", ...supplier })], [], ["a by test/base"]],
  ])("%s", (_title, administrations, billed, left) => {
    const answer = pack.code(encounter(administrations));
    expect(lines(answer)).toEqual(billed);
    expect(unbilled(answer)).toEqual(left);
  });

  test("reasons carry their words", () => {
    const reason = (administrations: readonly unknown[]) => pack.code(encounter(administrations)).unbilled.map((one) => one.reason);
    expect(reason([given("a", "10:00 to 10:10", supplier)])).toEqual(["10 minutes, 16 needed"]);
    expect(reason([given("a", "10:00 to 11:00", { portable_pump: true })])).toEqual(["A pump"]);
    expect(reason([given("a", "10:00 to 11:00")])).toEqual(["not documented: pump_owner of a"]);
  });

  test("what is not covered says so of every minute", () => {
    const covered = `
  not covered:
    strange:
      title: Strange
      when: count of fluids is more than 0
      because: It is strange
      source: s`;
    const answer = packOf([DATED, RULES, covered]).code(encounter([given("a", "10:00 to 11:00", supplier), given("b", "10:00 to 11:00", { purpose: "hydration" })]));
    expect(lines(answer)).toEqual([]);
    expect(unbilled(answer)).toEqual(["a 60 by strange", "b 60 by strange"]);
    expect(findings(answer)).toEqual(["not_covered strange"]);
  });

  test("a time that was cut is the reason only where a ladder climbs it for that service", () => {
    const beside = `
  sets:
    beside:
      title: Beside
      for each: service in drugs
      keep: service is not first in ranking and minutes of own_time is 0 minutes
      source: s
    in_turn:
      title: In turn
      for each: service in drugs
      keep: service not in beside
      source: s
  bills:
    once:
      title: Once
      for each: service in beside
      bill: CPT 33333
      once per: encounter
      because: Once an encounter
      source: s`;
    const rules = RULES.replace("for each: service in drugs\n      measure", "for each: service in in_turn\n      measure");
    const third = ["10:00 to 11:00", "10:00 to 10:50", "10:10 to 10:40"].map((times, index) => given("abc"[index]!, times, supplier));
    const answer = packOf([DATED, rules, beside]).code(encounter(third));
    expect(lines(answer)).toEqual(["11111 x1", "33333 x1"]);
    expect(unbilled(answer)).toEqual(["c 30 by once"]);
    expect(answer.unbilled[0]!.reason).toBe("Once an encounter");
  });

  test("an exception that leaves a service out goes before every other reason", () => {
    const layer = `
      exceptions:
        theirs:
          title: Theirs
          to: drugs
          when: service.drug_class is complex
          instead: leave out
          because: Not ours
          source: p
    `;
    const answer = packOf([DATED, RULES], layer).code(encounter([given("a", "10:00 to 11:00", { drug_class: "complex", ...supplier })]));
    expect(unbilled(answer)).toEqual(["a 60 by theirs"]);
  });

  test("minutes of lines and unbilled minutes are the minutes charted, whatever overlaps", () => {
    for (const second of [0, 10, 30, 59, 60, 61]) {
      for (const length of [1, 15, 16, 60, 91]) {
        const clock = (minute: number) => `${String(10 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
        const answer = pack.code(encounter([given("a", "10:00 to 11:00", supplier), given("b", `${clock(second)} to ${clock(second + length)}`, supplier)]));
        const told = [...answer.lines, ...answer.unbilled].reduce((total, one) => total + (one.minutes ?? 0), 0);
        expect(told, `${second} ${length}`).toBe(60 + length);
      }
    }
  });
});
