import { describe, expect, test } from "vitest";
import type { Chart } from "../../../src/analysis/charts/chart.ts";
import { MORNING } from "../../../src/analysis/charts/chart.ts";
import { tryChart, tryLaw } from "../../../src/analysis/properties/break.ts";
import type { Coded } from "../../../src/analysis/properties/coder.ts";
import { FEATURES } from "../../../src/analysis/properties/features.ts";
import { LIBRARY } from "../../../src/analysis/properties/library.ts";
import { decideProperties } from "../../../src/analysis/properties/properties.ts";
import { shrink } from "../../../src/analysis/properties/shrink.ts";
import { subjectOf } from "../../../src/analysis/properties/subject.ts";
import { propertiesOf } from "../../../src/compiler/properties/check-properties.ts";
import type { LawName } from "../../../src/compiler/properties/sentences.ts";
import { withVectors } from "../../../src/testing/vectors.ts";
import { BASE, shippedPacks } from "../../support/workspace.ts";

const base = shippedPacks().find(({ header }) => header.id === BASE)!;
const subject = subjectOf({ pack: base.pack, vectors: withVectors(base).vectors ?? [], understood: base.understood }, null);
const stated = propertiesOf(base.understood);
const some = stated[0]!;

describe("charts", () => {
  const report = decideProperties(stated, subject, { seed: 5, runs: 60 });

  test("have every feature, so that no bucket starves", () => {
    expect(Object.keys(report.features)).toEqual(Object.keys(FEATURES));
    expect(Object.entries(report.features).filter(([, count]) => count < report.charts / 50)).toEqual([]);
  });

  test("are drawn the same by the same seed, and others by another", () => {
    const verdicts = (seed: number): string => JSON.stringify(decideProperties(stated.slice(0, 12), subject, { seed, runs: 20 }), (key, value: unknown) => (key === "property" ? undefined : value));
    expect(verdicts(5)).toBe(verdicts(5));
    expect(verdicts(5)).not.toBe(verdicts(6));
  });

  test("ask every law of the base something", () => {
    const silent = decideProperties(stated, subject, { seed: 5, runs: 200 }).laws.filter(({ verdict }) => verdict.is === "tested" && verdict.asked === 0);
    expect(silent.map(({ property }) => property.sentence)).toEqual([]);
  });
});

describe("a counterexample", () => {
  const drug = subject.kinds.find(({ fields, lasts }) => lasts && fields["purpose"] === "therapeutic" && fields["route"] === "intravenous" && fields["drug_class"] === undefined && fields["portable_pump"] === undefined)!;
  const fluid = subject.kinds.find(({ fields }) => fields["purpose"] === "hydration")!;
  const of = (items: Chart["items"], more: Partial<Chart> = {}): Chart => ({ day: subject.day, setting: subject.settings[0]!, items, ...more });

  test("has the fewest items, minutes at which something changes, and round times", () => {
    const lasts = 31;
    const law = { means: "", each: (coded: Coded) => (coded.made.some(({ rule }) => rule.name === "hydration_alone" || rule.name === "hydration_after_drug") ? "fluid is billed" : undefined) };
    const chart = of([
      { kind: subject.named.of(drug, 2), from: 613, to: 613 + 77 },
      { kind: subject.named.of(fluid, 1), from: 707, to: 707 + 143 },
      { kind: subject.named.of(drug, 0), from: 851, to: 900 },
    ], { day: subject.days[0]! });
    const found = tryLaw(law, some, tryChart(chart, subject)!, subject, { pick: 0, most: 1 });
    if (found.is !== "broken") throw new Error("the law holds of the chart");
    const { tried } = shrink(law, some, found.by, subject);
    expect(tried.chart.items.map(({ from, to }) => [from, to])).toEqual([[MORNING, MORNING + lasts]]);
    expect(tried.chart.day).toBe(subject.day);
    expect(shrink(law, some, found.by, subject).tried.chart).toEqual(tried.chart);
  });

  test("keeps what it needs: the smallest overlap that still breaks the law", () => {
    const law = { means: "", each: (coded: Coded) => (coded.made.some(({ rule }) => rule.name === "concurrent_infusion") ? "two at once" : undefined) };
    const chart = of([{ kind: subject.named.of(drug, 1), from: 517, to: 688 }, { kind: subject.named.of(drug, 2), from: 521, to: 613 }, { kind: fluid, from: 700, to: 800 }]);
    const found = tryLaw(law, some, tryChart(chart, subject)!, subject, { pick: 0, most: 1 });
    if (found.is !== "broken") throw new Error("the law holds of the chart");
    const { tried } = shrink(law, some, found.by, subject);
    expect(tried.chart.items.map(({ from, to }) => [from, to])).toEqual([[MORNING, MORNING + 16], [MORNING, MORNING + 16]]);
  });
});

/** Laws that the engine keeps for every pack: that they bite is shown with answers that no pack gives. */
describe("a law of the engine sees an answer that breaks it", () => {
  const kind = subject.kinds.find(({ fields, lasts }) => lasts && fields["purpose"] === "therapeutic" && fields["route"] === "intravenous")!;
  const tried = tryChart({ day: subject.day, setting: subject.settings[0]!, items: [{ kind: subject.named.of(kind, 1), from: MORNING, to: MORNING + 100 }] }, subject)!;
  const [line] = tried.answer.lines;
  const left = { administration: "a", from: "2026-03-02T08:00Z", to: "2026-03-02T08:10Z", minutes: 10, rule: "some_rule", reason: "some reason" };
  const broken = (law: LawName, answer: Partial<Coded["answer"]>): unknown => LIBRARY[law].each!({ ...tried, answer: { ...tried.answer, ...answer } }, some, subject);
  const compared = (law: LawName, answer: Partial<Coded["answer"]>): unknown => LIBRARY[law].changed!.compare(tried, { ...tried, answer: { ...tried.answer, ...answer } }, some, tried);

  test("the chart is billed", () => {
    expect(line).toBeDefined();
  });

  test("minutes, units and lines", () => {
    expect(broken("whole_units", { lines: [{ ...line!, units: 0 }] })).toBe(`${line!.code} has 0 units`);
    expect(broken("whole_units", { lines: [{ ...line!, units: 1.5 }] })).toBe(`${line!.code} has 1.5 units`);
    expect(broken("lines_differ", { lines: [line!, line!] })).toBe(`two lines say ${line!.code} on ${line!.date}`);
    expect(broken("billed_or_left", { unbilled: [left] })).toBe("a is billed and listed as not billed from 08:00 to 08:10");
    expect(broken("every_minute", { unbilled: [{ ...left, rule: tried.answer.pack.id }] })).toBe("no rule bills a and none says why");
  });

  test.each(["charting_order", "other_substances", "other_sites", "other_ids", "unread_facts", "same_rules_same_answer"] as const)("%s", (law) => {
    const [, ...fewer] = tried.answer.lines;
    expect(compared(law, {})).toBeUndefined();
    expect(compared(law, { lines: fewer })).toMatch(/ becomes /);
    expect(compared(law, { decision: "warn", findings: [{ rule: "some_rule", outcome: "warn", reason: "" }] })).toEqual(expect.any(String));
  });

  test("a rule that stands in a program of other days", () => {
    const { pack } = subject.coder;
    const [first, ...others] = pack.segments;
    const moved = { ...pack, segments: [{ ...first!, program: pack.segments.at(-1)!.program }, ...others] };
    const other = subjectOf({ pack: moved, vectors: withVectors(base).vectors ?? [], understood: base.understood }, null);
    expect(LIBRARY.in_force.byForm!(some, other)).toMatchObject({ is: "broken" });
    expect(LIBRARY.in_force.byForm!(some, subject)).toMatchObject({ is: "proved" });
  });
});
