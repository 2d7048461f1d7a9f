import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeRows } from "../../src/importing/merge.ts";
import { byKey, compareRows, lastDay, overlap } from "../../src/importing/row.ts";
import type { Row } from "../../src/importing/row.ts";

const EFFECTIVE = "2026-04-01";

/** `2020-01-01..2023-12-31 a`: rows of one key, written short. */
function rows(...texts: readonly string[]): readonly Row[] {
  return texts.map((text) => {
    const [, from = "", to = "", value = ""] = /^(\S*)\.\.(\S*) (\S+)$/.exec(text)!;
    return { key: "k", value, from, to };
  });
}

function written(list: readonly Row[]): readonly string[] {
  return list.map(({ from, to, value }) => `${from}..${to} ${value}`);
}

describe("an edition whose rows have dates", () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["adds a row, also with a past date", [], ["2025-07-01.. a"], ["2025-07-01.. a"]],
    ["ends a row that it no longer has", ["2020-01-01.. a"], [], ["2020-01-01..2026-03-31 a"]],
    ["takes back a row that had not begun", ["2026-07-01.. a"], [], []],
    ["keeps the history that it no longer has", ["2010-01-01..2015-12-31 a"], [], ["2010-01-01..2015-12-31 a"]],
    ["leaves alone what it says again", ["2020-01-01.. a"], ["2020-01-01.. a"], ["2020-01-01.. a"]],
    ["ends a row on its own date", ["2020-01-01.. a"], ["2020-01-01..2026-06-30 a"], ["2020-01-01..2026-06-30 a"]],
    ["ends a row in the past", ["2020-01-01.. a"], ["2020-01-01..2025-12-31 a"], ["2020-01-01..2025-12-31 a"]],
    ["takes an end back", ["2020-01-01..2026-03-31 a"], ["2020-01-01.. a"], ["2020-01-01.. a"]],
    ["changes a value on its day where it gives no new date", ["2020-01-01.. a"], ["2020-01-01.. b"], ["2020-01-01..2026-03-31 a", "2026-04-01.. b"]],
    ["changes a value a second time", ["2020-01-01..2025-12-31 a", "2026-01-01.. b"], ["2020-01-01.. c"], ["2020-01-01..2025-12-31 a", "2026-01-01..2026-03-31 b", "2026-04-01.. c"]],
    ["changes a value on the date that it gives", ["2020-01-01.. a"], ["2020-01-01..2025-12-31 a", "2026-01-01.. b"], ["2020-01-01..2025-12-31 a", "2026-01-01.. b"]],
    ["begins a row on another date", ["2020-01-01.. a"], ["2019-01-01.. a"], ["2019-01-01.. a"]],
    ["begins a row anew", ["2020-01-01.. a"], ["2026-04-01.. b"], ["2020-01-01..2026-03-31 a", "2026-04-01.. b"]],
    ["brings a row back after a gap", ["2020-01-01..2021-12-31 a"], ["2020-01-01..2021-12-31 a", "2026-04-01.. a"], ["2020-01-01..2021-12-31 a", "2026-04-01.. a"]],
    ["dates a row that always was", [".. a"], ["2020-01-01.. a"], ["..2019-12-31 a", "2020-01-01.. a"]],
    ["begins a row anew in the past", ["2020-01-01.. a"], ["2026-01-01.. b"], ["2020-01-01..2025-12-31 a", "2026-01-01.. b"]],
    ["has a gap", ["2020-01-01.. a"], ["2020-01-01..2021-12-31 a", "2024-01-01.. a"], ["2020-01-01..2021-12-31 a", "2024-01-01.. a"]],
  ])("%s", (_, previous, published, expected) => {
    expect(written(mergeRows(rows(...previous), rows(...published), { effective: EFFECTIVE, dated: true, joined: false }))).toEqual(expected);
  });
});

describe("an edition whose rows have no dates", () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["begins a table", [], [".. a"], ["2026-04-01.. a"]],
    ["goes on with what it says again", ["2020-01-01.. a"], [".. a"], ["2020-01-01.. a"]],
    ["changes a value on its day", ["2020-01-01.. a"], [".. b"], ["2020-01-01..2026-03-31 a", "2026-04-01.. b"]],
    ["ends what it no longer has", ["2020-01-01.. a"], [], ["2020-01-01..2026-03-31 a"]],
    ["corrects itself on the same day", ["2020-01-01..2026-03-31 a", "2026-04-01.. b"], [".. c"], ["2020-01-01..2026-03-31 a", "2026-04-01.. c"]],
    ["that is older than the table counts until the next one", ["2026-01-01..2026-06-30 a", "2026-07-01.. b"], [".. c"], ["2026-01-01..2026-03-31 a", "2026-04-01..2026-06-30 c", "2026-07-01.. b"]],
  ])("%s", (_, previous, published, expected) => {
    expect(written(mergeRows(rows(...previous), rows(...published), { effective: EFFECTIVE, dated: false, joined: false }))).toEqual(expected);
  });
});

const DAYS = ["2020-01-01", "2023-06-15", "2025-12-31", "2026-03-31", "2026-04-01", "2026-04-02", "2027-01-01"];

/** A table of few keys and few days, sorted, without two rows for one day. */
const table: fc.Arbitrary<readonly Row[]> = fc
  .array(fc.record({ key: fc.constantFrom("k", "l"), value: fc.constantFrom("a", "b"), from: fc.constantFrom(...DAYS), to: fc.constantFrom("", ...DAYS) }), { maxLength: 6 })
  .map((list) => {
    const kept: Row[] = [];
    for (const row of list) if (row.from <= lastDay(row) && !kept.some((one) => one.key === row.key && overlap(one, row))) kept.push(row);
    return kept.sort(compareRows);
  });

function valueOn(list: readonly Row[], key: string, day: string): string | undefined {
  return list.find((row) => row.key === key && row.from <= day && lastDay(row) >= day)?.value;
}

describe("whatever the table and the edition hold", () => {
  const cases = fc.tuple(table, table, fc.boolean(), fc.boolean());
  const merged = (previous: readonly Row[], published: readonly Row[], dated: boolean, isJoined = false) => mergeRows(previous, dated ? published : undatedRows(published), { effective: EFFECTIVE, dated, joined: isJoined });
  const undatedRows = (list: readonly Row[]): readonly Row[] => [...byKey(list)].map(([row]) => ({ ...row!, from: "", to: "" }));

  test("from its day on the edition counts", () => {
    fc.assert(fc.property(table, table, (previous, published) => {
      const result = merged(previous, published, true);
      for (const day of DAYS.filter((one) => one >= EFFECTIVE)) for (const key of ["k", "l"]) expect(valueOn(result, key, day)).toBe(valueOn(published, key, day));
    }), { numRuns: 2_000 });
  });

  test("an edition without dates leaves what was before its day as it was", () => {
    fc.assert(fc.property(table, table, (previous, published) => {
      const result = merged(previous, published, false);
      for (const day of DAYS.filter((one) => one < EFFECTIVE)) for (const key of ["k", "l"]) expect(valueOn(result, key, day)).toBe(valueOn(previous, key, day));
    }), { numRuns: 2_000 });
  });

  test("a key that a dated edition does not name keeps its past", () => {
    fc.assert(fc.property(table, table, (previous, published) => {
      const result = merged(previous, published.filter(({ key }) => key === "l"), true);
      for (const day of DAYS) expect(valueOn(result, "k", day)).toBe(day < EFFECTIVE ? valueOn(previous, "k", day) : undefined);
    }), { numRuns: 1_000 });
  });

  test("where rows that go on from one another are one, the past stays and the edition fills it", () => {
    fc.assert(fc.property(table, table, (previous, published) => {
      const result = merged(previous, published, true, true);
      for (const day of DAYS) for (const key of ["k", "l"]) {
        const was = valueOn(previous, key, day);
        expect(valueOn(result, key, day)).toBe(day < EFFECTIVE && was !== undefined ? was : valueOn(published, key, day));
      }
    }), { numRuns: 2_000 });
  });

  test("the result is a table, and the same edition changes nothing more", () => {
    fc.assert(fc.property(cases, ([previous, published, dated, isJoined]) => {
      const once = merged(previous, published, dated, isJoined);
      expect([...once].sort(compareRows)).toEqual(once);
      for (const rowsOfKey of byKey(once)) for (const [index, row] of rowsOfKey.entries()) {
        expect(row.from <= lastDay(row)).toBe(true);
        if (index > 0) expect(overlap(rowsOfKey[index - 1]!, row)).toBe(false);
      }
      expect(merged(once, published, dated, isJoined)).toEqual(once);
    }), { numRuns: 2_000 });
  });
});
