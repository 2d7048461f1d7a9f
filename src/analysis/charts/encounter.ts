import { invariant } from "../../base/invariant.ts";
import { addDays, daysBetween } from "../../ir/dates.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { Field, Noun, Vocabulary } from "../../ir/vocabulary.ts";
import type { Chart, ChartedItem, Fields, Json } from "./chart.ts";

const MINUTES_OF_DAY = 1440;

/** The encounter of a chart in the form of the contract, for a payer; null: without one. Clock times are at offset `Z`. */
export function encounterOf(chart: Chart, vocabulary: Vocabulary, payer: string | null, id = "chart"): Fields {
  const { charted, access } = rolesOf(vocabulary);
  const self = vocabulary.nouns.find(({ name }) => name === "encounter");
  const list = charted?.from;
  invariant(charted && list !== undefined, "a vocabulary that codes something has a list of it");
  const sites = new SiteNames(chart.accesses ?? {});
  const items = chart.items.map((item, index) => itemOf(item, itemId(index), chart.day, charted, sites));
  const given = payer !== null && self?.fields.some(({ name }) => name === "payer") ? { payer } : {};
  return {
    id, ...given, date_of_service: chart.day,
    ...movedTo(chart.setting.fields, chart.setting.day, chart.day),
    [list]: items,
    ...(access?.from !== undefined && sites.accesses.length > 0 ? { [access.from]: sites.accesses } : {}),
  };
}

/** The id of the item at a place: `a`, `b` and so on. */
export function itemId(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : `i${index}`;
}

function itemOf(item: ChartedItem, id: string, day: string, noun: Noun, sites: SiteNames): Fields {
  const { kind, from, to, another = 0 } = item;
  const made: Record<string, Json> = { id, ...kind.fields };
  if (another > 0) for (const field of noun.fields) if (ownWord(field)) renameWord(field, kind, another, made);
  for (const [field, after] of Object.entries(kind.moments)) made[field] = instantAt(day, (from ?? 0) + after);
  if (noun.span && from !== null) made[noun.span.from] = instantAt(day, from);
  if (noun.span && to !== null) made[noun.span.to] = instantAt(day, to);
  const at = noun.fields.find(({ type }) => type.is === "site");
  const site = at && sites.of(item);
  if (at && site !== undefined) made[at.name] = site;
  return made;
}

/** Another word than other items of the kind have, where they would have one and the same. */
function renameWord({ name, absence }: Field, { fields, id }: ChartedItem["kind"], another: number, made: Record<string, Json>): void {
  const others = absence.is === "fallback" ? absence.tries.flatMap((one) => (one.by === "field" ? [fields[one.field]] : [])) : [];
  if (fields[name] !== undefined || others.some((value) => value !== undefined)) made[name] = `${String(fields[name] ?? id)} ${another + 1}`;
}

/** Whether a field tells items apart that are otherwise alike: a word of its own where nothing is charted. */
export function ownWord({ type, absence }: Field): boolean {
  return type.is === "word" && absence.is === "fallback" && absence.tries.some(({ by }) => by === "own");
}

/** The instant so many minutes after midnight of a day. */
export function instantAt(day: string, minutes: number): string {
  const days = Math.floor(minutes / MINUTES_OF_DAY);
  const date = days === 0 ? day : addDays(day, days);
  invariant(date !== undefined, "a chart lies in the years of the calendar");
  return `${date}T${clockOf(minutes)}Z`;
}

/** `08:05` of a minute after midnight, whatever the day. */
export function clockOf(minutes: number): string {
  const rest = ((minutes % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY;
  return `${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Names the accesses of a chart and lists each once. */
class SiteNames {
  readonly accesses: Fields[] = [];
  readonly #given: Readonly<Record<string, Fields>>;
  readonly #known = new Map<string, string>();

  constructor(given: Readonly<Record<string, Fields>>) {
    this.#given = given;
  }

  of({ kind, site }: ChartedItem): string | undefined {
    const fields = (site === undefined ? undefined : this.#given[site]) ?? kind.access;
    if (site === undefined && fields === null) return undefined;
    const key = JSON.stringify([site ?? null, fields]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = this.#free(site ?? "access");
    this.#known.set(key, name);
    this.accesses.push({ id: name, ...fields });
    return name;
  }

  #free(name: string): string {
    const taken = new Set(this.#known.values());
    let free = name;
    for (let next = 2; taken.has(free); next++) free = `${name} ${next}`;
    return free;
  }
}

const DATED = /^\d{4}-\d{2}-\d{2}(?:T|$)/;

/** Fields with every date and instant in them moved by the days between two days. */
export function movedTo(fields: Fields, from: string, to: string): Fields {
  const days = daysBetween(from, to);
  return days === 0 ? fields : (moved(fields, days) as Fields);
}

function moved(value: Json, days: number): Json {
  if (typeof value === "string") return DATED.test(value) ? `${addDays(value.slice(0, 10), days) ?? value.slice(0, 10)}${value.slice(10)}` : value;
  if (Array.isArray(value)) return value.map((one: Json) => moved(one, days));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, days)]));
}
