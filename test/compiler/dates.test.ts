import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter, dayBefore } from "../../src/ir/dates.ts";
import type { DateRange } from "../../src/compiler/timeline/range.ts";
import { contains, holds, intersect, uncovered } from "../../src/compiler/timeline/range.ts";
import { cutPoints } from "../../src/compiler/timeline/segments.ts";
import { BASE_PACK, compileFiles, compileRules, findings, programOn, rulesFile } from "./small-packs.ts";

const day = fc.integer({ min: 0, max: 60 }).map((count) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10));
const range: fc.Arbitrary<DateRange> = fc.tuple(day, fc.option(day)).map(([from, until]) =>
  until !== null && until < from ? { from: until, until: from } : { from, until },
);
const DAYS = Array.from({ length: 70 }, (_, count) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10));

describe("ranges of dates, day by day", () => {
  test("intersection and containment", () => {
    fc.assert(fc.property(range, range, (a, b) => {
      const both = intersect(a, b);
      for (const date of DAYS) expect(both !== undefined && holds(both, date)).toBe(holds(a, date) && holds(b, date));
      expect(contains(a, b)).toBe(!(a.until !== null && b.until === null) && DAYS.every((date) => !holds(b, date) || holds(a, date)));
    }));
  });

  test("what is not covered", () => {
    fc.assert(fc.property(range, fc.array(range, { maxLength: 5 }), (whole, covers) => {
      const gaps = uncovered(whole, covers);
      for (const date of DAYS) {
        expect(gaps.some((gap) => holds(gap, date))).toBe(holds(whole, date) && !covers.some((cover) => holds(cover, date)));
      }
    }));
  });

  test("between two cuts no range begins or ends", () => {
    fc.assert(fc.property(range, fc.array(range, { maxLength: 5 }), (whole, ranges) => {
      const cuts = cutPoints(whole, ranges);
      expect(cuts[0]).toBe(whole.from);
      for (const date of DAYS.filter((one) => holds(whole, one) && !cuts.includes(one))) {
        for (const one of ranges) expect(holds(one, date)).toBe(holds(one, dayBefore(date)));
      }
    }));
  });
});

const value = (is: string, more = ""): string => `values:\n  long:\n    title: Long\n    is: ${is}\n    source: s\n${more}`;
const READER = "sets:\n  some:\n    title: Some\n    for each: service\n    keep: minutes of service is at least long\n    source: s\n";

describe("segments", () => {
  test("each date of a value begins one; neighbours without gap", () => {
    const outcome = compileRules(value("{ 2020-01-01: 31 minutes, 2024-07-01: 16 minutes, 2022-01-01: 20 minutes }"));
    expect(findings(outcome)).toEqual([]);
    const { segments, programs } = outcome.value![0]!.pack;
    expect(segments.map(({ from, to, program }) => [from, to, programs[program]!.values[0]!.is.value])).toEqual([
      ["2020-01-01", "2021-12-31", 31], ["2022-01-01", "2024-06-30", 20], ["2024-07-01", null, 16],
    ]);
  });

  test("a value that returns shares its program, and equal neighbours are one segment", () => {
    const outcome = compileRules(value("{ 2020-01-01: 31 minutes, 2021-01-01: 16 minutes, 2022-01-01: 31 minutes, 2023-01-01: 31 minutes }"));
    expect(outcome.value![0]!.pack.segments).toEqual([
      { from: "2020-01-01", to: "2020-12-31", program: 0 }, { from: "2021-01-01", to: "2021-12-31", program: 1 }, { from: "2022-01-01", to: null, program: 0 },
    ]);
  });

  test("rules and exceptions come and go with their dates", () => {
    const outcome = compileRules(
      `${value("31 minutes")}exceptions:\n  summer:\n    title: Summer\n    to: long\n    effective: 2025-06-01 to 2025-08-31\n    change: { is: 16 minutes }\n    because: Warm\n    source: s\n`,
    );
    expect(findings(outcome)).toEqual([]);
    expect(outcome.value![0]!.pack.segments.map(({ from, to }) => [from, to])).toEqual([
      ["2020-01-01", "2025-05-31"], ["2025-06-01", "2025-08-31"], ["2025-09-01", null],
    ]);
    expect(programOn(outcome, "base", "2025-07-01").exceptions).toHaveLength(1);
    expect(programOn(outcome, "base", "2025-09-01").exceptions).toEqual([]);
  });

  test("a pack with an end has no segment behind it", () => {
    const outcome = compileFiles({ "base/pack.yaml": BASE_PACK.replace("from 2020-01-01", "2020-01-01 to 2020-12-31"), "base/a.yaml": rulesFile(value("31 minutes")) });
    expect(outcome.value![0]!.pack.segments).toEqual([{ from: "2020-01-01", to: "2020-12-31", program: 0 }]);
    expect(dayAfter("2020-12-31")).toBe("2021-01-01");
  });
});

describe("diagnostics", () => {
  test.each<[string, string, readonly string[]]>([
    ["a value that begins late", value("{ 2021-01-01: 31 minutes }"), ['check/date-gap "2021-01-01"']],
    ["one date twice", "values:\n  long:\n    title: Long\n    is:\n      2020-01-01: 31 minutes\n      2020-01-01: 16 minutes\n    source: s\n", ["parse/duplicate-key"]],
    ["types that differ", value("{ 2020-01-01: 31 minutes, 2021-01-01: 2 units }"), ['check/mixed-types "2 units"']],
    ["a value of another value", `${value("31 minutes")}  again:\n    title: O\n    is: long\n    source: s\n`, ['check/not-a-literal "long"']],
    ["a rule before its pack", value("31 minutes", "    effective: from 2019-12-31\n"), ['check/effective-outside-pack "from 2019-12-31"']],
    ["a rule that ends before it begins", value("31 minutes", "    effective: 2022-01-01 to 2021-01-01\n"), ['parse/date-order "2022-01-01 to 2021-01-01"']],
    ["a rule that reads what has ended", value("31 minutes", "    effective: until 2024-12-31\n") + READER, ['check/read-out-of-force "some"']],
    ["a rule that ends with what it reads", value("31 minutes", "    effective: until 2024-12-31\n") + READER.replace("    source: s", "    effective: until 2024-12-31\n    source: s"), []],
  ])("%s", (_, base, expected) => {
    expect(findings(compileRules(base))).toEqual(expected.map((one) => (one.includes(" ") ? one : expect.stringContaining(one))));
  });
});
