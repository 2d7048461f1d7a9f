import { intersect } from "../timeline/range.ts";
import type { DateRange } from "../timeline/range.ts";
import type { CodeRange } from "./code-cell.ts";
import { compareRanges } from "./code-cell.ts";

/** Codes in force on some dates. */
export interface DatedCodes {
  readonly codes: CodeRange;
  readonly dates: DateRange;
}

/**
 * Pairs of rows that name the same code for the same date, the later in the file second; each row is in at most one pair as the later in
 * code order, so that findings grow no faster than the file. Ranges are swept in code order.
 */
export function overlaps<Row extends DatedCodes>(rows: readonly Row[]): readonly (readonly [first: Row, second: Row])[] {
  const sorted = [...rows].sort((a, b) => compareRanges(a.codes, b.codes));
  const found: [Row, Row][] = [];
  let open: Row[] = [];
  for (const row of sorted) {
    open = open.filter(({ codes }) => codes.low.length === row.codes.low.length && codes.high >= row.codes.low);
    const other = open.find((one) => intersect(one.dates, row.dates));
    if (other) found.push(other.codes.span.start < row.codes.span.start ? [other, row] : [row, other]);
    else open.push(row);
  }
  return found;
}
