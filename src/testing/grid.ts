/** Rows of texts as an aligned plain table, two spaces between columns, two before each line, nothing after the last cell. */
export function drawGrid(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  return rows.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index]!)).join("  ").trimEnd()}`).join("\n");
}
