/**
 * The proleptic Gregorian calendar, years 0001 to 9999, in whole days since 1970-01-01. No clock, no time zone and no `Date`:
 * a date that does not exist is never moved to one that does.
 */

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 28 to 31; 0 for a month that is not 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return DAYS_IN_MONTH[month - 1] ?? 0;
}

/** Whether a year, month and day name a day of the years 0001 to 9999. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01 of an existing day. */
export function daysOfCivil(year: number, month: number, day: number): number {
  // Years that begin in March put the leap day at the end (H. Hinnant, "chrono-compatible low-level date algorithms").
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The ISO text (`2026-03-02`) of a day that lies in the years 0001 to 9999. */
export function dateOfDays(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
}

/** A number in decimal with leading zeros. */
export function digits(value: number, width: number): string {
  return String(value).padStart(width, "0");
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. `form`: not written so; `invalid`: written so, but there is no such day. */
export function readDate(text: string): number | "form" | "invalid" {
  if (text.length !== 10) return "form";
  return readDatePart(text);
}

/** As {@link readDate}, of the first ten characters of a longer text. */
export function readDatePart(text: string): number | "form" | "invalid" {
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN || (century | yearOfCentury | month | day) < 0) return "form";
  const year = century * 100 + yearOfCentury;
  // Most dates of an encounter are one and the same.
  if (day === latest.day && month === latest.month && year === latest.year) return latest.days;
  if (!isCalendarDay(year, month, day)) return "invalid";
  latest = { year, month, day, days: daysOfCivil(year, month, day) };
  return latest.days;
}

/** The date that was read last. */
let latest = { year: 1970, month: 1, day: 1, days: 0 };

const HYPHEN = 45;

/** The value of two ASCII digits, or -1 where there are not two. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
