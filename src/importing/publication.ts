import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import { hasErrors } from "../base/diagnostic.ts";
import { compareTables } from "./changes.ts";
import type { Changes } from "./changes.ts";
import { gatherRows, spreadRows } from "./gather.ts";
import { mergeRows } from "./merge.ts";
import type { FileRows } from "./read-file.ts";
import { lastDay } from "./row.ts";
import type { Row } from "./row.ts";
import type { Shape } from "./shape.ts";
import { tableText } from "./table-text.ts";
import { uniteRows } from "./unique.ts";

/** One file of a publication, read. */
export interface PublishedFile extends FileRows {
  readonly path: string;
}

/** How a publication continues a table. */
export interface Continuing {
  /** The first day on which it counts. */
  readonly effective: string;
  /** Rows that ended before this day are not kept; absent: all are. */
  readonly since?: string | undefined;
  /** How many changes of each kind to keep as examples. */
  readonly examples: number;
}

/** The table after an import. */
export interface Continued {
  /** Rows that the publication has and that ended too long ago. */
  readonly tooOld: number;
  readonly rows: number;
  readonly text: string;
  readonly changes: Changes;
}

/**
 * Continues a table with a publication, which may be several files. No value where a file or two files together have an error; warnings
 * come with the value.
 */
export function continueTable(
  shape: Shape, files: readonly PublishedFile[], table: readonly Row[], { effective, since = "", examples }: Continuing,
): Outcome<Continued> {
  const readable = !hasErrors(files.flatMap(({ findings }) => findings.diagnostics()));
  // Two broken files are not compared: what is missing in one would be said of the other.
  const all = readable ? uniteRows(files.map(({ rows }) => rows), files, shape) : [];
  const diagnostics: readonly Diagnostic[] = files.flatMap(({ findings }) => findings.diagnostics());
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const isRecent = (row: Row): boolean => lastDay(row) >= since;
  const published = since === "" ? all : all.filter(isRecent);
  const previous = since === "" ? table : table.filter(isRecent);
  const before = shape.gathers ? spreadRows(previous) : previous;
  const merged = mergeRows(before, published, { effective, dated: shape.from !== undefined, joined: shape.gathers });
  const rows = shape.gathers ? gatherRows(merged, shape.keys) : merged;
  const changes = compareTables(previous, rows, effective, examples);
  return { value: { rows: rows.length, text: tableText(rows, shape), changes, tooOld: all.length - published.length }, diagnostics };
}
