/**
 * The arithmetic of three code families for one administration alone, written from the coding rules and from nothing in `src/`: the
 * clock is walked minute by minute, and an hour is counted when more than 30 minutes of it have run. It knows no ladder.
 */

/** One earned unit, and the minute of the administration (from 1) at which it was earned. */
export interface EarnedUnit {
  readonly code: string;
  readonly minute: number;
}

export type Family = "drug" | "hydration" | "chemotherapy";

interface Codes {
  readonly push: string | undefined;
  readonly firstHour: string;
  readonly furtherHour: string;
  /** Minutes that must have run before the first hour counts. */
  readonly needed: number;
}

const FAMILIES: Readonly<Record<Family, Codes>> = {
  drug: { push: "96374", firstHour: "96365", furtherHour: "96366", needed: 16 },
  hydration: { push: undefined, firstHour: "96360", furtherHour: "96361", needed: 31 },
  chemotherapy: { push: "96409", firstHour: "96413", furtherHour: "96415", needed: 16 },
};

/** Units of one administration that is the only service of its encounter, minute by minute. A push is earned at its first minute. */
export function unitsAlone(family: Family, minutes: number): readonly EarnedUnit[] {
  const { push, firstHour, furtherHour, needed } = FAMILIES[family];
  if (minutes < needed) return push === undefined ? [] : [{ code: push, minute: 1 }];
  const units: EarnedUnit[] = [{ code: firstHour, minute: needed }];
  let minutesOfThisHour = 0;
  for (let minute = 61; minute <= minutes; minute++) {
    minutesOfThisHour++;
    if (minutesOfThisHour === 31) units.push({ code: furtherHour, minute });
    if (minutesOfThisHour === 60) minutesOfThisHour = 0;
  }
  return units;
}

/** Further-hour units of fluid beside another initial service: the first at 31 minutes, then one for each hour past its 30th minute. */
export function fluidAfterDrug(minutes: number): number {
  let units = 0;
  for (let minute = 1; minute <= minutes; minute++) if (minute % 60 === 31) units++;
  return units;
}
