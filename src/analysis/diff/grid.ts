import type * as ir from "../../ir/ir.ts";
import { vectorsOf } from "../charts/examples.ts";
import { dateBreakpoints, minuteBreakpoints } from "../charts/breakpoints.ts";
import type { Kind, Setting } from "../charts/chart.ts";
import { kindsOf } from "../charts/kinds.ts";
import { settingsOf, usualDay } from "../charts/settings.ts";
import type { Vector } from "../../ir/vectors.ts";
import type { Stretch } from "./stretches.ts";

/** Minutes of one service that are swept: every minute of a day. */
export const LONGEST = 1440;

/** What charts are made of for two packs: the same whichever of them is the old one. */
export interface Grid {
  readonly kinds: readonly Kind[];
  /** Settings that only say plain fields of the encounter. */
  readonly settings: readonly Setting[];
  readonly vectors: readonly Vector[];
  readonly packs: readonly ir.Pack[];
}

/** Kinds, settings and examples of two packs of one vocabulary; `more` are examples beside their own, such as those of the packs below. */
export function gridOf(old: ir.Pack, now: ir.Pack, more: readonly Vector[] = []): Grid {
  const packs = [old, now].sort((a, b) => (a.hashes.content < b.hashes.content ? -1 : 1));
  const vectors = distinctVectors([...vectorsOf(packs), ...more]);
  return { packs, vectors, kinds: kindsOf(packs, vectors), settings: settingsOf(packs, vectors).filter(({ plain }) => plain) };
}

function distinctVectors(vectors: readonly Vector[]): readonly Vector[] {
  return [...new Map(vectors.map((one) => [one.encounter, one])).values()].sort((a, b) => (a.encounter < b.encounter ? -1 : a.encounter > b.encounter ? 1 : 0));
}

/** The day on which a stretch is tried: that of most examples where it is one of its days, else the last on which rows of tables change. */
export function dayOf({ dates: { from, until } }: Stretch, { packs, vectors }: Grid): string {
  const holds = (day: string): boolean => from <= day && (until === null || day <= until);
  const usual = usualDay(packs, vectors);
  if (holds(usual)) return usual;
  return packs.flatMap((pack) => dateBreakpoints(pack).map(({ date }) => date)).filter(holds).sort().at(-1) ?? from;
}

/** The first minutes of the runs on which neither pack changes its answer about one service, from nothing up to a bound. */
export function runStarts({ packs }: Grid, day: string, bound: number): readonly number[] {
  const found = packs.flatMap((pack) => minuteBreakpoints(pack, day, bound).map(({ minutes }) => minutes));
  return [...new Set([1, ...found])].sort((a, b) => a - b);
}

/** Every start of a run and its neighbours. */
export function aroundRuns(starts: readonly number[]): readonly number[] {
  return [...new Set(starts.flatMap((start) => [start - 1, start, start + 1]))].filter((minutes) => minutes > 0).sort((a, b) => a - b);
}
