import type { MinuteTables } from "../../../analysis/table/model.ts";
import type { Drawing } from "./chart.ts";
import { escaped, ladderChart } from "./chart.ts";
import type { TableRenderer } from "./report.ts";
import { wrap } from "../display.ts";
import { establishedWords, missingWords, placeWords } from "./words.ts";

const BETWEEN = 34;

/** One picture of all charts, one under the other; nothing in it is fetched or runs. */
export const renderTableSvg: TableRenderer = (tables) => {
  const drawings: Drawing[] = [];
  let top = 0;
  for (const table of tables.tables) {
    const drawing = ladderChart(table, top);
    drawings.push(drawing);
    top = drawing.height + BETWEEN;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgOf(drawings, tables, top)}\n`;
};

/** An `svg` element around drawings that stand from 0 to `height`, with the words how they were established below. */
export function svgOf(drawings: readonly Drawing[], tables: MinuteTables, height: number): string {
  const width = Math.max(560, ...drawings.map((one) => one.width));
  const words = [establishedWords(tables), ...missingWords(tables)].flatMap((line) => wrap(line, Math.floor((width - 48) / 6)));
  const notes = words.map((line, index) => `<text x="24" y="${height + 4 + index * 14}" font-size="11">${escaped(line)}</text>`);
  const whole = height + 8 + words.length * 14;
  const titles = tables.tables.map(({ title }) => title);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="Helvetica, Arial, sans-serif" fill="#000">`,
    `<title id="title">${escaped([...new Set(titles)].join("; ") || "No table")}</title>`,
    `<desc id="desc">${escaped(tables.tables.map((table) => `${placeWords(table)}: ${describe(table)}`).join(" "))}</desc>`,
    '<defs><pattern id="stopped" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#000"/></pattern></defs>',
    `<rect width="${width}" height="${whole}" fill="#fff"/>`,
    ...drawings.map(({ body }) => body),
    ...notes,
    "</svg>",
  ].join("\n");
}

function describe({ intervals, columns }: MinuteTables["tables"][number]): string {
  return columns.map((_, column) => intervals.map(({ from, to, cells }) => `${from} to ${to} minutes ${cells[column]!.words}`).join("; ")).join(". ");
}
