import type { Cell, Interval, MinuteTable } from "../../../analysis/table/model.ts";
import { printable, wrap } from "../display.ts";
import { columnWords, daysWords, legendOf, placeWords } from "./words.ts";

/** Pixels; a sheet of paper in landscape is about 1100 wide. */
const STEP = 96;
const LEFT = 24;
const UNIT = 12;
const LINE = 14;
const GAP = 26;
const MOST_UNITS = 14;
const NARROW = 560;
/** Room for the last label, which is longer than its step may be. */
const LAST_LABEL = 24;

/** A drawing and how much room it takes. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/**
 * The ladder chart of a table: for each column steps that rise with the units billed, each interval of minutes one step of equal width, so that short
 * ones can be read. Black on white; what is held or denied is hatched. `y` is where it begins, `id` makes its names unique.
 */
export function ladderChart(table: MinuteTable, y: number): Drawing {
  const width = Math.max(NARROW, LEFT * 2 + table.intervals.length * STEP + LAST_LABEL);
  const parts: string[] = [];
  let top = y;
  const text = (words: string, size: number, weight = "normal"): void => {
    top += size + 6;
    parts.push(`<text x="${LEFT}" y="${top}" font-size="${size}" font-weight="${weight}">${escaped(words)}</text>`);
  };
  text(table.title, 17, "bold");
  for (const line of wrap(`${placeWords(table)}; ${daysWords(table)}`, Math.floor((width - LEFT * 2) / 6.6))) text(line, 12);
  for (const [index, column] of table.columns.entries()) {
    top += GAP;
    parts.push(`<text x="${LEFT}" y="${top}" font-size="13" font-weight="bold">${escaped(columnWords(column))}</text>`);
    const panel = panelOf(table, index, top + 8);
    parts.push(panel.body);
    top = panel.height;
  }
  for (const line of legendOf(table).flatMap((words) => wrap(words, Math.floor((width - LEFT * 2) / 6.2)))) text(line, 11);
  return { width, height: top + 16, body: `<g>${parts.join("\n")}</g>` };
}

/** The steps of one column; `height` is where its axis ends. */
function panelOf({ intervals }: MinuteTable, column: number, top: number): { readonly body: string; readonly height: number } {
  const treads = treadsOf(intervals, column);
  const labels = Math.max(...treads.map(({ cell }) => labelOf(cell).length));
  const highest = Math.max(1, ...treads.map(({ cell }) => heightOf(cell)));
  const base = top + labels * LINE + highest * UNIT + 8;
  const parts: string[] = [];
  for (const { cell, first, last } of treads) {
    const [x, right] = [LEFT + first * STEP, LEFT + (last + 1) * STEP];
    const height = heightOf(cell) * UNIT;
    const stopped = cell.notes.length > 0 || /\((?:hold|deny|pend)\)/.test(cell.words);
    if (height > 0) parts.push(`<rect x="${x}" y="${base - height}" width="${right - x}" height="${height}" fill="${stopped ? "url(#stopped)" : "#eee"}" stroke="#000"/>`);
    for (const [index, line] of labelOf(cell).reverse().entries()) {
      parts.push(`<text x="${x + 4}" y="${base - height - 5 - index * LINE}" font-size="11">${escaped(line)}</text>`);
    }
  }
  parts.push(`<line x1="${LEFT}" y1="${base}" x2="${LEFT + intervals.length * STEP}" y2="${base}" stroke="#000" stroke-width="1.5"/>`);
  for (const [index, { from, to }] of intervals.entries()) {
    const x = LEFT + index * STEP;
    const starts = treads.some(({ first }) => first === index);
    parts.push(`<line x1="${x}" y1="${base}" x2="${x}" y2="${base + (starts ? 8 : 4)}" stroke="#000"/>`);
    parts.push(`<text x="${x + 3}" y="${base + 17}" font-size="11"${starts ? ' font-weight="bold"' : ""}>${from}${index === intervals.length - 1 ? ` to ${to} minutes` : ""}</text>`);
  }
  return { body: parts.join("\n"), height: base + 20 };
}

interface Tread {
  readonly cell: Cell;
  readonly first: number;
  readonly last: number;
}

/** Intervals that are alike for one column, as one. */
function treadsOf(intervals: readonly Interval[], column: number): readonly Tread[] {
  const treads: Tread[] = [];
  for (const [index, { cells }] of intervals.entries()) {
    const cell = cells[column]!;
    const before = treads.at(-1);
    if (before && before.cell.words === cell.words && before.cell.notes.join() === cell.notes.join()) treads[treads.length - 1] = { ...before, last: index };
    else treads.push({ cell, first: index, last: index });
  }
  return treads;
}

function labelOf({ words }: Cell): string[] {
  return words.split(", ");
}

/** A step is as high as its units, so far as that can be drawn. */
function heightOf({ billed }: Cell): number {
  return Math.min(MOST_UNITS, billed.lines.filter(({ given }) => !given).reduce((sum, { units }) => sum + units, 0));
}

/** A text inside of XML. */
export function escaped(text: string): string {
  return printable(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
