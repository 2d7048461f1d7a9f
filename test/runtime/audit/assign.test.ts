import fc from "fast-check";
import { expect, test } from "vitest";
import { assign } from "../../../src/runtime/audit/assign.ts";
import { SEED } from "../../property/chart-arbitrary.ts";

const ALONE = 10;

function sumOf(costs: readonly (readonly (number | undefined)[])[], columns: number, found: readonly number[]): number {
  const paired = found.filter((column) => column !== -1).length;
  const pairs = found.reduce((sum, column, row) => sum + (column === -1 ? 0 : costs[row]![column]!), 0);
  return pairs + ALONE * (costs.length - paired + columns - paired);
}

/** Tries everything. */
function least(costs: readonly (readonly (number | undefined)[])[], columns: number, row = 0, taken: ReadonlySet<number> = new Set()): number {
  if (row === costs.length) return ALONE * (columns - taken.size);
  let best = ALONE + least(costs, columns, row + 1, taken);
  for (let column = 0; column < columns; column++) {
    const cost = costs[row]![column];
    if (cost === undefined || taken.has(column)) continue;
    best = Math.min(best, cost + least(costs, columns, row + 1, new Set([...taken, column])));
  }
  return best;
}

test("the sum of costs is the least that any pairs have, and no column is given twice", () => {
  const cost = fc.option(fc.integer({ min: 1, max: 25 }), { nil: undefined });
  const table = fc.record({ rows: fc.integer({ min: 0, max: 5 }), columns: fc.integer({ min: 0, max: 5 }) }).chain(({ rows, columns }) =>
    fc.record({ columns: fc.constant(columns), costs: fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }) }),
  );
  fc.assert(
    fc.property(table, ({ columns, costs }) => {
      const found = assign(costs, columns, ALONE);
      const given = found.filter((column) => column !== -1);
      expect(new Set(given).size).toBe(given.length);
      expect(sumOf(costs, columns, found)).toBe(least(costs, columns));
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

test("a pair that costs more than two lines alone is none", () => {
  expect(assign([[21]], 1, ALONE)).toEqual([-1]);
  expect(assign([[20]], 1, ALONE)).toEqual([0]);
  expect(assign([], 3, ALONE)).toEqual([]);
  expect(assign([[], []], 0, ALONE)).toEqual([-1, -1]);
});
