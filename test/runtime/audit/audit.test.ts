import { describe, expect, test } from "vitest";
import type { AuditEntry, CodedAnswer } from "../../../src/runtime/answer.ts";
import { BASE, loadById } from "../../support/workspace.ts";
import { DATED, encounter, given, INFUSIONS, packOf } from "../support/small.ts";

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
`;
const pack = packOf([DATED, INFUSIONS, RULES]);

type Claim = Readonly<{ code: string; units?: number; modifiers?: readonly string[]; date?: string }>;

function audited(administrations: readonly unknown[], claimed: readonly Claim[], more: Readonly<Record<string, unknown>> = {}): CodedAnswer {
  return pack.code(encounter(administrations, { ...more, claimed_lines: claimed.map((one) => ({ units: 1, ...one })) }));
}

const drug = given("a", "10:00 to 12:00");
const clinic = { portable_pump: true, pump_owner: "clinic" };
const first = { code: "11111" };
const further = { code: "22222" };

/** The one entry of an audit, that must have one. */
function only({ audit }: CodedAnswer): AuditEntry {
  expect(audit).toHaveLength(1);
  return audit![0]!;
}

describe("the rule behind a difference", () => {
  test("no claim, no audit; a claim of nothing misses everything", () => {
    expect(pack.code(encounter([drug])).audit).toBeUndefined();
    expect(audited([drug], [first, further]).audit).toEqual([]);
    expect(audited([drug], []).audit!.map(({ difference, code, billed, reason }) => [difference, code, billed, reason])).toEqual([
      ["missing", "11111", "under", "the chart supports this line: Hours"],
      ["missing", "22222", "under", "the chart supports this line: Hours"],
    ]);
  });

  test("units too many and too few, with the minutes", () => {
    expect(only(audited([drug], [first, { ...further, units: 2 }]))).toEqual({
      code: "22222", difference: "units", claimed: 2, supported: 1, date: "2026-03-02", line: 1, claimed_line: 1, billed: "over",
      rule: "hours", reason: "120 minutes earn 1 unit; 2 need 151 minutes", citation: "s page 3",
    });
    const long = given("a", "10:00 to 13:00");
    expect(only(audited([long], [first, further]))).toMatchObject({ difference: "units", billed: "under", claimed: 1, supported: 2, reason: "180 minutes earn 2 units, 1 claimed" });
    expect(only(audited([drug], [{ ...first, units: 2 }, further]))).toMatchObject({ difference: "units", billed: "over", reason: "120 minutes earn 1 unit, and no time earns 2" });
  });

  test("a further unit that the minutes do not reach", () => {
    expect(only(audited([given("a", "10:00 to 11:30")], [first, further]))).toMatchObject({
      difference: "extra", code: "22222", claimed: 1, supported: 0, billed: "over", rule: "hours", reason: "90 minutes earn none; 1 needs 91 minutes",
    });
  });

  test("time that was too short", () => {
    expect(only(audited([given("a", "10:00 to 10:10")], [first]))).toMatchObject({ difference: "extra", rule: "hours", reason: "10 minutes, 16 needed", billed: "over" });
  });

  test("once an encounter, billed twice", () => {
    const two = [given("a", "10:00 to 10:30", clinic), given("b", "11:00 to 11:30", clinic)];
    const pump = { code: "33333", modifiers: ["XS"] };
    expect(only(audited(two, [{ ...first, units: 2 }, { ...pump, units: 2 }]))).toMatchObject({ difference: "units", rule: "pump_once", reason: "Once an encounter", billed: "over" });
  });

  test("nothing in the chart meets it", () => {
    expect(only(audited([drug], [first, further, { code: "33333", modifiers: ["59"] }]))).toMatchObject({
      difference: "extra", rule: "pump_once", reason: "nothing more in the chart meets: A pump", claimed_modifiers: ["59"], billed: "over",
    });
  });

  test("a code that the pack does not know is told, and not called over-billing", () => {
    const entry = only(audited([drug], [first, further, { code: "85025" }]));
    expect(entry).toMatchObject({ difference: "extra", rule: "test/base", reason: "no rule of this pack makes lines of this code, and the encounter brings none" });
    expect(entry.billed).toBeUndefined();
    expect(entry.citation).toBeUndefined();
  });

  test("modifiers: which belongs, which gives way, which no rule adds", () => {
    const pumped = given("a", "10:00 to 10:30", clinic);
    const claim = (...modifiers: readonly string[]) => only(audited([pumped], [first, { code: "33333", modifiers }]));
    expect(claim()).toMatchObject({ difference: "modifiers", rule: "clinic_pump", reason: "modifier XS belongs on this line: Pumps of the clinic", claimed_modifiers: [], supported_modifiers: ["XS"] });
    expect(claim("XS", "59")).toMatchObject({ rule: "apart", reason: "modifier 59 gives way to XS: One of those that set apart" });
    expect(claim("GA", "XS")).toMatchObject({ rule: "pump_once", reason: "no rule of this pack adds modifier GA to such a line" });
    expect(claim("59")).toMatchObject({ rule: "clinic_pump", reason: "modifier XS belongs on this line: Pumps of the clinic; modifier 59 gives way to XS: One of those that set apart" });
    expect(only(audited([drug], [{ ...first, modifiers: ["XS"] }, further]))).toMatchObject({ rule: "hours", reason: "no rule of this pack adds modifier XS to such a line" });
    const other = only(audited([given("a", "10:00 to 10:30", { portable_pump: true, pump_owner: "supplier" })], [first, { code: "33333", modifiers: ["59", "XS"] }]));
    expect(other).toMatchObject({ rule: "clinic_pump", reason: "nothing calls for modifier XS here: Pumps of the clinic" });
  });

  test("the order of modifiers is no difference", () => {
    const visit = { visits: [{ code: "99213", modifiers: ["25", "95"] }] };
    expect(audited([drug], [first, further, { code: "99213", modifiers: ["95", "25"] }], visit).audit).toEqual([]);
  });

  test("the wrong day, under the rule that dates the line; what is not dated is of the date of service", () => {
    const night = [given("a", "23:00 to +01:00")];
    const answer = audited(night, [first, further]);
    expect(only(answer)).toMatchObject({ difference: "date", code: "22222", claimed_date: "2026-03-02", date: "2026-03-03", rule: "dated", reason: "Dates" });
  });

  test("another code in its place", () => {
    expect(only(audited([given("a", "10:00 to 10:30")], [{ code: "11112" }]))).toMatchObject({
      difference: "code", claimed_code: "11112", code: "11111", rule: "hours", reason: "the chart supports 11111: Hours", claimed: 1, supported: 1,
    });
  });

  test("a code of another part of the claim does not stand for a line", () => {
    const visit = { visits: [{ code: "99213" }] };
    const { audit } = audited([given("a", "10:00 to 10:30")], [{ code: "99213" }, { code: "99213" }], visit);
    expect(audit!.map(({ difference, code }) => [difference, code])).toEqual([["missing", "11111"], ["extra", "99213"]]);
  });

  test("what the encounter brings is part of the claim", () => {
    const visit = { visits: [{ code: "99213", modifiers: ["25"] }] };
    expect(only(audited([drug], [first, further], visit))).toMatchObject({ difference: "missing", code: "99213", rule: "test/base", reason: "the encounter brings this line", supported_modifiers: ["25"] });
    expect(only(audited([drug], [first, further, { code: "99213" }], visit))).toMatchObject({ difference: "modifiers", reason: "modifier 25 belongs on this line, as the encounter brings it" });
    expect(only(audited([drug], [first, further, { code: "99213", modifiers: ["25"], date: "2026-03-03" }], visit))).toMatchObject({ difference: "date", rule: "test/base" });
  });

  test("a line that is denied should not be billed, under the rule that denies it; not billing it is right", () => {
    const visit = { visits: [{ code: "99211" }] };
    expect(audited([drug], [first, further], visit).audit).toEqual([]);
    expect(only(audited([drug], [first, further, { code: "99211" }], visit))).toMatchObject({ difference: "extra", line: 2, rule: "no_visit", reason: "Never beside an infusion", billed: "over" });
  });
});

describe("where a fact is missing the audit asks and accuses nobody", () => {
  const open = given("a", "10:00 to ?");

  test("a line that a held rule could earn", () => {
    const entry = only(audited([open], [first]));
    expect(entry).toMatchObject({ difference: "extra", held: true, missing: ["stop of a"], rule: "hours", reason: "depends on what is not documented: stop of a" });
    expect(entry.billed).toBeUndefined();
    expect(only(audited([open], [{ code: "85025" }])).held).toBeUndefined();
  });

  test("more units than the documented part earns", () => {
    expect(only(audited([drug, given("b", "13:00 to ?")], [first, { ...further, units: 4 }]))).toMatchObject({ difference: "units", claimed: 4, supported: 1, held: true, missing: ["stop of b"] });
    const less = only(audited([given("a", "10:00 to 13:00"), given("b", "14:00 to ?")], [first, further]));
    expect(less).toMatchObject({ difference: "units", claimed: 1, supported: 2, billed: "under" });
    expect(less.held).toBeUndefined();
  });

  test("a line that is held itself: missing, or with other modifiers, is a question; billed as it stands is none", () => {
    const unowned = given("a", "10:00 to 10:30", { portable_pump: true });
    const answer = audited([unowned], [first]);
    expect(answer.lines.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual(["11111 bill", "33333 hold"]);
    expect(only(answer)).toMatchObject({ difference: "missing", code: "33333", held: true, missing: ["pump_owner of a"], rule: "clinic_pump" });
    expect(only(audited([unowned], [first, { code: "33333", modifiers: ["XS"] }]))).toMatchObject({ difference: "modifiers", held: true, missing: ["pump_owner of a"] });
    expect(audited([unowned], [first, { code: "33333", modifiers: ["59"] }]).audit).toEqual([]);
  });

  test("a chart that the pack does not cover: what it would bill is a question", () => {
    const covered = `
  not covered:
    strange:
      title: Strange
      when: count of infusions is more than 1
      because: Two are strange
      source: s`;
    const strange = packOf([DATED, INFUSIONS, RULES, covered]);
    const answer = strange.code(encounter([drug, given("b", "13:00 to 14:00")], { claimed_lines: [{ code: "11111", units: 1 }, { code: "85025", units: 1 }] }));
    expect(answer.audit!.map(({ code, held, rule }) => [code, held, rule])).toEqual([["11111", true, "strange"], ["85025", undefined, "test/base"]]);
  });

  test("services that are both flagged as first: held without a missing fact", () => {
    const tied = packOf([DATED, INFUSIONS, `
  orders:
    ranking:
      title: Ranking
      for each: service in infusions
      prefer: [settled by: service.primary_reason is yes, longest minutes of run_time]
      ask for: primary_reason
      source: s
  bills:
    first_pump:
      title: First on a pump
      for each: service in infusions
      when: service is first in ranking and service.portable_pump is yes
      bill: CPT 33333
      source: s`]);
    const both = [given("a", "10:00 to 11:00", { primary_reason: true }), given("b", "10:00 to 11:00", { primary_reason: true, portable_pump: true })];
    const entry = only(tied.code(encounter(both, { claimed_lines: [{ code: "33333", units: 1 }] })));
    expect(entry).toMatchObject({ difference: "extra", held: true, rule: "first_pump", reason: "cannot be decided: First on a pump" });
    expect(entry.missing).toBeUndefined();
  });
});

test("the explanation ends with the differences and the rules behind them", () => {
  const { tree } = pack.explain(encounter([drug], { claimed_lines: [{ code: "11111", units: 1 }, { code: "22222", units: 2 }, { code: "85025", units: 1 }] }));
  expect(tree.slice(-2)).toMatchObject([
    { title: "audit: 22222 on 2026-03-02 is billed with 2 units, 1 supported", detail: "120 minutes earn 1 unit; 2 need 151 minutes", children: [{ title: "hours: Hours" }] },
    { title: "audit: 85025 x1 on 2026-03-02 is billed and not supported", children: [] },
  ]);
});

describe("drug lines that rules make from dose and vials", () => {
  const base = loadById(BASE);
  const drugs = (claimed: readonly Claim[]) => {
    const answer = base.code(encounter([given("a", "10:00", {
      technique: "push", drug: "J1745", substance: "J1745", drug_class: "standard", order_documented: true,
      dose: { amount: "63", unit: "mg" }, vials: [{ amount: "100", unit: "mg", single_dose: true }],
    })], { claimed_lines: claimed.map((one) => ({ units: 1, ...one })) }));
    if ("error" in answer) throw new Error(answer.error.message);
    return answer;
  };
  const right = drugs([]).lines.map(({ code, units, modifiers }) => ({ code, units, modifiers }));

  test("billed as made there is no difference; the given and the discarded units are lines of their own", () => {
    expect(right.map(({ code, units, modifiers }) => [code, units, ...modifiers].join(" "))).toEqual(["96374 1", "J1745 7", "J1745 3 JW"]);
    expect(drugs(right).audit).toEqual([]);
    expect(drugs(right.map((one) => (one.modifiers.includes("JW") ? { ...one, units: 2 } : one))).audit).toMatchObject([{ difference: "units", code: "J1745", claimed: 2, supported: 3, supported_modifiers: ["JW"], billed: "under" }]);
    expect(drugs(right.map((one) => ({ ...one, modifiers: [] }))).audit).toMatchObject([{ difference: "modifiers", code: "J1745", supported_modifiers: ["JW"], claimed_modifiers: [] }]);
  });

  test("a drug of another code with the same units stands for it; a service does not", () => {
    const swapped = (code: string) => drugs(right.map((one) => (one.units === 7 ? { ...one, code } : one))).audit!;
    expect(swapped("J9999")).toMatchObject([{ difference: "code", claimed_code: "J9999", code: "J1745" }]);
    expect(swapped("96366").map(({ difference }) => difference).sort()).toEqual(["extra", "missing"]);
  });
});
