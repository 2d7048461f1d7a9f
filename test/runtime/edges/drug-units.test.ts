import { describe, expect, test } from "vitest";
import type { CodedAnswer } from "../../../src/runtime/answer.ts";
import { DATED, encounter, findings, given, lines, packOf, unbilled } from "../support/small.ts";

const TABLES = `
  tables:
    sizes:
      title: Sizes
      columns: { drug: HCPCS, size: amount }
      key: drug
      source: s
      rows: |
        drug           | size
        J1745          | 10 mg
        J1756          | 1 mg
        J2405          | 100 mcg
        J7050          | 250 ml
        J9000 to J9035 | 5 IU
`;
const rules = (head = "administration", more = "") => `
  drug units:
    drugs:
      title: Units from the dose
      for each: ${head}
      dose: administration.dose
      unit size: sizes
      round: up
      discarded: { of: administration.vials, add: modifier JW, from: 1 unit }
${more}
      source: s
`;
const USED_UP = `
  modifiers:
    used_up:
      title: Used up
      for each: line from drugs
      when: line.vials_used_up is yes
      if not documented: skip
      add: modifier JZ
      source: s
`;
const SKIPPING = "      if not documented: skip";
const EVENTS = `
  bills:
    event:
      title: Event
      for each: service
      bill: CPT 11111
      source: s
`;

const amount = (text: string) => ({ amount: text.split(" ")[0]!, unit: text.split(" ")[1]! });
const vial = (text: string, single = true) => ({ ...amount(text), single_dose: single });
const dose = (id: string, time: string, drug: string | undefined, text: string | undefined, more: Readonly<Record<string, unknown>> = {}) =>
  given(id, time, { technique: "push", ...(drug === undefined ? {} : { drug }), ...(text === undefined ? {} : { dose: amount(text) }), ...more });

const pack = packOf([DATED, TABLES, rules(), USED_UP]);
const code = (...administrations: readonly unknown[]): CodedAnswer => pack.code(encounter(administrations));

describe("what was given", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["a begun unit is a whole one", "J1745", "63 mg", ["J1745 x7"]],
    ["a dose that fills its units", "J1745", "60 mg", ["J1745 x6"]],
    ["a dose below one unit", "J1745", "0.001 mg", ["J1745 x1"]],
    ["grams in units of milligrams", "J1756", "0.1005 g", ["J1756 x101"]],
    ["milligrams in units of micrograms", "J2405", "0.3 mg", ["J2405 x3"]],
    ["litres in units of millilitres", "J7050", "1 l", ["J7050 x4"]],
    ["a unit that is like itself alone", "J9010", "11 IU", ["J9010 x3"]],
    ["nothing", "J1745", "0 mg", []],
  ])("%s", (_title, drug, text, expected) => {
    const answer = code(dose("a", "10:00", drug, text));
    expect(lines(answer)).toEqual(expected);
    expect(answer.findings.filter(({ outcome }) => outcome === "hold")).toEqual([]);
  });
});

describe("what was discarded", () => {
  test.each<[string, string, readonly unknown[], readonly string[]]>([
    ["the rest of a vial", "63 mg", [vial("100 mg")], ["J1745 x7", "J1745 x3 JW"]],
    ["less than a unit is none", "95 mg", [vial("100 mg")], ["J1745 x10"]],
    ["a vial that was used up", "100 mg", [vial("100 mg")], ["J1745 x10 JZ"]],
    ["vials that were used up together", "0.1 g", [vial("40 mg"), vial("60000 mcg")], ["J1745 x10 JZ"]],
    ["a unit begun in the vial is not discarded", "63 mg", [vial("105 mg")], ["J1745 x7", "J1745 x3 JW"]],
    ["what is left of multi-dose vials is kept", "63 mg", [vial("100 mg", false)], ["J1745 x7"]],
    ["single-dose vials count, multi-dose ones do not", "63 mg", [vial("50 mg"), vial("100 mg", false)], ["J1745 x7"]],
    ["no vials at all", "63 mg", [], ["J1745 x7"]],
    ["nothing given, nothing discarded", "0 mg", [vial("100 mg")], []],
    ["nothing given, no vial is looked at", "0 mg", [vial("10 ml")], []],
  ])("%s", (_title, text, vials, expected) => {
    expect(lines(code(dose("a", "10:00", "J1745", text, { vials })))).toEqual(expected);
  });

  test("is left off below the least number of units", () => {
    const three = packOf([DATED, TABLES, rules().replace("from: 1 unit", "from: 3 units"), USED_UP]);
    const left = (text: string) => lines(three.code(encounter([dose("a", "10:00", "J1745", text, { vials: [vial("100 mg")] })])));
    expect([left("70 mg"), left("71 mg")]).toEqual([["J1745 x7", "J1745 x3 JW"], ["J1745 x8"]]);
  });

  test("is not looked for by a rule that does not say `discarded`, and nobody knows whether the vials were used up", () => {
    const plain = packOf([DATED, TABLES, rules().replace(/\n +discarded.*/, ""), USED_UP]);
    expect(lines(plain.code(encounter([dose("a", "10:00", "J1745", "100 mg", { vials: [vial("100 mg")] })])))).toEqual(["J1745 x10"]);
  });

  test("without charted vials is not known, which a rule may ask", () => {
    const held = packOf([DATED, TABLES, rules(), USED_UP.replace("      if not documented: skip\n", "")]).code(encounter([dose("a", "10:00", "J1745", "63 mg")]));
    expect(lines(held)).toEqual(["J1745 x7 hold"]);
    expect(findings(held)).toContain("hold used_up: vials_used_up of a");
  });
});

describe("facts that are missing", () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ["the drug", dose("a", "10:00", undefined, "63 mg"), ["drug of a"]],
    ["the dose", dose("a", "10:00", "J1745", undefined), ["dose of a"]],
    ["both", dose("a", "10:00", undefined, undefined), ["dose of a", "drug of a"]],
    ["the size of the drug's unit", dose("a", "10:00", "J0585", "63 mg"), ["unit size of a"]],
    ["a dose in a unit that converts", dose("a", "10:00", "J1745", "63 ml"), ["dose in mg of a"]],
    ["a dose in a unit that is alike", dose("a", "10:00", "J9010", "63 iu"), ["dose in IU of a"]],
    ["vials in a unit that converts", dose("a", "10:00", "J1745", "63 mg", { vials: [vial("10 ml")] }), ["vials in mg of a"]],
    ["a countable dose", dose("a", "10:00", "J1756", "99999999999999999999 kg"), ["countable dose of a"]],
    ["countable vials", dose("a", "10:00", "J1756", "1 mg", { vials: [vial("99999999999999999999 kg")] }), ["countable vials of a"]],
  ])("%s: held, and named", (_title, administration, missing) => {
    const answer = code(administration);
    expect(lines(answer)).toEqual([]);
    expect(findings(answer)).toContain(`hold drugs: ${missing.join(", ")}`);
    expect(answer.decision).toBe("hold");
    const skipped = packOf([DATED, TABLES, rules("administration", SKIPPING), USED_UP]).code(encounter([administration]));
    expect([lines(skipped), skipped.findings.filter(({ outcome }) => outcome === "hold")]).toEqual([[], []]);
  });

  test("multi-dose vials in another unit are not asked for", () => {
    expect(lines(code(dose("a", "10:00", "J1745", "63 mg", { vials: [vial("10 ml", false), vial("70 mg")] })))).toEqual(["J1745 x7"]);
  });

  test("hold the drug and nothing else: the event keeps its line and no minute waits for the dose", () => {
    const both = packOf([DATED, TABLES, EVENTS.replace("service\n", "service\n      when: service.purpose is therapeutic\n"), rules()]);
    const answer = both.code(encounter([dose("a", "10:00", "J1745", undefined), dose("b", "11:00", "J1745", undefined, { purpose: "flush" })]));
    expect(lines(answer)).toEqual(["11111 x1"]);
    expect(findings(answer)).toEqual(["hold drugs: dose of a", "hold drugs: dose of b", "warn test/base"]);
    expect(unbilled(answer)).toEqual(["b by test/base"]);
  });

  test("make a line of what was discarded unsure where the rule may make one, and none where it does not", () => {
    const edits = "\n  sets:\n    wasted:\n      title: Wasted\n      for each: line\n      keep: line.part is drug_discarded\n      source: s\n  edits:\n    clean:\n      title: Clean\n      for each: line of HCPCS J1756\n      when: wasted is empty\n      warn: Clean\n      source: s\n";
    const chart = encounter([dose("a", "10:00", "J1745", undefined), dose("b", "11:00", "J1756", "3 mg")]);
    expect(lines(packOf([DATED, TABLES, rules(), edits]).code(chart))).toEqual(["J1756 x3 hold"]);
    expect(lines(packOf([DATED, TABLES, rules().replace(/\n +discarded.*/, ""), edits]).code(chart))).toEqual(["J1756 x3 warn"]);
  });

  test("make lines of the drug unsure, where it is known", () => {
    const limits = "\n  limits:\n    few:\n      title: Few\n      for each: line of HCPCS J1745\n      at most: 9 units per day\n      pend: Many\n      source: s\n";
    const limited = packOf([DATED, TABLES, rules(), limits]);
    const answer = limited.code(encounter([dose("a", "10:00", "J1745", "63 mg"), dose("b", "11:00", "J1745", undefined)]));
    expect(lines(answer)).toEqual(["J1745 x7 hold"]);
    expect(findings(answer)).toEqual(["hold drugs: dose of b", "warn test/base", "warn test/base"]);
  });
});

describe("lines", () => {
  test("of several administrations add up after their modifiers, those of one stay apart from those of another", () => {
    const answer = code(
      dose("a", "10:00", "J1745", "95 mg", { vials: [vial("100 mg")] }), dose("b", "11:00", "J1745", "5 mg", { vials: [vial("100 mg", false)] }),
      dose("c", "12:00", "J1745", "100 mg", { vials: [vial("100 mg")] }), dose("d", "13:00", "J1756", "3 mg", { vials: [vial("5 mg")] }),
    );
    expect(answer.lines.map(({ code: drug, units, modifiers, administrations }) => [drug, units, ...modifiers, administrations])).toEqual([
      ["J1745", 11, ["a", "b"]], ["J1745", 10, "JZ", ["c"]], ["J1756", 3, ["d"]], ["J1756", 2, "JW", ["d"]],
    ]);
  });

  test("a dose in two administrations is counted in each: at most a unit more than in one", () => {
    expect(lines(code(dose("a", "10:00", "J1745", "55 mg"), dose("b", "11:00", "J1745", "55 mg")))).toEqual(["J1745 x12"]);
    expect(lines(code(dose("a", "10:00", "J1745", "50 mg"), dose("b", "11:00", "J1745", "60 mg")))).toEqual(["J1745 x11"]);
  });

  test("name the administration that used the drug, not the bags joined with it, and carry no minutes", () => {
    const bags = [given("a", "10:00 to 10:30", { drug: "J1745", substance: "rose", dose: amount("20 mg"), indication: "D50.9" }), given("b", "10:30 to 11:30", { drug: "J1745", substance: "rose", indication: "E86.0" })];
    const answer = packOf([DATED, TABLES, rules("administration", SKIPPING)]).code(encounter(bags));
    expect(answer.lines).toMatchObject([{ code: "J1745", units: 2, administrations: ["a"], minutes: 0, diagnoses: ["D50.9"], rules: ["drugs"], site: "main" }]);
  });

  test("stand on the day the administration began; without a start on the day of service, and the answer says so", () => {
    const answer = code(dose("a", "+00:30", "J1745", "20 mg", { vials: [vial("40 mg")] }), dose("b", "?", "J1756", "3 mg"));
    expect(lines(answer)).toEqual(["J1756 x3", "J1745 x2 2026-03-03", "J1745 x2 JW 2026-03-03"]);
    expect(answer.assumptions).toMatchObject([{ rule: "drugs", administration: "b" }]);
  });

  test("earn no minute and no event: those are billed or explained apart", () => {
    expect(unbilled(code(dose("a", "10:00", "J1745", "20 mg")))).toEqual(["a by test/base"]);
    const both = packOf([DATED, TABLES, EVENTS, rules()]).code(encounter([dose("a", "10:00", "J1745", "20 mg")]));
    expect([lines(both), unbilled(both)]).toEqual([["11111 x1", "J1745 x2"], []]);
  });

  test("are parts of their own that edits can tell", () => {
    const edits = "\n  edits:\n    wasted:\n      title: Wasted\n      for each: line\n      when: line.part is drug_discarded\n      warn: Look\n      source: s\n    kept:\n      title: Kept\n      for each: line from drugs\n      when: line.part is drug_given and line.vials_used_up is no\n      pend: Look\n      source: s\n";
    const judged = packOf([DATED, TABLES, rules(), edits]);
    expect(lines(judged.code(encounter([dose("a", "10:00", "J1745", "63 mg", { vials: [vial("100 mg")] })])))).toEqual(["J1745 x7 pend", "J1745 x3 JW warn"]);
  });

  test("say whether one of the vials could have stayed closed", () => {
    const spare = "\n  edits:\n    spare:\n      title: Spare\n      for each: line from drugs\n      when: line.spare_vial is yes\n      if not documented: skip\n      warn: Look\n      source: s\n    known:\n      title: Known\n      for each: line from drugs\n      when: line.spare_vial is not documented\n      pend: Look\n      source: s\n";
    const asked = packOf([DATED, TABLES, rules().replace("from: 1 unit", "from: 99 units"), spare]);
    const of = (vials: readonly unknown[] | undefined) => asked.code(encounter([dose("a", "10:00", "J1745", "63 mg", vials && { vials })])).lines[0]!.outcome;
    expect([[vial("100 mg")], [vial("50 mg"), vial("13 mg")], [vial("50 mg"), vial("12 mg")], [vial("0 mg"), vial("63 mg")]].map(of)).toEqual(["bill", "bill", "bill", "bill"]);
    expect([[vial("100 mg"), vial("100 mg")], [vial("5 mg"), vial("63 mg")], [vial("30 mg"), vial("50 mg"), vial("16999 mcg"), vial("0.017 g")]].map(of)).toEqual(["warn", "warn", "warn"]);
    expect([[vial("30 mg"), vial("50 mg"), vial("100 mg", false)], [vial("100 mg", false)], []].map(of)).toEqual(["bill", "bill", "bill"]);
    expect(of(undefined)).toBe("pend");
  });

  test("are withdrawn with all others where the chart is not covered", () => {
    const stop = "\n  not covered:\n    never:\n      title: Never\n      because: Never\n      source: s\n";
    expect(lines(packOf([DATED, TABLES, rules(), stop]).code(encounter([dose("a", "10:00", "J1745", "63 mg")])))).toEqual([]);
  });
});

describe("exceptions", () => {
  const LAYER = `
    tables:
      larger:
        title: Larger
        columns: { drug: HCPCS, size: amount }
        key: drug
        source: p
        rows: |
          drug  | size
          J1745 | 20 mg
    exceptions:
      other_sizes:
        title: Other sizes
        to: drugs
        when: administration.route is subcutaneous
        change: { unit size: larger }
        because: Other sizes
        source: p
      other_waste:
        title: Other waste
        to: drugs
        when: administration.pump_owner is clinic
        change: { discarded.from: 4 units, discarded.add: modifier 59 }
        because: Other waste
        source: p
      none_of_it:
        title: None
        to: drugs
        when: administration.technique is flush
        instead: nothing
        because: None
        source: p
  `;
  const layered = packOf([DATED, TABLES, rules()], LAYER);
  const one = (more: Readonly<Record<string, unknown>>): CodedAnswer => layered.code(encounter([dose("a", "10:00", "J1745", "63 mg", { vials: [vial("100 mg")], ...more })]));

  test("to the sizes, for the items of the guard", () => {
    const answer = one({ route: "subcutaneous", pump_owner: "patient" });
    expect(lines(answer)).toEqual(["J1745 x4", "J1745 x1 JW"]);
    expect(answer.lines[0]!.rules).toEqual(["drugs", "other_sizes"]);
    expect(lines(one({ pump_owner: "patient" }))).toEqual(["J1745 x7", "J1745 x3 JW"]);
  });

  test("to what is discarded; a guard that is not known holds only where it matters", () => {
    expect(lines(one({ pump_owner: "clinic" }))).toEqual(["J1745 x7"]);
    expect(lines(one({ pump_owner: "clinic", vials: [vial("200 mg")] }))).toEqual(["J1745 x7", "J1745 x13 59"]);
    expect(findings(one({}))).toContain("hold other_waste: pump_owner of a");
    expect(lines(one({ vials: [vial("63 mg")] }))).toEqual(["J1745 x7"]);
  });

  test("that bill nothing of what was discarded: the vials are then not asked for", () => {
    const waste = "\n    exceptions:\n      no_waste:\n        title: No waste\n        to: drugs\n        when: encounter.is_340b is yes\n        change: { discarded.of: none }\n        because: No waste\n        source: p\n";
    const plain = packOf([DATED, TABLES, rules(), USED_UP], waste);
    const of = (text: string, is_340b: boolean) => lines(plain.code(encounter([dose("a", "10:00", "J1745", text, { vials: [vial("100 mg")] })], { is_340b })));
    expect([of("63 mg", true), of("100 mg", true)]).toEqual([["J1745 x7"], ["J1745 x10"]]);
    expect([of("63 mg", false), of("100 mg", false)]).toEqual([["J1745 x7", "J1745 x3 JW"], ["J1745 x10 JZ"]]);
  });

  test("that take the rule away", () => {
    const answer = one({ technique: "flush", pump_owner: "patient" });
    expect([lines(answer), findings(answer)]).toEqual([[], ["warn test/layer"]]);
  });
});
