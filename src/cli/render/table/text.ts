import { padRight, printable, widthOf, wrap } from "../display.ts";
import type { MinuteTable } from "../../../analysis/table/model.ts";
import type { TableRenderer } from "./report.ts";
import { cellWords, columnWords, daysWords, establishedWords, legendOf, minutesWords, missingWords, placeWords } from "./words.ts";

const WIDTH = 110;

/** Readable on a terminal: a table of minutes for each ladder, the packs side by side. A cell that is as the first column's is left as `=`. */
export const renderTableText: TableRenderer = (tables, colors) => {
  const lines: string[] = [];
  for (const table of tables.tables) {
    lines.push(`${colors.bold(printable(table.title))}  ${table.ladder}`, ...wrap(placeWords(table), WIDTH - 2).map((line) => `  ${line}`), `  ${daysWords(table)}`, "");
    const grid = gridOf(table);
    const widths = grid[0]!.map((_, column) => Math.max(...grid.map((row) => widthOf(row[column]!))));
    for (const [index, row] of grid.entries()) {
      const line = `  ${row.map((cell, column) => padRight(cell, widths[column]!)).join("   ")}`.trimEnd();
      lines.push(index === 0 ? colors.bold(line) : line);
    }
    lines.push(...notesOf(table).flatMap((note) => wrap(note, WIDTH - 2).map((line) => `  ${line}`)), ...legendOf(table).flatMap((words) => wrap(words, WIDTH - 2).map((line) => `  ${line}`)), "");
  }
  lines.push(...[establishedWords(tables), ...missingWords(tables)].flatMap((words) => wrap(words, WIDTH)));
  return `${lines.join("\n")}\n`;
};

/** Cells as short as they can be: what holds or denies stands below by a mark. */
function gridOf(table: MinuteTable): readonly (readonly string[])[] {
  const notes = allNotes(table);
  const rows = table.intervals.map((interval) => {
    const cells = interval.cells.map(({ words, notes: told }) => printable([words, ...told.map((note) => `[${notes.indexOf(note) + 1}]`)].join(" ")));
    return [minutesWords(interval), ...cells.map((cell, column) => (column > 0 && cell === cells[0] ? "=" : cell))];
  });
  return [["minutes", ...table.columns.map(columnWords)], ...rows];
}

function notesOf(table: MinuteTable): readonly string[] {
  return allNotes(table).map((note, index) => `[${index + 1}] ${note}`);
}

function allNotes(table: MinuteTable): readonly string[] {
  return [...new Set(table.intervals.flatMap(({ cells }) => cells.flatMap(({ notes }) => notes)))];
}

/** A table as rows of texts, everything said in each cell: for Markdown and HTML. */
export function fullGrid(table: MinuteTable): readonly (readonly string[])[] {
  return [["minutes", ...table.columns.map(columnWords)], ...table.intervals.map((interval) => [minutesWords(interval), ...interval.cells.map(cellWords)])];
}
