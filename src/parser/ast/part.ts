import type { Span } from "../../base/source.ts";
import type { SourceReference } from "./citation.ts";
import type { Clause } from "./clause.ts";
import type { Allowance, Cut, FromTo, Preference, RowTest } from "./entry.ts";
import type { TimeExpression } from "./set.ts";
import type { TextTable } from "./text-table.ts";
import type { Value } from "./value.ts";
import type { Word } from "./word.ts";

/** The content of one key of a rule, read by its declared type. */
export type PartContent =
  | { readonly type: "clause"; readonly clause: Clause }
  | { readonly type: "value"; readonly value: Value }
  | { readonly type: "dated"; readonly entries: readonly { readonly from: Word; readonly value: Value }[] }
  | { readonly type: "word"; readonly word: Word }
  | { readonly type: "words"; readonly words: readonly Word[] }
  | { readonly type: "values"; readonly values: readonly Value[] }
  | { readonly type: "text"; readonly text: Word }
  | { readonly type: "preferences"; readonly items: readonly Preference[] }
  | { readonly type: "time"; readonly time: TimeExpression }
  | { readonly type: "from_to"; readonly span: FromTo }
  | { readonly type: "leave_out"; readonly items: readonly LeaveOut[] }
  | { readonly type: "cuts"; readonly items: readonly TimeCut[] }
  | { readonly type: "take"; readonly entries: readonly { readonly field: Word; readonly value: Value }[] }
  | { readonly type: "table"; readonly table: TextTable }
  | { readonly type: "columns"; readonly entries: readonly { readonly column: Word; readonly columnType: Word }[] }
  | { readonly type: "reason_codes"; readonly group?: Word; readonly carc?: Word; readonly rarc: readonly Word[] }
  | { readonly type: "allowance"; readonly allowance: Allowance }
  | { readonly type: "row_test"; readonly test: RowTest }
  /** `none` in an exception: removes an optional part. */
  | { readonly type: "none" };

export type PartType = PartContent["type"];

export interface LeaveOut {
  readonly if: Clause;
  readonly because?: Word;
  readonly sources: readonly SourceReference[];
  readonly contested: readonly Word[];
  readonly span: Span;
}

export interface TimeCut {
  readonly time: Cut;
  readonly if?: Clause;
  readonly because?: Word;
  readonly sources: readonly SourceReference[];
  readonly span: Span;
}

/** `path` is the key, nested keys joined by a dot: `when`, `first.from`, `spaced.more than`. */
export interface Part {
  readonly path: string;
  readonly content: PartContent;
  /** Of the key as written. */
  readonly keySpan: Span;
  /** Of the key of the mapping that it stands in, for a part such as `spaced.sharing`. */
  readonly outerKeySpan?: Span;
  readonly span: Span;
}
