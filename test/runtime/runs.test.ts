import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coversAll, holds, inside, minuteAt, minutesIn, outside, overlap, type Runs, sliceOf, splitAtMidnight, unionOf } from "../../src/runtime/runs.ts";

const MOST = 60;

/** Canonical runs from a set of minutes: sorted, disjoint, not touching. */
function fromMinutes(minutes: ReadonlySet<number>): Runs {
  const out: number[] = [];
  for (const minute of [...minutes].sort((a, b) => a - b)) {
    if (out[out.length - 1] === minute) out[out.length - 1] = minute + 1;
    else out.push(minute, minute + 1);
  }
  return out;
}

function toMinutes(runs: Runs): Set<number> {
  const minutes = new Set<number>();
  for (let at = 0; at < runs.length; at += 2) for (let minute = runs[at]!; minute < runs[at + 1]!; minute++) minutes.add(minute);
  return minutes;
}

const runs = fc.uniqueArray(fc.integer({ min: 0, max: MOST }), { maxLength: 40 }).map((minutes) => fromMinutes(new Set(minutes)));

describe("runs agree with sets of minutes", () => {
  test("union", () => {
    fc.assert(fc.property(fc.array(runs, { maxLength: 4 }), (lists) => {
      expect(unionOf(lists)).toEqual(fromMinutes(new Set(lists.flatMap((one) => [...toMinutes(one)]))));
    }));
  });
  test("outside", () => {
    fc.assert(fc.property(runs, runs, (a, b) => {
      const taken = toMinutes(b);
      expect(outside(a, b)).toEqual(fromMinutes(new Set([...toMinutes(a)].filter((minute) => !taken.has(minute)))));
    }));
  });
  test("covers all", () => {
    fc.assert(fc.property(runs, runs, (a, b) => {
      const whole = toMinutes(a);
      expect(coversAll(a, b)).toBe([...toMinutes(b)].every((minute) => whole.has(minute)));
      expect(coversAll(a, inside(a, b))).toBe(true);
    }));
  });
  test("inside and overlap", () => {
    fc.assert(fc.property(runs, runs, (a, b) => {
      const kept = toMinutes(b);
      const both = new Set([...toMinutes(a)].filter((minute) => kept.has(minute)));
      expect(inside(a, b)).toEqual(fromMinutes(both));
      expect(overlap(a, b)).toBe(both.size > 0);
    }));
  });
  test("count, membership, n-th minute and slices", () => {
    fc.assert(fc.property(runs, fc.integer({ min: 0, max: MOST }), fc.integer({ min: 0, max: MOST }), (a, from, to) => {
      const minutes = [...toMinutes(a)];
      expect(minutesIn(a)).toBe(minutes.length);
      minutes.forEach((minute, n) => expect(minuteAt(a, n)).toBe(minute));
      for (let minute = -1; minute <= MOST + 1; minute++) expect(holds(a, minute)).toBe(minutes.includes(minute));
      expect([...toMinutes(sliceOf(a, from, to))]).toEqual(minutes.slice(from, Math.max(from, to)));
    }));
  });
});

test("local midnight splits runs at the offset that was written", () => {
  const eastern = -300;
  const evening = Date.UTC(2026, 2, 3, 4, 0) / 60_000; // 2026-03-02 23:00 at -05:00
  expect(splitAtMidnight([evening, evening + 180], eastern)).toEqual([[evening, evening + 60], [evening + 60, evening + 180]]);
  expect(splitAtMidnight([evening + 60, evening + 180], eastern)).toEqual([[evening + 60, evening + 180]]);
  expect(splitAtMidnight([evening, evening + 180], 0)).toEqual([[evening, evening + 180]]);
});
