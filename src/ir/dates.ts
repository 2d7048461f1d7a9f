const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is an ISO date of a day that exists, year 0001 to 9999. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = parts(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The day after an ISO date. */
export function dayAfter(date: string): string {
  const [year, month, day] = parts(date);
  if (day < daysIn(year, month)) return format(year, month, day + 1);
  return month < 12 ? format(year, month + 1, 1) : format(year + 1, 1, 1);
}

/** The day before an ISO date. */
export function dayBefore(date: string): string {
  const [year, month, day] = parts(date);
  if (day > 1) return format(year, month, day - 1);
  return month > 1 ? format(year, month - 1, daysIn(year, month - 1)) : format(year - 1, 12, 31);
}

/** The date a number of days later, or earlier where it is negative; undefined outside of the years 0001 to 9999. */
export function addDays(date: string, days: number): string | undefined {
  const [year, month, day] = parts(date);
  const moved = new Date(0);
  moved.setUTCFullYear(year, month - 1, day + days);
  const found = moved.getUTCFullYear();
  return found >= 1 && found <= 9999 ? format(found, moved.getUTCMonth() + 1, moved.getUTCDate()) : undefined;
}

/** How many days the second date is after the first; negative where it is before. */
export function daysBetween(first: string, second: string): number {
  return (dayNumber(second) - dayNumber(first)) / 86_400_000;
}

function dayNumber(date: string): number {
  const [year, month, day] = parts(date);
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function parts(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1]!;
}

function format(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
