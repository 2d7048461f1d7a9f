import type * as ir from "../ir/ir.ts";
import type { PreparedCodes } from "./prepared.ts";
import type { PreparedTable } from "./table.ts";

type Range = readonly [low: string, high: string];

/** Code sets, and tables by their key, ready for membership tests. */
export function preparedCodes(program: ir.Program, tables: ReadonlyMap<string, PreparedTable>): ReadonlyMap<string, PreparedCodes> {
  const codes = new Map<string, PreparedCodes>();
  for (const set of program.codeSets) codes.set(set.name, searching(set.ranges));
  for (const table of tables.values()) codes.set(table.name, { has: (code, date) => table.rows(code, date).length > 0, dated: table.dated });
  return codes;
}

function searching(ranges: readonly Range[]): PreparedCodes {
  const byLength = new Map<number, Range[]>();
  for (const range of ranges) {
    const same = byLength.get(range[0].length);
    if (same) same.push(range);
    else byLength.set(range[0].length, [range]);
  }
  for (const same of byLength.values()) same.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  return { has: (code) => within(byLength.get(code.length), code), dated: false };
}

/** A code lies in the last range that begins at or before it, or in an overlapping earlier one. */
function within(ranges: readonly Range[] | undefined, code: string): boolean {
  if (!ranges) return false;
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![0] <= code) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0; at--) if (code <= ranges[at]![1]) return true;
  return false;
}
