import { dateOfDays, digits, readDatePart, twoDigits } from "./calendar.ts";

/** A charted instant: whole minutes since 1970-01-01T00:00Z, and the UTC offset in minutes that was written on it. */
export interface Instant {
  readonly minutes: number;
  readonly offset: number;
}

/**
 * Why a text is no instant. `form`: not `YYYY-MM-DDTHH:MM` and so on; `date`: no such day; `time`: no such time of day;
 * `no_offset`: a local time, which may occur twice or never; `offset`: not `Z` nor a known `+HH:MM` of at most 14 hours; `seconds`:
 * not a whole minute.
 */
export type InstantFault = "form" | "date" | "time" | "no_offset" | "offset" | "seconds";

export const MINUTES_OF_DAY = 1440;

/** Reads an RFC 3339 instant with a UTC offset and whole minutes; seconds may be written only as `:00`, with zeros behind a point. */
export function readInstant(text: string): Instant | InstantFault {
  if (text.length < 16 || text.charCodeAt(10) !== UPPER_T || text.charCodeAt(13) !== COLON) return "form";
  const days = readDatePart(text);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  if (days === "form" || (hour | minute) < 0) return "form";
  if (days === "invalid") return "date";
  if (hour > 23 || minute > 59) return "time";
  const offsetAt = text.charCodeAt(16) === COLON ? skipSeconds(text) : 16;
  if (typeof offsetAt === "string") return offsetAt;
  const offset = readOffset(text, offsetAt);
  if (typeof offset === "string") return offset;
  return { minutes: days * MINUTES_OF_DAY + hour * 60 + minute - offset, offset };
}

/** The local calendar date of an instant at an offset in minutes. */
export function localDate(minutes: number, offset: number): string {
  return dateOfDays(Math.floor((minutes + offset) / MINUTES_OF_DAY));
}

/** The instant as it is written at an offset in minutes: `2026-03-02T10:00-05:00`, and with `Z` at offset 0. */
export function formatInstant(minutes: number, offset: number): string {
  const local = minutes + offset;
  const days = Math.floor(local / MINUTES_OF_DAY);
  return `${dateOfDays(days)}T${clock(local - days * MINUTES_OF_DAY)}${formatOffset(offset)}`;
}

function formatOffset(offset: number): string {
  if (offset === 0) return "Z";
  return `${offset < 0 ? "-" : "+"}${clock(Math.abs(offset))}`;
}

function clock(minutes: number): string {
  return `${TWO_DIGITS[Math.floor(minutes / 60)]!}:${TWO_DIGITS[minutes % 60]!}`;
}

/** The numbers of a clock as they are written. */
const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, number) => digits(number, 2));

const COLON = 58;
const UPPER_T = 84;
const UPPER_Z = 90;
const PLUS = 43;
const HYPHEN = 45;
const POINT = 46;
const ZERO = 48;
const MOST_OFFSET_HOURS = 14;

/** Where the offset begins, behind `:00` or `:00.000`. */
function skipSeconds(text: string): number | InstantFault {
  const seconds = twoDigits(text, 17);
  if (seconds < 0) return "form";
  if (seconds > 59) return "time";
  if (seconds !== 0) return "seconds";
  if (text.charCodeAt(19) !== POINT) return 19;
  let at = 20;
  while (text.charCodeAt(at) === ZERO) at++;
  const next = text.charCodeAt(at) - ZERO;
  if (next > 0 && next <= 9) return "seconds";
  return at === 20 ? "form" : at;
}

function readOffset(text: string, at: number): number | InstantFault {
  if (at === text.length) return "no_offset";
  const sign = text.charCodeAt(at);
  if (sign === UPPER_Z) return text.length === at + 1 ? 0 : "offset";
  if (sign !== PLUS && sign !== HYPHEN) return "form";
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (text.length !== at + 6 || text.charCodeAt(at + 3) !== COLON || (hours | minutes) < 0 || hours > MOST_OFFSET_HOURS || minutes > 59) return "offset";
  const offset = hours * 60 + minutes;
  if (offset > MOST_OFFSET_HOURS * 60) return "offset";
  // RFC 3339 4.3: -00:00 says that the offset is not known.
  if (sign === PLUS) return offset;
  return offset === 0 ? "offset" : -offset;
}
