import type { LoadedPack } from "../load.ts";
import { NO_PAYER } from "./address.ts";
import type { PackSetError } from "./diagnostics.ts";
import { setError } from "./diagnostics.ts";
import type { SetRelease } from "./members.ts";
import type { Serving } from "./serving.ts";
import { overlapIn, packName, servingOf } from "./serving.ts";

/** What a set held from one day on: of every pack the release that was known last. */
export interface View {
  /** The first day, or "" for what was known always. */
  readonly from: string;
  readonly packs: readonly LoadedPack[];
  readonly serving: Serving;
}

/** Every view of some releases, the earliest first; it has at least one. */
export function viewsOf(releases: readonly SetRelease[]): readonly View[] {
  const days = [...new Set(["", ...releases.map(dayOf)])].sort();
  return days.map((from) => {
    const newest = new Map<string, SetRelease>();
    for (const release of releases) {
      const known = newest.get(release.pack.id);
      if (dayOf(release) <= from && (!known || dayOf(known) < dayOf(release))) newest.set(release.pack.id, release);
    }
    const packs = [...newest.values()].map(({ pack }) => pack);
    return { from, packs, serving: servingOf(packs) };
  });
}

/** The view of a day; without a day what is known last. */
export function viewOn(views: readonly View[], day: string | undefined): View {
  let place = views.length - 1;
  while (day !== undefined && place > 0 && views[place]!.from > day) place--;
  return views[place]!;
}

/** Why none of two releases is the newer one: a pack may have only one that was known from a day. */
export function releasesAlike(releases: readonly SetRelease[]): readonly PackSetError[] {
  const seen = new Map<string, SetRelease>();
  const errors: PackSetError[] = [];
  for (const [member, release] of releases.entries()) {
    const { id } = release.pack;
    const key = JSON.stringify([id, dayOf(release)]);
    const before = seen.get(key);
    if (before) errors.push(setError("set/releases-alike", { id, first: before.pack.release, second: release.pack.release, day: release.knownFrom ?? "always" }, member));
    else seen.set(key, release);
  }
  return errors;
}

/** Packs of one payer that serve the same day, in any view; each pair of packs once. */
export function overlapsOf(views: readonly View[]): readonly PackSetError[] {
  const errors = new Map<string, PackSetError>();
  for (const { serving } of views) {
    for (const [payer, packs] of serving) {
      const overlap = overlapIn(packs);
      if (!overlap) continue;
      const whom = payer === NO_PAYER ? "encounters without a payer" : `the payer ${payer}`;
      const error = setError("set/overlap", { first: packName(overlap.first), second: packName(overlap.second), payer: whom, date: overlap.date });
      errors.set(error.message, error);
    }
  }
  return [...errors.values()];
}

function dayOf({ knownFrom }: SetRelease): string {
  return knownFrom ?? "";
}
