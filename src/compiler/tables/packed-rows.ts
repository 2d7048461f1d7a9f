import type { SourceFile } from "../../base/source.ts";
import type { Cell } from "../../ir/ir.ts";
import type { DateRange } from "../timeline/range.ts";

/** A code or range as it leads a row: its text in blocks, and where it stands in its cell. */
export interface LeadPart {
  readonly text: string;
  readonly low: string;
  readonly high: string;
  readonly offset: number;
  readonly length: number;
}

/** What a row has beside its leads. */
export interface PackedRest {
  readonly dates: DateRange;
  readonly cells: readonly Cell[];
}

/** The rows of a table in columns of numbers: a million rows must fit into memory beside their file. */
export interface PackedRows {
  readonly parts: readonly LeadPart[];
  readonly rests: readonly PackedRest[];
  /** By row and lead: an index into `parts`. A cell of several codes is several rows. */
  readonly leads: readonly (readonly number[])[];
  /** By row: an index into `rests`. */
  readonly rest: readonly number[];
  /** By row: where a finding about it stands. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly file: SourceFile | undefined;
}
