import { describe, expect, test } from "vitest";
import { textOf } from "../../src/base/source.ts";
import { testWords } from "../../src/ir/words.ts";
import { compileRules, findings, programOn, serious } from "./small-packs.ts";

const BASE = `
  values:
    threshold:
      title: Least
      is: 31 minutes
      source: s
  sets:
    fluids:
      title: Fluids
      for each: service
      keep: service.purpose is hydration
      leave out:
        - if: service.portable_pump is yes
          because: A pump
          source: s
      source: s
    drugs:
      title: Drugs
      for each: service
      keep: service.purpose is therapeutic and minutes of service is at least threshold
      source: s
  times:
    fluid_time:
      title: Fluid time
      for each: site
      is: time of fluids sharing its site outside drugs sharing its site
      because: Beside a drug
      source: s
  orders:
    ranking:
      title: Ranking
      for each: service in drugs
      per: site
      prefer: [earliest service.start]
      source: s
  ladders:
    hours:
      title: Hours
      for each: site
      measure: fluid_time
      first: { code: CPT 11111, from: threshold, covers: 60 minutes }
      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }
      source: s
  bills:
    push:
      title: Push
      for each: service in drugs
      bill: CPT 33333
      once per: encounter
      because: Once
      source: s
  modifier groups:
    separate:
      title: Separate
      members: [modifier 59, modifier XS]
      at most: 1 per line
      source: s
  modifiers:
    second:
      title: Second
      for each: line of CPT 11111
      when: line.units is more than 1 unit
      add: modifier 59
      source: s
  edits:
    look:
      title: Look
      for each: line of CPT 22222
      warn: Look at it
      source: s
`;

function exception(name: string, body: string, source = "p"): string {
  return `  ${name}:\n    title: ${name}\n${body.trim().split("\n").map((line) => `    ${line.trim()}`).join("\n")}\n    because: A policy\n    source: ${source}\n`;
}

const layer = (...exceptions: readonly string[]): string => `exceptions:\n${exceptions.join("")}`;

describe("what an exception becomes", () => {
  test("a changed value with the guards of exception and pack", () => {
    const outcome = compileRules(BASE, layer(exception("sooner", "to: threshold\nwhen: encounter.claim_type is professional\nchange: { is: 16 minutes }")));
    expect(findings(outcome)).toEqual([]);
    const threshold = programOn(outcome, "layer").values.find(({ name }) => name === "threshold")!;
    expect(threshold.is.value).toBe(31);
    expect(threshold.is.cases?.map((one) => [one.exception, testWords(one.when!), one.value])).toEqual([
      ["sooner", "encounter.claim_type is professional", 16],
    ]);
    expect(programOn(outcome, "base").values.find(({ name }) => name === "threshold")!.is).toEqual({ value: 31 });
  });

  test("every kind of part", () => {
    const outcome = compileRules(BASE, layer(
      exception("e01", "to: fluids\nwhen: service.drug_directed_hydration is yes\ninstead: leave out"),
      exception("e02", "to: fluid_time\nchange: { pieces: each alone, shortest piece: 16 minutes, cut: at midnight }"),
      exception("e03", "to: ranking\nchange: { prefer: [latest service.start], if a tie changes the bill: warn, ask for: primary_reason, per: none }"),
      exception("e04", "to: hours\nchange: { first.from: 16 minutes, more.past: 15 minutes, more.code: CPT 44444, if not documented: skip }"),
      exception("e05", "to: push\nchange: { once per: none, units: 2 units }"),
      exception("e06", "to: separate\nchange: { prefer: [modifier XS, modifier 59], stands: first, at most: none }"),
      exception("e07", "to: second\nchange: { add: modifier XS, when: none }"),
      exception("e08", "to: look\nwhen: line.units is more than 3 units\ninstead: { pend: Send the record }"),
      exception("e09", "to: dated\nwhen: line.units is more than 3 units\nchange: { date: day begun }"),
      exception("e10", "to: joined\nchange: { gap: 5 minutes, bridge a gap when: administration.bag_change is yes }"),
    ));
    expect(findings(outcome)).toEqual([]);
    const program = programOn(outcome, "layer");
    const named = <T extends { readonly name: string }>(rules: readonly T[], name: string): T => rules.find((one) => one.name === name)!;
    expect(named(program.sets, "fluids").instead).toMatchObject([{ exception: "e01", value: { is: "leave_out" }, because: "A policy" }]);
    const time = named(program.times, "fluid_time");
    expect([time.pieces.cases, time.shortest.value, time.cut.cases]).toMatchObject([[{ value: "each alone" }], null, [{ value: "at midnight" }]]);
    const order = named(program.orders, "ranking");
    expect([order.tie, order.askFor.cases, order.per]).toMatchObject([
      { value: "hold", cases: [{ value: "warn" }] }, [{ value: "primary_reason" }], { value: "site", cases: [{ value: null }] },
    ]);
    expect(order.prefer.cases).toMatchObject([{ value: [{ by: "value", end: "largest" }] }]);
    const ladder = named(program.ladders, "hours");
    expect(ladder.first!.from).toMatchObject({ value: { op: "value", name: "threshold" }, cases: [{ exception: "e04", value: { value: 16 } }] });
    expect(ladder.more!.code).toEqual({ value: "22222", cases: [{ exception: "e04", value: "44444" }] });
    expect(ladder.notDocumented).toEqual({ value: "hold", cases: [{ exception: "e04", value: "skip" }] });
    const bill = named(program.bills, "push");
    expect(bill.oncePer).toEqual({ value: ["encounter"], cases: [{ exception: "e05", value: null }] });
    const group = named(program.modifierGroups, "separate");
    expect([group.prefer, group.stands, group.atMost]).toEqual([
      { value: null, cases: [{ exception: "e06", value: ["XS", "59"] }] },
      { value: null, cases: [{ exception: "e06", value: "first" }] },
      { value: 1, cases: [{ exception: "e06", value: null }] },
    ]);
    const modifier = named(program.modifiers, "second");
    expect([modifier.add.cases, modifier.when.cases]).toEqual([[{ exception: "e07", value: "XS" }], [{ exception: "e07", value: null }]]);
    expect(named(program.edits, "look").instead).toMatchObject([{ value: { is: "pend", reason: "Send the record" } }]);
    expect(named(program.dates, "dated").date.cases).toMatchObject([{ exception: "e09", value: "day begun" }]);
    expect(program.services!.gap.cases).toMatchObject([{ exception: "e10", value: { value: 5 } }]);
    expect(program.services!.bridge).toMatchObject({ value: null, cases: [{ exception: "e10" }] });
    expect(program.exceptions.map(({ name }) => name)).toEqual(["e01", "e02", "e03", "e04", "e05", "e06", "e07", "e08", "e09", "e10"]);
  });

  test("one exception to several rules of one item", () => {
    const outcome = compileRules(BASE, layer(exception("both", "to: [drugs, fluids]\nchange: { if not documented: skip }")));
    expect(findings(outcome)).toEqual([]);
    expect(programOn(outcome, "layer").sets.map(({ name, notDocumented }) => [name, notDocumented.cases?.[0]?.value])).toEqual([
      ["drugs", "skip"], ["fluids", "skip"],
    ]);
  });

  test("rules that walk different nouns need an exception each", () => {
    const outcome = compileRules(BASE, layer(exception("both", "to: [push, hours]\nchange: { if not documented: skip }")));
    expect(findings(outcome)).toEqual(['check/exception-scope "hours"']);
  });
});

describe("exceptions to exceptions", () => {
  const first = exception("for_offices", "to: threshold\nwhen: encounter.claim_type is professional\nchange: { is: 16 minutes }");

  test("the second beats the first where its own guard holds", () => {
    const outcome = compileRules(BASE, layer(first, exception("for_one_place", "to: for_offices\nwhen: encounter.is_340b is yes\nchange: { is: 20 minutes }")));
    expect(findings(outcome)).toEqual([]);
    const threshold = programOn(outcome, "layer").values.find(({ name }) => name === "threshold")!;
    expect(threshold.is.cases?.map((one) => [one.exception, testWords(one.when!)])).toEqual([
      ["for_offices", "encounter.claim_type is professional and not (encounter.is_340b is yes)"],
      ["for_one_place", "encounter.is_340b is yes"],
    ]);
  });

  test("`instead: nothing` takes the first away", () => {
    const outcome = compileRules(BASE, layer(first, exception("not_there", "to: for_offices\nwhen: encounter.is_340b is yes\ninstead: nothing")));
    expect(findings(outcome)).toEqual([]);
    const threshold = programOn(outcome, "layer").values.find(({ name }) => name === "threshold")!;
    expect(threshold.is.cases?.map((one) => testWords(one.when!))).toEqual(["encounter.claim_type is professional and not (encounter.is_340b is yes)"]);
  });

  test("an unguarded second leaves nothing of the first", () => {
    const outcome = compileRules(BASE, layer(first, exception("always", "to: for_offices\nchange: { is: 20 minutes }")));
    const threshold = programOn(outcome, "layer").values.find(({ name }) => name === "threshold")!;
    expect(threshold.is.cases).toEqual([{ exception: "always", value: 20 }]);
  });

  test("a part that the first does not change", () => {
    const outcome = compileRules(BASE, layer(
      exception("longer", "to: hours\nchange: { more.past: 15 minutes }"),
      exception("strange", "to: longer\nchange: { first.from: 16 minutes }"),
    ));
    expect(findings(outcome)).toEqual(['check/exception-dangling "first.from"']);
  });

  test("exceptions in a circle", () => {
    const outcome = compileRules(BASE, layer(exception("one", "to: two\nchange: { is: 16 minutes }"), exception("two", "to: one\nchange: { is: 17 minutes }")));
    const [cycle] = serious(outcome.diagnostics);
    expect(cycle).toMatchObject({ code: "resolve/cycle", message: "`one` needs `two` needs `one`: each needs the next, so none can be worked out" });
  });
});

describe("clashes", () => {
  const from16 = exception("from_16", "to: threshold\nwhen: encounter.claim_type is professional\nchange: { is: 16 minutes }");

  test.each<[title: string, second: string, clash: boolean]>([
    ["the same guard", "when: encounter.claim_type is professional\nchange: { is: 20 minutes }", true],
    ["an independent guard", "when: encounter.is_340b is yes\nchange: { is: 20 minutes }", true],
    ["no guard", "change: { is: 20 minutes }", true],
    ["the same value", "when: encounter.is_340b is yes\nchange: { is: 16 minutes }", false],
    ["an enum word that excludes the other", "when: encounter.claim_type is facility\nchange: { is: 20 minutes }", false],
    ["a negation that excludes the other", "when: encounter.claim_type is not professional\nchange: { is: 20 minutes }", false],
    ["a fact that is missing", "when: encounter.place_of_service is not documented\nchange: { is: 20 minutes }", true],
    ["dates that exclude each other", "effective: from 2030-01-01\nwhen: encounter.date_of_service is on or before 2029-12-31\nchange: { is: 20 minutes }", false],
  ])("%s", (_, second, clash) => {
    const found = findings(compileRules(BASE, layer(from16, exception("other", `to: threshold\n${second}`))));
    expect(found.filter((one) => one.startsWith("check/exception-clash"))).toEqual(clash ? ['check/exception-clash "other"'] : []);
  });

  test("of each later exception one clash is said for a part", () => {
    const minutes = (name: string, count: number): string => exception(name, `to: threshold\nchange: { is: ${count} minutes }`);
    expect(findings(compileRules(BASE, layer(minutes("a", 16), minutes("b", 17), minutes("c", 18), minutes("d", 18))))).toEqual(
      ['check/exception-clash "b"', 'check/exception-clash "c"', 'check/exception-clash "d"'],
    );
  });

  test("numbers are told apart exactly", () => {
    const pair = (least: string): readonly string[] =>
      findings(compileRules(BASE, layer(
        exception("few", "to: look\nwhen: line.units is at most 3 units\ninstead: nothing"),
        exception("many", `to: look\nwhen: line.units is ${least}\ninstead: { pend: Many }`),
      )));
    expect(pair("more than 3 units")).toEqual([]);
    expect(pair("at least 3 units")).toEqual(['check/exception-clash "many"']);
  });

  test("code sets are told apart exactly", () => {
    const codes = (name: string, code: string): string => `  ${name}:\n    title: ${name}\n    system: POS\n    source: p\n    codes: |\n      code\n      ${code}\n`;
    const guarded = (name: string, set: string, minutes: number): string =>
      exception(name, `to: threshold\nwhen: encounter.place_of_service is documented and encounter.place_of_service in ${set}\nchange: { is: ${minutes} minutes }`);
    const run = (first: string, second: string): readonly string[] =>
      findings(compileRules(BASE, `code sets:\n${codes("these", first)}${codes("those", second)}${layer(guarded("a", "these", 16), guarded("b", "those", 20))}`));
    expect(run("11 to 19", "20 to 29")).toEqual([]);
    expect(run("11 to 20", "20 to 29")).toEqual(['check/exception-clash "b"']);
  });

  test("the message names both, their values, a witness and their sources", () => {
    const outcome = compileRules(BASE, layer(from16, exception("rural", "to: threshold\nwhen: encounter.is_340b is yes\nchange: { is: 20 minutes }")));
    const [clash] = serious(outcome.diagnostics);
    expect(clash!.message).toBe(
      "`from_16` and `rural` disagree about `threshold`, is: 16 minutes or 20 minutes; both hold where encounter.claim_type is professional, " +
      "encounter.is_340b is yes, the date of service is from 2020-01-01",
    );
    expect(clash!.related.map(({ span, caption }) => [textOf(span), caption])).toEqual([["is", "from_16: 16 minutes, p"], ["is", "rural: 20 minutes, p"]]);
    expect(outcome.value?.map(({ folder }) => folder)).toEqual(["base"]);
  });

  test("sets in guards are taken as free, and the help says so", () => {
    const outcome = compileRules(BASE, layer(
      exception("one", "to: fluids\nwhen: drugs sharing its site is empty\ninstead: keep"),
      exception("other_one", "to: fluids\nwhen: drugs sharing its site is not empty\ninstead: leave out"),
      exception("third", "to: fluids\nwhen: service.portable_pump is no and drugs overlapping it is empty\ninstead: leave out"),
    ));
    const clashes = serious(outcome.diagnostics);
    expect(clashes.map(({ code, args }) => [code, args["first"], args["second"]])).toEqual([["check/exception-clash", "one", "third"]]);
    expect(clashes[0]!.help).toContain("taken as free");
  });

  test("a later layer wins only by naming the exception that it beats", () => {
    const base = `${BASE}  exceptions:\n${exception("of_the_base", "to: threshold\nwhen: encounter.is_340b is yes\nchange: { is: 45 minutes }", "s").replace(/^/gm, "  ")}`;
    expect(findings(compileRules(base, layer(from16)))).toEqual(['check/exception-clash "from_16"']);
    const named = exception("named", "to: of_the_base\nwhen: encounter.claim_type is professional\nchange: { is: 16 minutes }");
    expect(findings(compileRules(base, layer(from16, named)))).toEqual([]);
  });
});

describe("diagnostics", () => {
  test.each<[title: string, body: string, expected: readonly string[]]>([
    ["an unknown target", "to: treshold\nchange: { is: 16 minutes }", ['check/exception-dangling "treshold"']],
    ["a part of another kind", "to: threshold\nchange: { pieces: together }", ['check/not-a-part "pieces"']],
    ["leave out is no part", "to: fluids\nchange: { leave out: none }", ['check/not-a-part "leave out"']],
    ["a part that cannot go", "to: hours\nchange: { measure: none }", ['check/not-a-part "measure"']],
    ["a group that the rule lacks", "to: fluids\nchange: { spaced.more than: 5 minutes }", ['check/exception-dangling "spaced.more than"']],
    ["the value that holds anyway", "to: threshold\nchange: { is: 31 minutes }", ['check/exception-idle "is"']],
    ["a default that holds anyway", "to: fluid_time\nchange: { pieces: together }", ['check/exception-idle "pieces"']],
    ["a guard that never holds", "to: threshold\nwhen: encounter.claim_type is professional and encounter.claim_type is facility\nchange: { is: 16 minutes }", ["check/"]],
    ["an item in a guard of a value", "to: threshold\nwhen: service.portable_pump is yes\nchange: { is: 16 minutes }", ['check/exception-scope "service"']],
    ["another type", "to: threshold\nchange: { is: 2 units }", ['check/mixed-types "2 units"']],
    ["an instead that the kind lacks", "to: fluids\ninstead: nothing", ['check/exception-instead "nothing"']],
    ["an instead for a value", "to: threshold\ninstead: keep", ['check/exception-instead "keep"']],
    ["neither change nor instead is for the reader to say", "to: threshold", ['parse/missing-key "e"']],
    ["unknown names in a value", "to: hours\nchange: { measure: fluid_tiem }", ['resolve/unknown-name "fluid_tiem"']],
    ["dates outside of the pack", "to: threshold\neffective: from 2019-01-01\nchange: { is: 16 minutes }", ['check/effective-outside-pack "from 2019-01-01"']],
    ["values by date", "to: threshold\nchange: { is: { 2021-01-01: 16 minutes, 2022-01-01: 20 minutes } }", ['check/change-dated "{ 2021-01-01: 16 minutes, 2022-01-01: 20 minutes }"']],
    ["steps that no longer fit", "to: hours\nchange: { first.from: 95 minutes }", ['check/ladder-form "e"']],
  ])("%s", (_, body, expected) => {
    const found = findings(compileRules(BASE, layer(exception("e", body))));
    expect(found).toEqual(expected.map((one) => (one.endsWith("/") ? expect.stringContaining(one) : one)));
  });

  test("a near name is offered", () => {
    const [dangling] = serious(compileRules(BASE, layer(exception("e", "to: treshold\nchange: { is: 16 minutes }"))).diagnostics);
    expect(dangling!.help).toBe("did you mean `threshold`?");
    expect(dangling!.fixes).toHaveLength(1);
  });
});
