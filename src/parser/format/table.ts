/**
 * The lines of a text table with aligned columns: cells are padded to the widest of their column, counted in code points, the last
 * column is not padded; empty lines are dropped.
 */
export function alignTable(text: string): readonly string[] {
  const rows = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, [...cell].length);
    });
  }
  return rows.map((row) => row.map((cell, index) => (index === row.length - 1 ? cell : pad(cell, widths[index]!))).join(" | ").trimEnd());
}

function pad(cell: string, width: number): string {
  return cell + " ".repeat(width - [...cell].length);
}
