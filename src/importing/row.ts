/**
 * A row of a dated table. Texts are cells joined by commas, so that a million rows stay small and are compared at once. `from` and `to`
 * are ISO dates, both days counted; the empty text leaves a side open.
 */
export interface Row {
  readonly key: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

/** A row and where it was read: the number of the file in the order given, and a line. */
export interface PlacedRow extends Row {
  readonly file: number;
  readonly line: number;
}

const LAST_DAY = "9999-12-31";

/** The last day as a date that can be compared; an open side is the last day there is. */
export function lastDay({ to }: Pick<Row, "to">): string {
  return to === "" ? LAST_DAY : to;
}

/** Whether two rows share a day. An open beginning is the empty text, which is less than any date. */
export function overlap(a: Row, b: Row): boolean {
  return a.from <= lastDay(b) && b.from <= lastDay(a);
}

/** By key, then by first day: the order of the rows of a table. */
export function compareRows(a: Row, b: Row): number {
  return compareText(a.key, b.key) || compareText(a.from, b.from) || compareText(a.value, b.value) || compareText(lastDay(a), lastDay(b));
}

/** By code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The rows of each key in turn; `rows` are in the order of {@link compareRows}. */
export function* byKey<R extends Row>(rows: readonly R[]): Generator<readonly R[]> {
  for (let start = 0; start < rows.length; ) {
    let end = start + 1;
    while (end < rows.length && rows[end]!.key === rows[start]!.key) end++;
    yield rows.slice(start, end);
    start = end;
  }
}
