import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAfter, dayBefore, isDate } from "../../src/ir/dates.ts";

test.each([
  ["2026-02-28", "2026-03-01"], ["2024-02-28", "2024-02-29"], ["2024-02-29", "2024-03-01"], ["2000-02-29", "2000-03-01"],
  ["1900-02-28", "1900-03-01"], ["2026-12-31", "2027-01-01"], ["2026-04-30", "2026-05-01"],
])("the day after %s is %s", (day, next) => {
  expect(dayAfter(day)).toBe(next);
  expect(dayBefore(next)).toBe(day);
});

test("agrees with the calendar of the platform", () => {
  fc.assert(fc.property(fc.integer({ min: -300_000, max: 300_000 }), (days) => {
    const iso = (count: number): string => new Date(count * 86_400_000).toISOString().slice(0, 10);
    expect(dayAfter(iso(days))).toBe(iso(days + 1));
    expect(dayBefore(iso(days))).toBe(iso(days - 1));
    expect(isDate(iso(days))).toBe(true);
  }));
});

test.each(["2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-1", "0000-01-01", "26-01-01", "2026-01-01T00:00"])("%s is no date", (text) => {
  expect(isDate(text)).toBe(false);
});
