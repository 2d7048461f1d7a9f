import { billedOf, billedWords } from "../charts/answers.ts";
import { type Chart, type Kind, MORNING, type Setting } from "../charts/chart.ts";
import { minutesOfKind } from "../charts/counted-from.ts";
import { encounterOf } from "../charts/encounter.ts";
import { LONGEST } from "./grid.ts";
import type { Movement } from "./movement.ts";
import type { Sides } from "./sides.ts";

/** Minutes of one service alone for which two packs differ in the same way. */
export interface OneRun {
  readonly setting: Setting;
  readonly kind: Kind;
  /** Inclusive minutes. */
  readonly from: number;
  readonly to: number;
  readonly movement: Movement;
  /** What is billed at the first of these minutes. */
  readonly was: string;
  readonly now: string;
}

export interface OneSweep {
  readonly day: string;
  readonly kinds: readonly Kind[];
  readonly settings: readonly Setting[];
  /** Where runs begin, without zero. */
  readonly starts: readonly number[];
}

/**
 * Every kind alone in every setting, at every start of a run: between two starts no rule asks anything that minutes could change, so that each stands for
 * its run. An item that may begin and end at once is also tried so.
 */
export function sweepOne(sides: Sides, { day, kinds, settings, starts }: OneSweep): readonly OneRun[] {
  const found: OneRun[] = [];
  for (const setting of settings) {
    for (const kind of kinds) {
      const lasting = minutesOfKind(kind, starts, LONGEST);
      const all = kind.lasts ? lasting : [0, ...lasting];
      all.forEach((from, place) => {
        const encounter = encounterOf(oneChart(day, setting, kind, from), sides.old.vocabulary, null);
        const movement = sides.moves(encounter);
        if (!movement) return;
        const [was, now] = sides.answers(encounter).map((answer) => billedWords(billedOf(answer), day)) as [string, string];
        found.push({ setting, kind, from, to: (all[place + 1] ?? LONGEST + 1) - 1, movement, was, now });
      });
    }
  }
  return found;
}

/** One item that begins in the morning and lasts so many minutes. */
export function oneChart(day: string, setting: Setting, kind: Kind, minutes: number): Chart {
  return { day, setting, items: [{ kind, from: MORNING, to: MORNING + minutes }] };
}
