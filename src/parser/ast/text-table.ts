import type { Span } from "../../base/source.ts";
import type { Word } from "./word.ts";

export interface TableCell {
  readonly text: string;
  readonly span: Span;
}

/** A text table: pipe separated, first row names the columns. Rows have as many cells as there are columns. */
export interface TextTable {
  readonly columns: readonly Word[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly span: Span;
}
