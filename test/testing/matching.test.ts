import fc from "fast-check";
import { expect, test } from "vitest";
import { drawGrid } from "../../src/testing/grid.ts";
import { matchAll } from "../../src/base/matching.ts";

test("pairs each row where a greedy choice would not", () => {
  const fits = (row: string, line: string): boolean => row === "any" || row === line;
  expect(matchAll(["any", "a"], ["a", "b"], fits)).toEqual([1, 0]);
});

test("finds a largest matching of any relation", () => {
  const relation = fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(relation, (rows) => {
      const found = matchAll(rows, [0, 1, 2, 3], (row, column) => row[column]!);
      const used = found.filter((one) => one !== undefined);
      expect(new Set(used).size).toBe(used.length);
      found.forEach((column, index) => expect(column === undefined || rows[index]![column]).toBe(true));
      expect(used.length).toBe(largest(rows, 0, new Set()));
    }),
    { seed: 7, numRuns: 500 },
  );
});

/** The size of a largest matching, by trying all of them. */
function largest(rows: readonly (readonly boolean[])[], from: number, taken: ReadonlySet<number>): number {
  if (from === rows.length) return 0;
  let best = largest(rows, from + 1, taken);
  rows[from]!.forEach((fits, column) => {
    if (fits && !taken.has(column)) best = Math.max(best, 1 + largest(rows, from + 1, new Set([...taken, column])));
  });
  return best;
}

test("a grid aligns its columns and leaves nothing at the end of a line", () => {
  expect(drawGrid([["", "code", "units"], ["-", "96365", "1"], ["+", "96366", ""]])).toBe("     code   units\n  -  96365  1\n  +  96366");
});
