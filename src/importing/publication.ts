import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import { hasErrors } from "../base/diagnostic.ts";
import { compareTables } from "./changes.ts";
import type { Changes } from "./changes.ts";
import { gatherRows, spreadRows } from "./gather.ts";
import { mergeRows } from "./merge.ts";
import type { FileRows } from "./read-file.ts";
import type { Row } from "./row.ts";
import type { Shape } from "./shape.ts";
import { tableText } from "./table-text.ts";
import { uniteRows } from "./unique.ts";

/** One file of a publication, read. */
export interface PublishedFile extends FileRows {
  readonly path: string;
}

/** The table after an import. */
export interface Continued {
  readonly rows: number;
  readonly text: string;
  readonly changes: Changes;
}

/**
 * Continues a table with a publication, which may be several files. `effective` is the first day on which it counts. No value where a
 * file or two files together have an error; warnings come with the value.
 */
export function continueTable(
  shape: Shape, files: readonly PublishedFile[], previous: readonly Row[], effective: string, examples: number,
): Outcome<Continued> {
  const readable = !hasErrors(files.flatMap(({ findings }) => findings.diagnostics()));
  // Two broken files are not compared: what is missing in one would be said of the other.
  const published = readable ? uniteRows(files.map(({ rows }) => rows), files, shape) : [];
  const diagnostics: readonly Diagnostic[] = files.flatMap(({ findings }) => findings.diagnostics());
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const before = shape.gathers ? spreadRows(previous) : previous;
  const merged = mergeRows(before, published, { effective, dated: shape.from !== undefined, joined: shape.gathers });
  const rows = shape.gathers ? gatherRows(merged, shape.keys) : merged;
  const changes = compareTables(previous, rows, effective, examples);
  return { value: { rows: rows.length, text: tableText(rows, shape), changes }, diagnostics };
}
