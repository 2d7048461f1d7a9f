/** The day and the offset that clock times of an example are read with. */
export interface Clock {
  /** ISO date of the day that plain clock times fall on. */
  readonly date: string;
  /** `-05:00`, `Z`. */
  readonly offset: string;
}

const TIME = /^([01][0-9]|2[0-3]):([0-5][0-9])(?: +next(?: +([1-9][0-9]?))?)?$/;
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]/;
const DATE = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/;
const MINUTES_OF_A_DAY = 1440;

const LOOSE = /^([0-9]{1,2})(?:[:.h]?([0-5][0-9]))? *(?:([ap])\.?m\.?)?$/i;

/** The clock time that was probably meant by `8:30`, `0830`, `8:30 PM` or `8am`; undefined for what is none. */
export function clockMeant(text: string): string | undefined {
  const read = LOOSE.exec(text.trim());
  if (!read || (read[2] === undefined && read[3] === undefined)) return undefined;
  const half = read[3]?.toLowerCase();
  const hour = Number(read[1]);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  return hours > 23 ? undefined : `${twoDigits(hours)}:${read[2] ?? "00"}`;
}

/** Whether a text looks like a date; that the day exists is for the encounter's reader to say. */
export function isDate(text: string): boolean {
  return DATE.test(text);
}

/**
 * An instant from `HH:MM`, `HH:MM next` (the day after the day of service), `HH:MM next 2`, or a full instant, which is passed on as
 * written. Undefined: the text is none of these.
 */
export function instantOf(text: string, clock: Clock): string | undefined {
  if (INSTANT.test(text)) return text;
  const read = TIME.exec(text);
  if (!read) return undefined;
  const days = text.includes("next") ? Number(read[3] ?? 1) : 0;
  return `${dayAfter(clock.date, days)}T${read[1]}:${read[2]}${clock.offset}`;
}

/** The instant a number of minutes after a clock time, at the same offset. Undefined: the text is no clock time. */
export function instantAfter(text: string, minutes: number, clock: Clock): string | undefined {
  const start = TIME.exec(text);
  if (!start || text.includes("next")) return undefined;
  const total = Number(start[1]) * 60 + Number(start[2]) + minutes;
  const days = Math.floor(total / MINUTES_OF_A_DAY);
  const rest = total - days * MINUTES_OF_A_DAY;
  return `${dayAfter(clock.date, days)}T${twoDigits(Math.floor(rest / 60))}:${twoDigits(rest % 60)}${clock.offset}`;
}

/** Whole minutes since 1970-01-01T00:00Z, by which instants at different offsets compare; NaN for a text that is no instant. */
export function minuteOf(instant: string): number {
  return Date.parse(instant) / 60_000;
}

/** An instant as an analyst would write it: `HH:MM`, with `next` where it falls on a later day than the day of service. */
export function clockText(instant: string, clock: Clock): string {
  const [date, rest] = [instant.slice(0, 10), instant.slice(11, 16)];
  const days = Math.round((Date.parse(`${date}T00:00Z`) - Date.parse(`${clock.date}T00:00Z`)) / 86_400_000);
  if (days === 0) return rest;
  if (days < 0 || Number.isNaN(days)) return instant;
  return days === 1 ? `${rest} next` : `${rest} next ${days}`;
}

function dayAfter(date: string, days: number): string {
  if (days === 0) return date;
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
