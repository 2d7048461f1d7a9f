import { describe, expect, test } from "vitest";
import { textOf } from "../../src/base/source.ts";
import { propertiesOf } from "../../src/compiler/properties/check-properties.ts";
import type { Argument } from "../../src/compiler/properties/property.ts";
import { LAWS, partsOf, REFUTED } from "../../src/compiler/properties/sentences.ts";
import { shippedPacks } from "../support/workspace.ts";
import { compileRules, findings, serious } from "./small-packs.ts";

const RULES = `
values:
  enough: { title: Least, is: 31 minutes, source: s }
  too_many: { title: Most, is: 4 units, source: s }
code sets:
  firsts:
    title: Firsts
    system: CPT
    source: s
    codes: |
      code
      96360
sets:
  fluids: { title: Fluids, for each: service, keep: service.purpose is hydration, source: s }
  drugs: { title: Drugs, for each: service, keep: service.purpose is therapeutic, source: s }
  diagnosed: { title: Diagnosed, for each: diagnosis, keep: diagnosis.first is yes, source: s }
times:
  fluid_time: { title: Time, for each: site, is: time of fluids sharing its site, source: s }
ladders:
  fluid: { title: Fluid, for each: site, measure: fluid_time, first: { code: CPT 96360, from: enough, covers: 60 minutes }, more: { code: CPT 96361, each: 60 minutes, past: 30 minutes }, source: s }
bills:
  drug: { title: Drug, for each: service in drugs, bill: CPT 96374, source: s }
edits:
  look: { title: Look, for each: line of firsts, when: line.units is more than too_many or diagnosed is empty, warn: W, source: s }
`;

function said(...sentences: readonly string[]) {
  return compileRules(`${RULES}properties:\n${sentences.map((one) => `  - ${one}\n`).join("")}`);
}

function argumentsOf(sentence: string): readonly Argument[] {
  const outcome = said(sentence);
  expect(findings(outcome)).toEqual([]);
  const [property] = propertiesOf(outcome.value![0]!.understood);
  return property!.arguments;
}

/** A sentence of the library with arguments that the small pack has. */
function filled(sentence: string): string {
  const words = { LINES: "fluid, drug", SET: "fluids", FIELD: "stop", MINUTES: "enough", SCOPE: "site" };
  return partsOf(sentence).map((part) => (typeof part === "string" ? part : words[part.slot])).join("");
}

describe("a sentence", () => {
  test.each(LAWS)("of %s is read as that law and no other: %s", (law, sentence) => {
    const outcome = said(filled(sentence));
    expect(findings(outcome)).toEqual([]);
    expect(propertiesOf(outcome.value![0]!.understood).map((one) => [one.law, one.sentence, one.pack])).toEqual([[law, filled(sentence), "test/base"]]);
  });

  test("names rules, code sets, codes, fields, minutes and scopes", () => {
    expect(argumentsOf("at most one of fluid, firsts and CPT 96374 for each encounter")).toEqual([
      { is: "lines", of: [{ is: "rule", name: "fluid" }, { is: "codes", name: "firsts" }, { is: "code", code: "96374" }] },
      { is: "scope", word: "encounter" },
    ]);
    expect(argumentsOf("drug at most once a day")).toEqual([{ is: "lines", of: [{ is: "rule", name: "drug" }] }, { is: "scope", word: "day" }]);
    expect(argumentsOf("fluid never below 31 minutes")[1]).toEqual({ is: "minutes", of: 31 });
    expect(argumentsOf("fluid never below enough.")[1]).toEqual({ is: "minutes", of: "enough" });
    expect(argumentsOf("fluids minutes never overlap   drugs")).toEqual([{ is: "set", name: "fluids" }, { is: "set", name: "drugs" }]);
    expect(argumentsOf("fluid never bill what has no stop")[1]).toEqual({ is: "field", name: "stop" });
  });

  test.each([
    ["no minute is bild twice", 'check/property-unknown "no minute is bild twice"', "the page on properties lists every sentence; did you mean `no minute is billed twice`?"],
    ["at least one of fluid for each site", 'check/property-unknown "at least one of fluid for each site"', "did you mean the form `at most one of LINES for each SCOPE`?"],
    ["the moon is full", 'check/property-unknown "the moon is full"', "the page on properties lists every sentence"],
    ["at most one of fluit, drug for each site", 'resolve/unknown-name "fluit"', "did you mean the ladder rule `fluid`?"],
    ["at most one of fluid, look for each site", 'resolve/wrong-kind "look"', undefined],
    ["at most one of fluid, drug for each vein", 'resolve/unknown-name "vein"', undefined],
    ["fluids minutes never overlap drgs", 'resolve/unknown-name "drgs"', "did you mean the set of services `drugs`?"],
    ["fluids minutes never overlap diagnosed", 'resolve/wrong-kind "diagnosed"', undefined],
    ["fluids minutes never overlap enough", 'resolve/wrong-kind "enough"', undefined],
    ["fluid never below enogh", 'resolve/unknown-name "enogh"', "did you mean the value, minutes `enough`?"],
    ["fluid never below too_many", 'resolve/wrong-kind "too_many"', undefined],
    ["fluid never bill what has no stopp", 'resolve/unknown-name "stopp"', "a field of administrations stands here; did you mean `stop` or `start`?"],
  ])("that is not known is told where it is wrong: %s", (sentence, finding, help) => {
    const outcome = said(sentence);
    expect(findings(outcome)).toEqual([finding]);
    expect(serious(outcome.diagnostics)[0]!.help).toBe(help);
  });

  test.each(Object.entries(REFUTED))("that was refuted is refused: %s", (sentence, why) => {
    const [finding] = serious(said(sentence).diagnostics);
    expect(finding).toMatchObject({ code: "check/property-refuted", message: `no pack can promise \`${sentence}\`: ${why}` });
  });

  test.each([
    ['"fluids minutes never overlap drgs"', "drgs"],
    ['"fluids minutes never overlap \\x64rgs"', "fluids minutes never overlap \\x64rgs"],
  ])("in quotes is told at the name, and at all of it where it is written otherwise than read: %s", (written, place) => {
    expect(findings(said(written))).toEqual([`resolve/unknown-name "${place}"`]);
  });
});

describe("a layer", () => {
  test("inherits the laws of its base, states its own, and repeats none", () => {
    const outcome = compileRules(`${RULES}properties:\n  - no two lines are alike\n`, "properties:\n  - charting order does not matter\n  - no two lines  are alike\n");
    expect(findings(outcome)).toEqual(['check/property-twice "no two lines  are alike"']);
    const [, layer] = outcome.value!;
    expect(propertiesOf(layer!.understood).map(({ sentence, pack }) => [sentence, pack])).toEqual([
      ["no two lines are alike", "test/base"],
      ["charting order does not matter", "test/layer"],
    ]);
  });

  test("may name rules of its base and its own", () => {
    const own = "bills:\n  more_drug: { title: More, for each: service in drugs, when: service.lesions is more than 1, bill: CPT 96375, source: p }\nproperties:\n  - drug never beside more_drug, for each day\n";
    const outcome = compileRules(RULES, own);
    expect(findings(outcome)).toEqual([]);
  });
});

test("sentences of the shipped packs are all laws of the library", () => {
  const stated = shippedPacks().flatMap(({ understood }) => understood.chained.source.ruleFiles.flatMap(({ properties }) => properties));
  expect(stated.length).toBeGreaterThan(10);
  const read = new Set(shippedPacks().flatMap(({ understood }) => propertiesOf(understood).map(({ span }) => textOf(span))));
  expect(stated.map(({ text }) => text).filter((text) => !read.has(text))).toEqual([]);
});
