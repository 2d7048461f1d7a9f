import { describe, expect, test } from "vitest";
import { clockText, instantAfter, instantOf, isDate, minuteOf, type Clock } from "../../src/testing/clock.ts";

const clock: Clock = { date: "2026-02-28", offset: "-05:00" };

describe("instantOf", () => {
  test.each([
    ["10:00", "2026-02-28T10:00-05:00"],
    ["00:00", "2026-02-28T00:00-05:00"],
    ["06:30 next", "2026-03-01T06:30-05:00"],
    ["06:30 next 2", "2026-03-02T06:30-05:00"],
    ["06:30  next  12", "2026-03-12T06:30-05:00"],
    ["2026-03-08T03:10-04:00", "2026-03-08T03:10-04:00"],
  ])("%s", (text, instant) => expect(instantOf(text, clock)).toBe(instant));

  test.each(["24:00", "10:60", "9:00", "10.00", "10:00 tomorrow", "next", "10:00 next 0", "10:00next", ""])("%s is no time", (text) => {
    expect(instantOf(text, clock)).toBeUndefined();
  });
});

describe("instantAfter", () => {
  test.each([
    ["08:00", 0, "2026-02-28T08:00-05:00"],
    ["08:00", 91, "2026-02-28T09:31-05:00"],
    ["23:59", 1, "2026-03-01T00:00-05:00"],
    ["08:00", 2880, "2026-03-02T08:00-05:00"],
  ])("%s and %i minutes", (text, minutes, instant) => expect(instantAfter(text, minutes, clock)).toBe(instant));

  test("only a plain clock time can begin a boundary", () => {
    expect(instantAfter("08:00 next", 1, clock)).toBeUndefined();
    expect(instantAfter("8", 1, clock)).toBeUndefined();
  });
});

test.each(["10:00", "06:30 next", "06:30 next 2"])("clockText gives back %s", (text) => {
  expect(clockText(instantOf(text, clock)!, clock)).toBe(text);
});

test("an instant before the day of service stays whole", () => {
  expect(clockText("2026-02-27T23:00-05:00", clock)).toBe("2026-02-27T23:00-05:00");
});

test("instants at different offsets compare by their minute", () => {
  expect(minuteOf("2026-03-08T03:10-04:00") - minuteOf("2026-03-08T01:50-05:00")).toBe(20);
});

test.each([["2026-03-02", true], ["2026-3-2", false], ["2026-13-01", false]])("date %s", (text, ok) => expect(isDate(text)).toBe(ok));
