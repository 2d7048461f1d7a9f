import { addDays, daysBetween } from "../../ir/dates.ts";
import type { Fields, Json } from "../charts/chart.ts";
import { clockOf, instantAt } from "../charts/encounter.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::00(?:\.0+)?)?(Z|[+-]\d{2}:\d{2})$/;
const OPEN = /^@(?:day([+-]\d+)?|(\d{2}):(\d{2})(?: next(?: (\d+))?)?(\+minutes)?(Z|[+-]\d{2}:\d{2})?)$/;
const MINUTES_OF_DAY = 1440;
const DAY = "date_of_service";

/** An encounter with its day left open. */
export function openDay(encounter: Fields): Fields {
  const day = String(encounter[DAY]);
  return changed(encounter, (text) => openText(text, day)) as Fields;
}

/** Two encounters that differ only in the length of an item, of which one is a minute longer, as one with its day and its minutes left open. */
export function openMinutes(shorter: Fields, longer: Fields, minutes: number): Fields {
  const [one, other] = [openDay(shorter), openDay(longer)];
  return together(one, other, minutes) as Fields;
}

/** The encounter of a template on a day, with an item so many minutes long. */
export function closed(template: Fields, day: string, minutes: number | null): Fields {
  return changed(template, (text) => closedText(text, day, minutes ?? 0)) as Fields;
}

function openText(text: string, day: string): string {
  if (DATE.test(text)) {
    const days = daysBetween(day, text);
    return days === 0 ? "@day" : `@day${days > 0 ? "+" : ""}${days}`;
  }
  const read = INSTANT.exec(text);
  if (!read) return text;
  const days = daysBetween(day, read[1]!);
  if (days < 0) return text;
  return `@${read[2]}:${read[3]}${days === 0 ? "" : days === 1 ? " next" : ` next ${days}`}${read[4] === "Z" ? "" : read[4]}`;
}

function closedText(text: string, day: string, minutes: number): string {
  const read = OPEN.exec(text);
  if (!read) return text;
  const [, shift, hour, minute, next, longer, offset] = read;
  if (hour === undefined) return addDays(day, Number(shift ?? 0)) ?? day;
  const days = text.includes(" next") ? Number(next ?? 1) : 0;
  const at = days * MINUTES_OF_DAY + Number(hour) * 60 + Number(minute) + (longer === undefined ? 0 : minutes);
  return instantAt(day, at).replace(/Z$/, offset ?? "Z");
}

/** A time that is a minute later in the longer encounter rises with the minutes. */
function together(one: Json, other: Json, minutes: number): Json {
  if (typeof one === "string" && typeof other === "string") return one === other ? one : `${minutesBefore(one, minutes)}+minutes`;
  if (Array.isArray(one) && Array.isArray(other)) return one.map((value: Json, index) => together(value, other[index] as Json, minutes));
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return one;
  return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, together(value as Json, (other as Fields)[key]!, minutes)]));
}

function minutesBefore(text: string, minutes: number): string {
  const read = OPEN.exec(text)!;
  const days = text.includes(" next") ? Number(read[4] ?? 1) : 0;
  return `@${clockOf(days * MINUTES_OF_DAY + Number(read[2]) * 60 + Number(read[3]) - minutes)}`;
}

function changed(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one: Json) => changed(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one as Json, change)]));
}
