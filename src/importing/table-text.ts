import type { Row } from "./row.ts";
import type { Shape } from "./shape.ts";

/** Rows that are joined at a time. */
const GATHERED = 10_000;

/** The columns of the table that a shape fills, in their order. */
export function columnsOf(shape: Shape): readonly string[] {
  return [...shape.columns.map(({ name }) => name), "from", "to"];
}

/** The table as a CSV file: a header, one line a row, `\n` at every end. No cell needs quotes: codes, words, amounts, dates. */
export function tableText(rows: readonly Row[], shape: Shape): string {
  const parts = [`${columnsOf(shape).join(",")}\n`];
  for (let start = 0; start < rows.length; start += GATHERED) {
    parts.push(rows.slice(start, start + GATHERED).map(({ key, value, from, to }) => (value === "" && shape.columns.length === shape.keys ? `${key},${from},${to}\n` : `${key},${value},${from},${to}\n`)).join(""));
  }
  return parts.join("");
}
