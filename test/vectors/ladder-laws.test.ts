import { describe, expect, test } from "vitest";
import { instant } from "../support/charts.ts";
import { fluidAfterDrug, unitsAlone, type EarnedUnit, type Family } from "../support/reference.ts";
import { BASE, loadById } from "../support/workspace.ts";
import type { CodedAnswer } from "../../src/runtime/answer.ts";

/** Two days of minutes: every step of every ladder, twice across midnight. */
const LONGEST = 2880;
const A_DAY = 1440;
const START = 8 * 60;

const FIELDS: Readonly<Record<Family, Readonly<Record<string, string>>>> = {
  drug: { purpose: "therapeutic", drug_class: "standard" },
  hydration: { purpose: "hydration" },
  chemotherapy: { purpose: "therapeutic", drug_class: "complex" },
};

type Claim = "facility" | "professional";

const CASES: readonly (readonly [Family, Claim])[] = [
  ["drug", "facility"],
  ["drug", "professional"],
  ["hydration", "facility"],
  ["hydration", "professional"],
  ["chemotherapy", "facility"],
  ["chemotherapy", "professional"],
];

function encounter(family: Family, claim: Claim, minutes: number, others: readonly object[] = []): object {
  const [start, stop] = [instant(START), instant(START + minutes)];
  const alone = { id: "a", route: "intravenous", technique: "infusion", ...FIELDS[family], start, stop, primary_reason: true };
  const place = claim === "professional" ? { place_of_service: "11" } : {};
  return { id: "ladder", claim_type: claim, ...place, date_of_service: "2026-03-02", administrations: [alone, ...others] };
}

function coded(pack: ReturnType<typeof loadById>, written: object): CodedAnswer {
  const answer = pack.code(written);
  if ("error" in answer) throw new Error(`refused: ${answer.error.code}`);
  return answer;
}

/** Units of an answer by code and day. */
function picture(answer: CodedAnswer): readonly string[] {
  return answer.lines.map((line) => `${line.date} ${line.code} x${line.units}`).sort();
}

const ofAnyLength = new Map<string, readonly string[]>();

/** The picture of one administration alone under the layer without a longest time; two laws look at it, and it is coded once. */
function pictureOfAnyLength(family: Family, claim: Claim, minutes: number): readonly string[] {
  const key = `${family} ${claim} ${minutes}`;
  const known = ofAnyLength.get(key) ?? picture(coded(loadedAnyLength(), encounter(family, claim, minutes)));
  ofAnyLength.set(key, known);
  return known;
}

let anyLength: ReturnType<typeof loadById> | undefined;

function loadedAnyLength(): ReturnType<typeof loadById> {
  return (anyLength ??= loadById("policies/any-length"));
}

/** The same of the reference: a facility dates each unit by the minute that earned it, a professional by the first minute. */
function expected(units: readonly EarnedUnit[], claim: Claim): readonly string[] {
  const counts = new Map<string, number>();
  for (const { code, minute } of units) {
    const day = instant(START + (claim === "facility" ? minute - 1 : 0)).slice(0, 10);
    counts.set(`${day} ${code}`, (counts.get(`${day} ${code}`) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${key} x${count}`).sort();
}

describe("units of one administration alone, every minute of two days", () => {
  test.each(CASES)("%s, %s claim", (family, claim) => {
    const wrong: string[] = [];
    for (let minutes = 1; minutes <= LONGEST; minutes++) {
      const got = pictureOfAnyLength(family, claim, minutes);
      const want = expected(unitsAlone(family, minutes), claim);
      if (got.join() !== want.join()) wrong.push(`${minutes} minutes: expected ${want.join(", ") || "none"}, got ${got.join(", ") || "none"}`);
    }
    expect(wrong).toEqual([]);
  });

  test.each(CASES)("%s, %s claim: the base answers the same up to a day, and codes nothing beyond", (family, claim) => {
    const base = loadById(BASE);
    const wrong: number[] = [];
    for (let minutes = 1; minutes <= LONGEST; minutes++) {
      const written = encounter(family, claim, minutes);
      const got = coded(base, written);
      const holds = minutes > A_DAY;
      const agrees = holds ? got.lines.length === 0 && got.decision === "hold" : picture(got).join() === pictureOfAnyLength(family, claim, minutes).join();
      if (!agrees) wrong.push(minutes);
    }
    expect(wrong).toEqual([]);
  });
});

test("fluid beside a push on a facility claim, every minute of two days", () => {
  const pack = loadedAnyLength();
  const push = { id: "p", route: "intravenous", technique: "push", purpose: "therapeutic", substance: "morphine", start: instant(START) };
  const wrong: string[] = [];
  for (let minutes = 1; minutes <= LONGEST; minutes++) {
    const answer = coded(pack, encounter("hydration", "facility", minutes, [push]));
    const further = answer.lines.filter((line) => line.code === "96361").reduce((sum, line) => sum + line.units, 0);
    const others = answer.lines.filter((line) => line.code !== "96361").map((line) => `${line.code} x${line.units}`);
    if (further !== fluidAfterDrug(minutes) || others.join() !== "96374 x1") {
      wrong.push(`${minutes} minutes: ${further} further hours, ${others.join(", ")}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("the lines share out the minutes that earned them", () => {
  const pack = loadedAnyLength();
  for (const minutes of [16, 90, 91, 150, 151, 480, 1440, 2880]) {
    const answer = coded(pack, encounter("drug", "facility", minutes));
    const stated = answer.lines.reduce((sum, line) => sum + (line.minutes ?? 0), 0);
    expect([minutes, stated, answer.unbilled]).toEqual([minutes, minutes, []]);
  }
});
