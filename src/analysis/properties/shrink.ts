import type { Property } from "../../compiler/properties/property.ts";
import type { Chart, ChartedItem, Kind } from "../charts/chart.ts";
import { MORNING } from "../charts/chart.ts";
import { type Break, tryChart, tryLaw } from "./break.ts";
import type { Law, Subject } from "./law.ts";

/** Charts that are tried for one counterexample before it is taken as it is. */
const MOST_TRIES = 1_500;

/** Changes of a chart that are tried for a law while it is made smaller. */
const MOST_CHANGES = 60;

/** Settings and kinds that are tried in place of another one, the plainest first. */
const MOST_PLAINER = 12;

/**
 * Makes a counterexample as small as it goes: fewest items, the plainest setting and kinds, one site, then lengths at which something changes, then
 * round times. Each step is kept only where the law is still broken. The same chart always gives the same counterexample.
 */
export function shrink(law: Law, property: Property, found: Break, subject: Subject): Break {
  let best = found;
  let tries = 0;
  const attempt = (chart: Chart): boolean => {
    if (tries >= MOST_TRIES) return false;
    tries++;
    const tried = tryChart(chart, subject);
    const outcome = tried && tryLaw(law, property, tried, subject, { pick: 0, most: MOST_CHANGES });
    if (outcome?.is !== "broken") return false;
    best = outcome.by;
    return true;
  };
  // The change that was picked may not be among those tried first: then the chart stays as it was drawn.
  if (!attempt(found.tried.chart)) return found;
  for (let smaller = true; smaller && tries < MOST_TRIES; ) {
    smaller = false;
    for (const step of STEPS) {
      for (let next = step(best.tried.chart, subject).find(attempt); next !== undefined; next = step(best.tried.chart, subject).find(attempt)) smaller = true;
    }
  }
  return best;
}

/** Charts that are simpler in one way, the simplest first. */
type Step = (chart: Chart, subject: Subject) => readonly Chart[];

const STEPS: readonly Step[] = [fewerItems, usualDay, plainerSetting, oneSite, plainerKinds, sameSubstance, knownTimes, lengths, starts];

function fewerItems(chart: Chart): readonly Chart[] {
  return chart.items.map((_, place) => ({ ...chart, items: chart.items.filter((_item, index) => index !== place) }));
}

function usualDay(chart: Chart, { day }: Subject): readonly Chart[] {
  return chart.day === day ? [] : [{ ...chart, day }];
}

function plainerSetting(chart: Chart, { settings }: Subject): readonly Chart[] {
  const at = settings.indexOf(chart.setting);
  return settings.slice(0, Math.min(MOST_PLAINER, Math.max(0, at))).map((setting) => ({ ...chart, setting }));
}

function oneSite(chart: Chart): readonly Chart[] {
  if (!chart.items.some(({ site }) => site !== undefined)) return [];
  const { accesses: _accesses, ...rest } = chart;
  const bare = { ...rest, items: chart.items.map(({ site: _site, ...item }) => item) };
  const all = chart.items.flatMap((item, place) => (item.site === chart.items[0]!.site ? [] : [replaced(chart, place, { ...item, site: chart.items[0]!.site! })]));
  return [bare, ...all];
}

function plainerKinds(chart: Chart, { kinds, named }: Subject): readonly Chart[] {
  const origins = chart.items.map(({ kind }) => named.origin(kind));
  return chart.items.flatMap((item, place) => {
    const own = origins[place]!;
    const size = sizeOf(own);
    const alike = (kind: Kind): boolean => kind.lasts === own.lasts && kind !== own;
    const same = origins.slice(0, place).filter((kind) => alike(kind) && sizeOf(kind) <= size);
    const plainer = kinds.filter((kind) => alike(kind) && sizeOf(kind) < size).sort((a, b) => sizeOf(a) - sizeOf(b)).slice(0, MOST_PLAINER);
    return [...same, ...plainer].map((kind) => replaced(chart, place, { ...item, kind: named.of(kind, 0) }));
  });
}

function sizeOf({ fields, access, moments }: Kind): number {
  return Object.keys(fields).length + Object.keys(moments).length + (access === null ? 0 : 2 + Object.keys(access).length);
}

function sameSubstance(chart: Chart, { named }: Subject): readonly Chart[] {
  return chart.items.flatMap((item, place) => {
    const first = named.of(named.origin(item.kind), 0);
    return first === item.kind ? [] : [replaced(chart, place, { ...item, kind: first })];
  });
}

function knownTimes(chart: Chart): readonly Chart[] {
  return chart.items.flatMap((item, place) => {
    const { from, to, kind } = item;
    if (from === null) return [replaced(chart, place, { ...item, from: MORNING, to: to === null ? null : Math.max(to, MORNING + 1) })];
    return to === null && kind.lasts ? [replaced(chart, place, { ...item, to: from + 60 })] : !kind.lasts && to !== null ? [replaced(chart, place, { ...item, to: null })] : [];
  });
}

/** Shorter lengths at which something changes; an odd length also to the next longer one. What began where the item ended moves along. */
function lengths(chart: Chart, { minutes }: Subject): readonly Chart[] {
  return chart.items.flatMap((item, place) => {
    const { from, to } = item;
    if (from === null || to === null || to <= from) return [];
    const length = to - from;
    const shorter = minutes.filter((one) => one < length);
    const next = minutes.includes(length) ? [] : minutes.filter((one) => one > length).slice(0, 1);
    return [...shorter, ...next].flatMap((one) => {
      const changed = replaced(chart, place, { ...item, to: from + one });
      const moved = { ...changed, items: changed.items.map((other, index) => (index !== place && other.from === to ? later(other, one - length) : other)) };
      return moved.items.some((other, index) => other !== changed.items[index]) ? [moved, changed] : [changed];
    });
  });
}

/** Rounder times of the day: the first item at the hour of the morning, others where an earlier one begins or ends, then at hours, halves and quarters. */
function starts(chart: Chart): readonly Chart[] {
  const first = Math.min(...chart.items.map(({ from }) => from ?? Infinity));
  if (Number.isFinite(first) && first !== MORNING) {
    const all = { ...chart, items: chart.items.map((item) => later(item, MORNING - first)) };
    if (all.items.every(({ from }) => from === null || from >= 0)) return [all, ...rounder(chart)];
  }
  return rounder(chart);
}

function rounder(chart: Chart): readonly Chart[] {
  return chart.items.flatMap((item, place) => {
    const { from } = item;
    if (from === null) return [];
    const others = chart.items.filter((_, index) => index !== place);
    const ends = others.flatMap((other) => [other.from, other.to]).filter((one): one is number => one !== null);
    const rank = roundness(from, ends);
    const round = [60, 30, 15, 5].flatMap((step) => [Math.floor(from / step) * step, Math.ceil(from / step) * step]);
    const better = [...new Set([MORNING, ...ends, ...round])].filter((one) => roundness(one, ends) < rank).sort((a, b) => roundness(a, ends) - roundness(b, ends) || a - b);
    return better.map((one) => replaced(chart, place, later(item, one - from)));
  });
}

/** The smaller the rounder: the morning, an end of another item, an hour, a half, a quarter, five minutes, any. */
function roundness(minute: number, ends: readonly number[]): number {
  if (minute === MORNING) return 0;
  const step = [60, 30, 15, 5].findIndex((one) => minute % one === 0);
  return (ends.includes(minute) ? 1 : step < 0 ? 6 : step + 2) * 10_000 + Math.max(0, minute - MORNING);
}

function later(item: ChartedItem, minutes: number): ChartedItem {
  return { ...item, from: item.from === null ? null : item.from + minutes, to: item.to === null ? null : item.to + minutes };
}

function replaced(chart: Chart, place: number, item: ChartedItem): Chart {
  return { ...chart, items: chart.items.map((one, index) => (index === place ? item : one)) };
}
