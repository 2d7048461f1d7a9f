import { type Comparison, isForAnotherPayer } from "../../../analysis/diff/comparison.ts";
import type { Impact } from "../../../analysis/diff/impact.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import type { Colors } from "../colors.ts";

/** Two packs that were compared. */
export interface Compared {
  readonly comparison: Comparison;
  /** Of the new pack. */
  readonly vocabulary: Vocabulary;
}

/** What `diff` found out. */
export interface DiffReport {
  /** Both sides as they were given. */
  readonly old: string;
  readonly now: string;
  readonly compared: readonly Compared[];
  /** Ids of packs that only one side has. */
  readonly onlyOld: readonly string[];
  readonly onlyNow: readonly string[];
  /** Encounters that were coded by both. */
  readonly impact: Impact | null;
}

/** Makes a whole report. */
export type DiffRenderer = (report: DiffReport, colors: Colors) => string;

/** Whether nothing differs that decides an answer, nor which encounters a pack is for. */
export function isSame({ compared, onlyOld, onlyNow }: DiffReport): boolean {
  return onlyOld.length === 0 && onlyNow.length === 0 && compared.every(({ comparison }) => comparison.same && !isForAnotherPayer(comparison));
}
