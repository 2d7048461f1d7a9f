import { padLeft, padRight, widthOf, wrap } from "../render/display.ts";

/** A column; `right` for numbers. The last column of a table takes the room that is left and wraps. */
export interface Column {
  readonly title: string;
  readonly right?: boolean;
}

const GAP = 2;

/** A table without rules: columns as wide as their content and two spaces apart, indented by `indent`, at most `width` wide. */
export function drawTable(columns: readonly Column[], rows: readonly (readonly string[])[], width: number, indent: number): readonly string[] {
  const titled = columns.some(({ title }) => title !== "");
  const all = titled ? [columns.map(({ title }) => title), ...rows] : rows;
  const fixed = columns.slice(0, -1).map((_, index) => Math.max(...all.map((row) => widthOf(row[index]!))));
  const before = indent + fixed.reduce((sum, one) => sum + one + GAP, 0);
  const room = Math.max(20, width - before);
  return all.flatMap((row) => {
    const cells = fixed.map((size, index) => (columns[index]!.right ? padLeft : padRight)(row[index]!, size) + " ".repeat(GAP));
    const [first = "", ...more] = wrap(row[columns.length - 1]!, room);
    return [" ".repeat(indent) + cells.join("") + first, ...more.map((line) => " ".repeat(before) + line)];
  });
}
