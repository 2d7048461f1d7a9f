import { describe, expect, it } from "vitest";
import { dateOfDays, daysInMonth, daysOfCivil, digits, isCalendarDay, isLeapYear, readDate } from "../../src/runtime/calendar.ts";

const DAY = 86_400_000;

describe("the calendar", () => {
  it("knows every day of 1900 to 2100 and no other, months 0 to 13, days 0 to 32", () => {
    let days = Date.UTC(1900, 0, 1) / DAY;
    const wrong: string[] = [];
    for (let year = 1900; year <= 2100; year++) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const date = new Date(Date.UTC(year, month - 1, day));
          const exists = month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
          const text = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
          const read = readDate(text);
          if (isCalendarDay(year, month, day) !== exists || (read !== "invalid") !== exists) wrong.push(text);
          if (!exists) continue;
          if (read !== days || daysOfCivil(year, month, day) !== days || dateOfDays(days) !== text) wrong.push(`${text} is not day ${days}`);
          days++;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(days).toBe(Date.UTC(2101, 0, 1) / DAY);
  });

  it("goes from days to dates and back over all years", () => {
    const first = daysOfCivil(1, 1, 1);
    const last = daysOfCivil(9999, 12, 31);
    expect([first, last]).toEqual([-719_162, 2_932_896]);
    const wrong: number[] = [];
    for (let days = first; days <= last; days += 97) if (readDate(dateOfDays(days)) !== days) wrong.push(days);
    expect(wrong).toEqual([]);
  });

  it.each([
    [1900, false], [1996, true], [2000, true], [2024, true], [2025, false], [2100, false], [2400, true],
  ])("says whether %i is a leap year", (year, leap) => {
    expect(isLeapYear(year)).toBe(leap);
    expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28);
  });

  it.each([
    ["0000-01-01", "invalid"], ["2026-02-29", "invalid"], ["2026-04-31", "invalid"], ["2026-13-01", "invalid"], ["2026-00-10", "invalid"],
    ["", "form"], ["2026-3-02", "form"], ["2026-03-02 ", "form"], ["10000-01-01", "form"], ["2026-W10-1", "form"], ["20260302", "form"],
    ["2026/03/02", "form"], ["٢٠٢٦-03-02", "form"], ["+026-03-02", "form"], ["2026-03-0x", "form"],
  ])("refuses %j as %s", (text, fault) => {
    expect(readDate(text)).toBe(fault);
  });
});
