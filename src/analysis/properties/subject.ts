import type { UnderstoodPack } from "../../compiler/understand.ts";
import { dayBefore } from "../../ir/dates.ts";
import type * as ir from "../../ir/ir.ts";
import type { Vector } from "../../ir/vectors.ts";
import { dateBreakpoints, minuteBreakpoints, minutesAround } from "../charts/breakpoints.ts";
import type { Kind, Setting } from "../charts/chart.ts";
import { kindsOf } from "../charts/kinds.ts";
import { settingsOf, usualDay } from "../charts/settings.ts";
import { twoSitesOf } from "../charts/situations.ts";
import { Coder } from "./coder.ts";
import type { Subject } from "./law.ts";
import { Named } from "./named.ts";

/** A pack to be tried: as compiled, with its own examples. */
export interface Trial {
  readonly pack: ir.Pack;
  /** Its own examples, not those of the packs below. */
  readonly vectors: readonly Vector[];
  readonly understood: UnderstoodPack | null;
}

/**
 * Gets a pack ready to be tried. What its charts are drawn from comes from its rules and from examples: its own, and those of the pack below, which
 * was got ready before.
 */
export function subjectOf({ pack, vectors, understood }: Trial, below: Subject | null): Subject {
  const day = vectors.length > 0 ? usualDay([pack], vectors) : (below?.day ?? usualDay([pack], vectors));
  const firsts = dateBreakpoints(pack).map(({ date }) => date);
  const kinds = distinct([...(vectors.length > 0 ? kindsOf([pack], vectors) : []), ...(below?.kinds ?? [])], ({ fields, access }: Kind) => [Object.entries(fields).sort(), access]);
  return {
    coder: new Coder(pack),
    understood,
    below,
    kinds,
    named: new Named(kinds, pack.vocabulary),
    settings: distinct([...(vectors.length > 0 ? settingsOf([pack], vectors) : []), ...(below?.settings ?? [])], ({ fields }: Setting) => Object.entries(fields).sort()),
    sites: twoSitesOf(vectors, pack.vocabulary) ?? below?.sites ?? null,
    day,
    firsts,
    days: firsts.flatMap((first) => [dayBefore(first), first]),
    minutes: minutesAround(minuteBreakpoints(pack, day)).filter((minutes) => minutes > 0),
  };
}

/** The first of those that are alike. */
function distinct<T>(all: readonly T[], key: (one: T) => unknown): readonly T[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const text = JSON.stringify(key(one));
    if (!found.has(text)) found.set(text, one);
  }
  return [...found.values()];
}
