import { describe, expect, test } from "vitest";
import { DATED, encounter, given, INFUSIONS, lines, packOf, unbilled } from "../support/small.ts";

const rules = (steps: string) => `
  ladders:
    hours:
      title: Hours
      for each: service in infusions
      measure: run_time
      ${steps}
      source: s
`;

/** The units of the ladder by its law, counted up and not with a formula. */
function unitsOf(minutes: number, first: { from: number; covers: number } | null, more: { each: number; past: number } | null): number {
  if (first && minutes < first.from) return 0;
  let units = first ? 1 : 0;
  if (!more) return units;
  for (let at = (first?.covers ?? 0) + more.past + 1; at <= minutes; at += more.each) units++;
  return units;
}

function clock(minutes: number): string {
  const text = `${String(Math.floor((600 + minutes) / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return minutes >= 840 ? `+${text}` : text;
}

const LADDERS = [
  { first: { from: 16, covers: 60 }, more: { each: 60, past: 30 } },
  { first: { from: 1, covers: 30 }, more: { each: 15, past: 0 } },
  { first: { from: 31, covers: 30 }, more: { each: 1, past: 0 } },
  { first: { from: 5, covers: 60 }, more: null },
  { first: null, more: { each: 60, past: 30 } },
  { first: null, more: { each: 7, past: 0 } },
] as const;

describe("ladders", () => {
  test.each(LADDERS)("every minute to 200: %o", ({ first, more }) => {
    const head = first ? `first: { code: CPT 11111, from: ${first.from} minutes, covers: ${first.covers} minutes }` : "";
    const tail = more ? `more: { code: CPT 22222, each: ${more.each} minutes, past: ${more.past} minutes }` : "";
    const pack = packOf([DATED, INFUSIONS, rules([head, tail].filter((one) => one !== "").join("\n      "))]);
    for (let minutes = 1; minutes <= 200; minutes++) {
      const answer = pack.code(encounter([given("a", `10:00 to ${clock(minutes)}`)]));
      const units = answer.lines.reduce((total, line) => total + line.units, 0);
      expect(units, `${minutes} minutes`).toBe(unitsOf(minutes, first, more));
      const told = [...answer.lines, ...answer.unbilled].reduce((total, one) => total + (one.minutes ?? 0), 0);
      expect(told, `${minutes} minutes told`).toBe(minutes);
    }
  });

  test("each unit is dated by the minute that earned it", () => {
    const pack = packOf([DATED, INFUSIONS, rules("first: { code: CPT 11111, from: 16 minutes, covers: 60 minutes }\n      more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }")]);
    expect(lines(pack.code(encounter([given("a", "23:44 to +03:00")])))).toEqual(["11111 x1", "22222 x2 2026-03-03"]);
    expect(lines(pack.code(encounter([given("a", "23:45 to +03:00")])))).toEqual(["11111 x1 2026-03-03", "22222 x2 2026-03-03"]);
  });

  test("a piece that is too short says how many minutes were needed", () => {
    const pack = packOf([DATED, INFUSIONS, rules("more: { code: CPT 22222, each: 60 minutes, past: 30 minutes }")]);
    const answer = pack.code(encounter([given("a", "10:00 to 10:30")]));
    expect(unbilled(answer)).toEqual(["a 30 by hours"]);
    expect(answer.unbilled[0]!.reason).toBe("30 minutes, 31 needed");
  });
});
