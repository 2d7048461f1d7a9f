import { describe, expect, it } from "vitest";
import { digits } from "../../src/runtime/calendar.ts";
import { formatInstant, localDate, readInstant } from "../../src/runtime/instant.ts";

const clock = (minutes: number): string => `${digits(Math.floor(minutes / 60), 2)}:${digits(minutes % 60, 2)}`;

describe("instants", () => {
  it("reads and writes all 1,440 minutes of a day", () => {
    const midnight = Date.UTC(2026, 2, 2) / 60_000;
    for (let minute = 0; minute < 1440; minute++) {
      const text = `2026-03-02T${clock(minute)}-05:00`;
      expect(readInstant(text)).toEqual({ minutes: midnight + minute + 300, offset: -300 });
      expect(formatInstant(midnight + minute + 300, -300)).toBe(text);
      expect(localDate(midnight + minute + 300, -300)).toBe("2026-03-02");
    }
  });

  it("reads and writes every offset from -12:00 to +14:00", () => {
    for (let offset = -720; offset <= 840; offset++) {
      const text = `2026-07-01T00:30${offset === 0 ? "Z" : `${offset < 0 ? "-" : "+"}${clock(Math.abs(offset))}`}`;
      const minutes = Date.parse(`${text.slice(0, 16)}:00${text.slice(16)}`) / 60_000;
      expect(readInstant(text)).toEqual({ minutes, offset });
      expect(formatInstant(minutes, offset)).toBe(text);
      expect(localDate(minutes, offset)).toBe("2026-07-01");
    }
  });

  it("counts elapsed minutes when clocks are set back: 180 between 00:30-04:00 and 02:30-05:00", () => {
    const start = readInstant("2026-11-01T00:30-04:00");
    const stop = readInstant("2026-11-01T02:30-05:00");
    if (typeof start === "string" || typeof stop === "string") throw new Error("both are instants");
    expect(stop.minutes - start.minutes).toBe(180);
  });

  it.each([
    ["2026-03-02T10:00:00-05:00"], ["2026-03-02T10:00:00.0-05:00"], ["2026-03-02T10:00:00.000000000-05:00"], ["2026-03-02T15:00:00Z"],
    ["2026-03-02T15:00Z"], ["2026-03-02T15:00+00:00"],
  ])("takes %s as the same minute", (text) => {
    expect(readInstant(text)).toMatchObject({ minutes: Date.UTC(2026, 2, 2, 15) / 60_000 });
  });

  it.each([
    ["2026-02-29T10:00-05:00", "date"], ["2026-04-31T10:00-05:00", "date"], ["0000-03-02T10:00Z", "date"], ["2026-13-02T10:00Z", "date"],
    ["10000-03-02T10:00Z", "form"], ["2026-03-02T24:00-05:00", "time"], ["2026-03-02T23:60-05:00", "time"], ["2026-03-02T10:00:60Z", "time"],
    ["2026-03-02T10:00:01Z", "seconds"], ["2026-03-02T10:00:59-05:00", "seconds"], ["2026-03-02T10:00:00.001Z", "seconds"],
    ["2026-11-01T01:30", "no_offset"], ["2026-11-01T01:30:00", "no_offset"], ["2026-11-01T01:30:00.0", "no_offset"],
    ["2026-03-02T10:00-00:00", "offset"], ["2026-03-02T10:00+25:00", "offset"], ["2026-03-02T10:00+15:00", "offset"], ["2026-03-02T10:00-05:60", "offset"],
    ["2026-03-02T10:00+05:3", "offset"], ["2026-03-02T10:00Z-05:00", "offset"], ["2026-03-02T10:00-05:00Z", "offset"], ["2026-03-02T10:00-0500", "offset"],
    ["2026-03-02t10:00-05:00", "form"], ["2026-03-02T10:00z", "form"], ["2026-03-02 10:00-05:00", "form"], ["2026-03-02T10:00:00,0-05:00", "form"],
    ["2026-W10-1T10:00-05:00", "form"], ["2026-061T10:00-05:00", "form"], ["2026-03-02T10-05:00", "form"], ["2026-03-02T10:00:0-05:00", "form"],
    ["2026-03-02T10:00:00.-05:00", "form"], ["2026-03-02T1:000-05:00", "form"], ["", "form"], ["2026-03-02", "form"], ["2026-03-02T10:00 -05:00", "form"],
  ])("refuses %j: %s", (text, fault) => {
    expect(readInstant(text)).toBe(fault);
  });
});
