import { addDays } from "../../ir/dates.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { localDate, readInstant } from "../../runtime/instant.ts";
import type { Fields, Json } from "../charts/chart.ts";
import { listOf } from "../charts/examples.ts";
import type { Change, Subject } from "./law.ts";

const MINUTES_OF_DAY = 1440;

/** The charted items of an encounter, and the encounter with others in their place. */
export class ChartedList {
  readonly noun: Noun | undefined;
  readonly items: readonly Fields[];
  readonly #encounter: Fields;

  constructor(encounter: Fields, vocabulary: Vocabulary) {
    this.noun = rolesOf(vocabulary).charted;
    this.items = listOf(encounter, this.noun?.from);
    this.#encounter = encounter;
  }

  with(items: readonly Fields[]): Fields {
    return this.noun?.from === undefined ? this.#encounter : { ...this.#encounter, [this.noun.from]: items as readonly Json[] };
  }

  /** With the item at a place replaced by others. */
  replacing(place: number, others: readonly Fields[]): Fields {
    return this.with(this.items.flatMap((item, index) => (index === place ? others : [item])));
  }

  /** First and last minute of the item at a place since 1970; undefined where it has no length that is known. */
  span(place: number): { readonly from: number; readonly to: number; readonly offset: number } | undefined {
    const { span } = this.noun ?? {};
    const [from, to] = [span?.from, span?.to].map((field) => minuteOf(field === undefined ? undefined : this.items[place]?.[field]));
    return from && to && to.minutes > from.minutes ? { from: from.minutes, to: to.minutes, offset: from.offset } : undefined;
  }

  /** The item at a place with other ends, in minutes since 1970. */
  ending(place: number, ends: { readonly from?: number; readonly to?: number; readonly id?: string }): Fields {
    const { span } = this.noun!;
    const { offset } = this.span(place)!;
    const { from, to, id } = ends;
    return {
      ...this.items[place]!,
      ...(from === undefined ? {} : { [span!.from]: instantText(from, offset) }),
      ...(to === undefined ? {} : { [span!.to]: instantText(to, offset) }),
      ...(id === undefined ? {} : { id }),
    };
  }
}

/** An id that no charted item has. */
export const NEW_ID = "z";

/** The encounter with the item at a place running longer, to each of the next minutes at which answers may change. */
export function longer(encounter: Fields, place: number, { coder, minutes }: Subject): readonly Change[] {
  const list = new ChartedList(encounter, coder.pack.vocabulary);
  const span = list.span(place);
  if (!span) return [];
  const length = span.to - span.from;
  const lengths = [length + 1, ...minutes.filter((one) => one > length + 1).slice(0, 5)];
  return lengths.map((one) => ({
    words: `${String(list.items[place]!["id"])} runs ${one - length} minutes longer`,
    encounter: list.replacing(place, [list.ending(place, { to: span.from + one })]),
  }));
}

/** The minute and the offset of an instant as it is written. */
export function minuteOf(value: Json | undefined): { readonly minutes: number; readonly offset: number } | undefined {
  const read = typeof value === "string" ? readInstant(value) : undefined;
  return typeof read === "object" ? read : undefined;
}

/** An instant at an offset in minutes. */
export function instantText(minutes: number, offset: number): string {
  const day = localDate(minutes, offset);
  const rest = (((minutes + offset) % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  const [sign, size] = [offset < 0 ? "-" : "+", Math.abs(offset)];
  return `${day}T${two(Math.floor(rest / 60))}:${two(rest % 60)}${offset === 0 ? "Z" : `${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Every text of an encounter, of whatever depth, through a function; `key` is the field that holds it. */
export function mapTexts(value: Json, map: (text: string, key: string) => string, key = ""): Json {
  if (typeof value === "string") return map(value, key);
  if (Array.isArray(value)) return value.map((one: Json) => mapTexts(one, map, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTexts(one, map, name)]));
}

/** Every instant of an encounter later by some minutes; with `dates` also every date, the day of service among them, by whole days. */
export function moved(encounter: Fields, minutes: number, dates: boolean): Fields {
  return mapTexts(encounter, (text) => {
    const instant = minuteOf(text);
    if (instant) return instantText(instant.minutes + minutes, instant.offset);
    return dates && /^\d{4}-\d{2}-\d{2}$/.test(text) ? (addDays(text, minutes / MINUTES_OF_DAY) ?? text) : text;
  }) as Fields;
}
