import type { Diagnostic } from "../base/diagnostic.ts";
import { importDiagnostics } from "./diagnostics.ts";
import type { Findings } from "./findings.ts";
import { compareRows, overlap } from "./row.ts";
import type { PlacedRow } from "./row.ts";
import type { Shape } from "./shape.ts";

/** A file as messages name it, and its findings. */
export interface Part {
  readonly path: string;
  readonly findings: Findings;
}

/**
 * The rows of all parts in the order of the table, each once. A row that stands twice is kept once, and said; rows of one key that share a
 * day and say different things are an error. The order of the parts, and of the rows in them, means nothing.
 */
export function uniteRows(parts: readonly (readonly PlacedRow[])[], files: readonly Part[], shape: Shape): readonly PlacedRow[] {
  const rows = parts.length === 1 ? [...parts[0]!] : parts.flat();
  rows.sort((a, b) => compareRows(a, b) || a.file - b.file || a.line - b.line);
  const kept: PlacedRow[] = [];
  for (const row of rows) {
    const before = kept.at(-1);
    if (before && before.key === row.key && overlap(before, row)) {
      const same = before.value === row.value && before.from === row.from && before.to === row.to;
      reportPair(before, row, same, files);
      if (!same) kept.push(row);
    } else kept.push(row);
  }
  if (shape.gathers) checkGathered(kept, shape.keys, files);
  return kept;
}

/** The rows that are gathered into one say the same of what they share, on every day. */
function checkGathered(rows: readonly PlacedRow[], keys: number, files: readonly Part[]): void {
  const owner = (row: PlacedRow): string => row.key.split(",").slice(0, keys).join(",");
  let group: PlacedRow[] = [];
  for (const row of rows) {
    if (group.length > 0 && owner(group[0]!) !== owner(row)) group = [];
    const other = group.find((one) => one.value !== row.value && overlap(one, row));
    if (other) reportPair({ ...other, key: owner(other) }, { ...row, key: owner(row) }, false, files);
    group.push(row);
  }
}

function reportPair(before: PlacedRow, row: PlacedRow, same: boolean, files: readonly Part[]): void {
  // The later one in the files is the finding, whatever the order of the rows in the table.
  const [first, second] = before.file < row.file || (before.file === row.file && before.line < row.line) ? [before, row] : [row, before];
  const shared = { key: keyWords(row.key), line: String(first.line), path: files[first.file]!.path };
  const date = before.from > row.from ? before.from : row.from;
  const make = (span: Diagnostic["span"]): Diagnostic =>
    same
      ? importDiagnostics.create("import/duplicate-row", span, { ...shared, from: row.from === "" ? "the date of the import" : row.from })
      : importDiagnostics.create("import/rows-disagree", span, { ...shared, one: rowWords(second), other: rowWords(first), date: date === "" ? "the date of the import" : date });
  files[second.file]!.findings.add({ line: second.line, text: "", start: 0, end: 0 }, make, same ? "warning" : "error");
}

/** A key as people read it. */
export function keyWords(key: string): string {
  return key.replace(/,$/, "").split(",").join(", ");
}

function rowWords({ value, from, to }: PlacedRow): string {
  const dates = from === "" ? "" : to === "" ? `from ${from}` : `${from} to ${to}`;
  return [value.split(",").filter((cell) => cell !== "").join(", "), dates].filter((text) => text !== "").join(" ");
}
