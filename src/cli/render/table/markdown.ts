import { printable } from "../display.ts";
import type { TableRenderer } from "./report.ts";
import { fullGrid } from "./text.ts";
import { daysWords, establishedWords, legendOf, missingWords, placeWords } from "./words.ts";

/** For a review: a heading and a table for each ladder and situation. */
export const renderTableMarkdown: TableRenderer = (tables) => {
  const lines: string[] = [];
  for (const table of tables.tables) {
    const [head, ...rows] = fullGrid(table).map((row) => `| ${row.map(plain).join(" | ")} |`);
    lines.push(`### ${plain(table.title)} (\`${table.ladder}\`)`, "", `${plain(placeWords(table))}; ${daysWords(table)}`, "");
    lines.push(head!, `|${"---|".repeat(table.columns.length + 1)}`, ...rows, "", ...legendOf(table).flatMap((words) => [plain(words), ""]));
  }
  lines.push(establishedWords(tables), ...missingWords(tables).flatMap((words) => ["", plain(words)]));
  return `${lines.join("\n")}\n`;
};

function plain(text: string): string {
  return printable(text).replace(/[\\*<>[\]#|]|(?<!\w)_|_(?!\w)/g, (sign) => `\\${sign}`);
}
