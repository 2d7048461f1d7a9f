import { intersect } from "../timeline/range.ts";
import type { DateRange } from "../timeline/range.ts";
import type { CodeRange } from "./code-cell.ts";
import { compareRanges } from "./code-cell.ts";

/** Codes in force on some dates. */
export interface DatedCodes {
  readonly codes: CodeRange;
  readonly dates: DateRange;
}

/** Pairs of rows that name the same code for the same date, the later in the file second. Ranges are swept in code order. */
export function overlaps(rows: readonly DatedCodes[]): readonly (readonly [first: DatedCodes, second: DatedCodes])[] {
  const sorted = [...rows].sort((a, b) => compareRanges(a.codes, b.codes));
  const found: [DatedCodes, DatedCodes][] = [];
  let open: DatedCodes[] = [];
  for (const row of sorted) {
    open = open.filter(({ codes }) => codes.low.length === row.codes.low.length && codes.high >= row.codes.low);
    for (const other of open) {
      if (intersect(other.dates, row.dates)) found.push(other.codes.span.start < row.codes.span.start ? [other, row] : [row, other]);
    }
    open.push(row);
  }
  return found;
}
