import type { Constant } from "./expression.ts";
import type { Choice, RuleBase } from "./part.ts";
import type { CodeSystem, Type } from "./types.ts";

export interface ValueRule extends RuleBase { readonly type: Type; readonly is: Choice<Constant> }

export interface CodeSet {
  readonly name: string;
  readonly system: CodeSystem;
  /** Sorted, disjoint, inclusive ranges of codes of one length; a single code has `low === high`. Only rows in force. */
  readonly ranges: readonly (readonly [low: string, high: string])[];
}

/** A table of one date segment: its columns, and where its rows are. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: Type }[];
  readonly key: readonly string[];
  /** Index into Pack.tables. */
  readonly rows: number;
}

/**
 * The rows of a table, with their dates, shared by all programs of a pack. Rows that differ only in the codes of their first key columns
 * share a rest, so that a million rows are a few thousand texts, which are read when their code is first asked for.
 */
export interface TableRows {
  /** SHA-256 over the canonical text of the rest of this object. */
  readonly digest: string;
  /** How many leading columns of the key are codes and stand in `blocks`: at most two. */
  readonly leads: number;
  /** What rows have beside their leads, each once. */
  readonly rests: readonly RowRest[];
  /**
   * `REST:CODE CODE;REST:CODE`: the codes of the last lead by their rest; a range is `LOW-HIGH`. With two leads a block holds the rows of one
   * code or range of the first, sorted; with one there is one block without a code; without leads every rest is a row.
   */
  readonly blocks: readonly (readonly [lead: string, rows: string])[];
}

/** Dates are inclusive; null: no end on that side. */
export interface RowRest {
  readonly from: string | null;
  readonly to: string | null;
  /** Cells of the columns that do not lead, in their order. */
  readonly cells: readonly Cell[];
}

export type Cell = Constant | { readonly ranges: readonly (readonly [low: string, high: string])[] } | { readonly list: readonly string[] };
