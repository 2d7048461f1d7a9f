import fc from "fast-check";
import type { Chart, ChartedItem, Kind, Setting } from "../charts/chart.ts";
import { MORNING } from "../charts/chart.ts";
import { tellingKinds } from "../charts/kinds.ts";
import type { Subject } from "./law.ts";
import { SUBSTANCES } from "./named.ts";

/** The most items of a chart. */
const MOST_ITEMS = 4;

/** The names of the two sites of a chart that has them; they are coded apart where the examples know how. */
export const SITES = ["left", "right"] as const;

/** A chart, and a number that picks one of the changes that a law may make to it. */
export interface Drawn {
  readonly chart: Chart;
  readonly pick: number;
}

/** Where an item begins: so many minutes after an end of an item before it, or after the morning. */
interface Place {
  readonly after: number;
  readonly end: "from" | "to" | "morning";
  readonly minutes: number;
}

interface Draft {
  readonly kind: Kind;
  readonly place: Place;
  readonly minutes: number;
  readonly eventMinutes: number | null;
  readonly missing: "none" | "from" | "to";
  readonly substance: number;
  readonly site: 0 | 1;
}

/**
 * Charts of one to four items: lengths and breaks near the minutes at which answers may change, items that touch, overlap or begin together. Where groups of
 * kinds are `wanted`, most items are of them, each group as often as the others.
 */
export function charts(subject: Subject, wanted: readonly (readonly Kind[])[] = []): fc.Arbitrary<Drawn> {
  if (subject.kinds.length === 0) return fc.record({ pick: fc.nat(MOST_PICK) }).map(({ pick }) => ({ chart: { day: subject.day, setting: NO_SETTING, items: [] }, pick }));
  return fc
    .record({
      setting: settingOf(subject.settings),
      day: subject.days.length === 0 ? fc.constant(subject.day) : fc.oneof({ weight: 7, arbitrary: fc.constant(subject.day) }, { weight: 1, arbitrary: fc.constantFrom(...subject.days) }),
      drafts: fc.array(draft(subject, wanted), { minLength: 1, maxLength: MOST_ITEMS }),
      twoSites: fc.nat(3),
      alike: fc.nat(3),
      pick: fc.nat(MOST_PICK),
    })
    .map(({ setting, day, drafts, twoSites, alike, pick }) => ({ pick, chart: chartOf(subject, setting, day, alike === 0 ? sameKind(drafts) : drafts, twoSites === 0) }));
}

const MOST_PICK = 9_999;

/** What an encounter says where no example says anything. */
export const NO_SETTING: Setting = { id: "none", words: "nothing else charted", fields: {}, day: "2026-01-01", plain: true };

/** One chart in four is of one kind alone, so that repeats and joined bags are met. */
function sameKind(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((one) => ({ ...one, kind: drafts[0]!.kind }));
}

function settingOf(settings: readonly Setting[]): fc.Arbitrary<Setting> {
  const [first, ...others] = settings;
  if (!first) return fc.constant(NO_SETTING);
  const plain = settings.filter((one) => one.plain).slice(0, 4);
  return fc.oneof({ weight: 3, arbitrary: fc.constant(first) }, { weight: 3, arbitrary: fc.constantFrom(...(plain.length > 0 ? plain : [first])) }, { weight: 1, arbitrary: fc.constantFrom(...(others.length > 0 ? others : [first])) });
}

function draft({ kinds, minutes }: Subject, wanted: readonly (readonly Kind[])[]): fc.Arbitrary<Draft> {
  const [most, next, third, ...others] = kinds;
  const telling = tellingKinds(kinds);
  const near = minutes.length > 0 ? fc.constantFrom(...minutes) : fc.constantFrom(1, 60);
  const first = minutes.length > 0 ? fc.constantFrom(...minutes.slice(0, 8)) : near;
  return fc.record({
    kind: fc.oneof(
      ...wanted.map((group) => ({ weight: Math.ceil(18 / wanted.length), arbitrary: fc.constantFrom(...group) })),
      { weight: 4, arbitrary: fc.constantFrom(...[most!, next ?? most!, third ?? most!]) },
      { weight: 4, arbitrary: fc.constantFrom(...(telling.length > 0 ? telling : [most!])) },
      { weight: 1, arbitrary: fc.constantFrom(...(others.length > 0 ? others : [most!])) },
    ),
    place: fc.oneof(
      { weight: 3, arbitrary: place(fc.constant("to"), fc.constant(0)) },
      { weight: 4, arbitrary: place(fc.constant("from"), fc.constant(0)) },
      { weight: 3, arbitrary: place(fc.constantFrom("from", "to"), first) },
      { weight: 1, arbitrary: place(fc.constant("to"), first.map((one) => -one)) },
      { weight: 1, arbitrary: place(fc.constant("morning"), fc.constantFrom(0, 60, 120, 900, 945, 960, 1440)) },
      { weight: 1, arbitrary: place(fc.constant("morning"), fc.integer({ min: 0, max: 720 })) },
    ),
    minutes: fc.oneof({ weight: 5, arbitrary: near }, { weight: 3, arbitrary: first }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 700 }) }),
    eventMinutes: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(0, 1, 5, 15) }),
    missing: fc.oneof({ weight: 22, arbitrary: fc.constant("none" as const) }, { weight: 2, arbitrary: fc.constant("to" as const) }, { weight: 1, arbitrary: fc.constant("from" as const) }),
    substance: fc.constantFrom(0, 0, 1, SUBSTANCES - 1),
    site: fc.constantFrom(0 as const, 0 as const, 1 as const),
  });
}

function place(end: fc.Arbitrary<Place["end"]>, minutes: fc.Arbitrary<number>): fc.Arbitrary<Place> {
  return fc.record({ after: fc.nat(MOST_ITEMS), end, minutes });
}

function chartOf({ sites, named }: Subject, setting: Setting, day: string, drafts: readonly Draft[], twoSites: boolean): Chart {
  const items: (ChartedItem & { readonly at: number; readonly till: number })[] = [];
  for (const one of drafts) {
    const from = Math.max(0, begin(one.place, items));
    const length = one.kind.lasts ? one.minutes : (one.eventMinutes ?? 0);
    const to = one.missing === "to" || (!one.kind.lasts && one.eventMinutes === null) ? null : from + length;
    items.push({
      kind: named.of(one.kind, one.substance), from: one.missing === "from" ? null : from, to, at: from, till: from + length,
      ...(twoSites && sites !== null ? { site: SITES[one.site] } : {}),
    });
  }
  const charted = items.map(({ at: _at, till: _till, ...item }) => item);
  return twoSites && sites !== null ? { day, setting, items: charted, accesses: { left: sites.first, right: sites.second } } : { day, setting, items: charted };
}

function begin({ after, end, minutes }: Place, items: readonly { readonly at: number; readonly till: number }[]): number {
  const before = items[after % Math.max(1, items.length)];
  return end === "morning" || !before ? MORNING + (end === "morning" ? minutes : 0) : (end === "from" ? before.at : before.till) + minutes;
}
