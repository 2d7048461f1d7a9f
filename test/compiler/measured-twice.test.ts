import { describe, expect, test } from "vitest";
import { compileRules, findings, serious } from "./small-packs.ts";

const BASE = `
  values:
    threshold: { title: Least, is: 31 minutes, source: s }
  sets:
    fluids: { title: Fluids, for each: service, keep: service.purpose is hydration, source: s }
    some_fluids: { title: Some, for each: service in fluids, keep: service.portable_pump is yes, source: s }
    short_fluids: { title: Short, for each: service in fluids, keep: longest piece of fluid_time is less than threshold, source: s }
    charted: { title: All, for each: service, source: s }
  times:
    fluid_time: { title: Fluid time, for each: site, is: time of fluids sharing its site, source: s }
    other_time: { title: Other time, for each: site, is: time of some_fluids sharing its site, source: s }
  orders:
    ranking: { title: Ranking, for each: service in charted, per: site, prefer: [earliest service.start], source: s }
  ladders:
    alone:
      title: Alone
      for each: site
      when: first of ranking in fluids
      measure: fluid_time
      first: { code: CPT 11111, from: threshold, covers: 60 minutes }
      source: s
`;

const FIRST = "first: { code: CPT 33333, from: 16 minutes, covers: 60 minutes }";
const rule = (section: string, name: string, lines: readonly string[]): string =>
  `${section}:\n  ${name}:\n    title: ${name}\n${[...lines, "source: p"].map((line) => `    ${line}\n`).join("")}`;
const ladder = (when: string, more: { readonly head?: string; readonly measure?: string } = {}): string =>
  rule("ladders", "mine", [`for each: ${more.head ?? "site"}`, ...(when === "" ? [] : [`when: ${when}`]), `measure: ${more.measure ?? "fluid_time"}`, FIRST]);
const bill = (when: string, name = "mine"): string =>
  rule("bills", name, ["for each: site", `when: ${when}`, "bill: CPT 44444", "accounts for: fluid_time"]);
const removed = (...lines: readonly string[]): string => rule("exceptions", "away", ["to: alone", ...lines, "because: Ours is another"]);

const TWICE = ['check/measured-twice "mine"'];

describe("beside a ladder of the base", () => {
  test.each<[title: string, layer: string, expected: readonly string[]]>([
    ["a ladder with the same condition", ladder("first of ranking in fluids"), TWICE],
    ["a ladder without a condition", ladder(""), TWICE],
    ["a ladder for the other sites", ladder("first of ranking not in fluids"), []],
    ["a ladder for some of its sites", ladder("first of ranking in some_fluids"), TWICE],
    ["a ladder of another time", ladder("first of ranking in fluids", { measure: "other_time" }), []],
    ["a ladder of another head", ladder("", { head: "service in fluids" }), []],
    ["a bill that accounts for the minutes", bill("minutes of fluid_time is at least 1 minute"), TWICE],
    ["a bill where too little ran for the ladder", bill("first of ranking in short_fluids"), []],
    ["a bill that says so itself", bill("longest piece of fluid_time is less than threshold"), []],
    ["a bill of too few minutes", bill("minutes of fluid_time is at least 1 minute and minutes of fluid_time is less than 31 minutes"), []],
    ["a bill of one minute too many", bill("minutes of fluid_time is at least 1 minute and minutes of fluid_time is at most 31 minutes"), TWICE],
    ["a ladder in its place", ladder("first of ranking in fluids") + removed("instead: nothing"), []],
    ["a ladder in its place for some claims", ladder("first of ranking in fluids") + removed("when: encounter.is_340b is yes", "instead: nothing"), TWICE],
    ["a ladder exactly where it is taken away", ladder("encounter.is_340b is yes") + removed("when: encounter.is_340b is yes", "instead: nothing"), []],
    ["a ladder where it measures another time", ladder("first of ranking in fluids") + removed("change: { measure: other_time }"), []],
    ["an exception that moves it to the time of another", ladder("", { measure: "other_time" }) + removed("change: { measure: other_time }"), TWICE],
    ["an exception that opens its condition", ladder("first of ranking not in fluids") + removed("change: { when: none }"), ['check/measured-twice "mine"']],
    ["two bills", removed("instead: nothing") + bill("minutes of fluid_time is at least 1 minute") + bill("minutes of fluid_time is at least 2 minutes", "too").replace("bills:\n", ""), []],
  ])("%s", (_, layer, expected) => {
    expect(findings(compileRules(BASE, layer))).toEqual(expected);
  });

  test("says where both hold, and shows the other", () => {
    const [found] = serious(compileRules(BASE, ladder("encounter.is_340b is yes")).diagnostics);
    expect(found!.message).toContain("`alone` and `mine` both bill the minutes of `fluid_time`; both hold where first of ranking in fluids, longest piece of fluid_time is ");
    expect(found!.message).toContain("encounter.is_340b is yes");
    expect(found!.help).toContain("`instead: nothing`");
    expect(found!.related.map(({ caption, span }) => [caption, span.file.path])).toEqual([["bills `fluid_time`, too", "base/topic.yaml"]]);
  });
});
