import { rolesOf } from "../../ir/roles.ts";
import { dateOfDays } from "../../runtime/calendar.ts";
import { type Instant, MINUTES_OF_DAY, readInstant } from "../../runtime/instant.ts";
import { inside, type Runs, unionOf } from "../../runtime/runs.ts";
import { type Encounter, itemsIn } from "./encounter.ts";
import type { Ran, Runner } from "./runner.ts";

/** A stretch of an item's time: on a line of the claim, or left out and why. Minutes since the first midnight of the visit. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Index into the lines; null: on none. */
  readonly line: number | null;
  /** Why it is on no line. */
  readonly reason: string | null;
}

/** What was charted of one item, in the order of time. */
export interface TimelineRow {
  readonly id: string;
  /** The access it names; null: none. */
  readonly site: string | null;
  /** What it is, in words of the chart. */
  readonly words: string;
  /** Null: not documented. */
  readonly from: number | null;
  readonly to: number | null;
  readonly stretches: readonly Stretch[];
  /** Lines that it is behind. */
  readonly lines: readonly number[];
}

/** A visit drawn along the clock. */
export interface Timeline {
  /** First and last minute that anything happens, on whole hours. */
  readonly from: number;
  readonly to: number;
  /** ISO date of minute 0. */
  readonly day: string;
  readonly rows: readonly TimelineRow[];
}

/** The items of a visit along the clock, access by access, with the minutes that each line has and those that are left out; null: no item has a time. */
export function timelineOf(runner: Runner, encounter: Encounter, { settled, answer }: Ran): Timeline | null {
  const { charted } = rolesOf(runner.pack.vocabulary);
  const span = charted?.span;
  if (!charted || !span) return null;
  const items = itemsIn(encounter, charted, runner.pack.vocabulary);
  const read = (value: unknown): Instant | undefined => {
    const found = typeof value === "string" ? readInstant(value) : undefined;
    return typeof found === "object" ? found : undefined;
  };
  const ends = items.map((item) => ({ item, from: read(item[span.from]), to: read(item[span.to]) }));
  const known = ends.flatMap(({ from, to }) => [from, to]).filter((one) => one !== undefined);
  if (known.length === 0) return null;
  const local = (one: Instant): number => one.minutes + one.offset;
  const midnight = Math.floor(Math.min(...known.map(local)) / MINUTES_OF_DAY) * MINUTES_OF_DAY;
  const siteField = charted.fields.find(({ type }) => type.is === "site")?.name;
  const rows = ends.map(({ item, from, to }): TimelineRow => {
    const id = String(item["id"]);
    const offset = (from ?? to)?.offset ?? known[0]!.offset;
    const at = (minutes: number): number => minutes + offset - midnight;
    const lines = answer.lines.flatMap((line, index) => (line.administrations?.includes(id) ? [index] : []));
    const billed = lines.flatMap((line) => pieces(billedTime(settled, line, id)).map(([start, stop]) => ({ from: at(start), to: at(stop), line, reason: null })));
    const left = answer.unbilled.filter(({ administration }) => administration === id).flatMap(({ from: start, to: stop, reason }): readonly Stretch[] => {
      const [a, b] = [read(start), read(stop)];
      return a && b ? [{ from: local(a) - midnight, to: local(b) - midnight, line: null, reason }] : [];
    });
    const named = siteField === undefined ? undefined : item[siteField];
    return {
      id, site: typeof named === "string" ? named : null, words: wordsOf(item, charted.fields.filter(({ type, absence }) => type.is === "enum" && absence.is === "required").map(({ name }) => name)),
      from: from ? local(from) - midnight : null, to: to ? local(to) - midnight : null,
      stretches: [...billed, ...left].sort((a, b) => a.from - b.from || a.to - b.to), lines,
    };
  });
  const all = known.map((one) => local(one) - midnight);
  const order = (row: TimelineRow): number => row.from ?? row.to ?? Number.POSITIVE_INFINITY;
  rows.sort((a, b) => compare(a.site ?? "", b.site ?? "") || order(a) - order(b) || compare(a.id, b.id));
  return { from: Math.floor(Math.min(...all) / 60) * 60, to: Math.max(Math.ceil(Math.max(...all) / 60), Math.floor(Math.min(...all) / 60) + 1) * 60, day: dateOfDays(midnight / MINUTES_OF_DAY), rows };
}

function wordsOf(item: Encounter, kinds: readonly string[]): string {
  return kinds.flatMap((name) => (typeof item[name] === "string" ? [item[name].replaceAll("_", " ")] : [])).join(", ");
}

/** The minutes of a line that are an administration's own. */
function billedTime({ evaluation }: Ran["settled"], line: number, id: string): Runs {
  const draft = evaluation.lines[line];
  if (!draft) return [];
  const found: Runs[] = [];
  for (const { time, services } of draft.shares) {
    for (const service of services) for (const { item, time: own } of service.administrations) if (item.id === id && own) found.push(inside(time, own));
  }
  return unionOf(found);
}

function pieces(runs: Runs): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let at = 0; at < runs.length; at += 2) found.push([runs[at]!, runs[at + 1]!]);
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
