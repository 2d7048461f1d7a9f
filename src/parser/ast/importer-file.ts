import type { Span } from "../../base/source.ts";
import type { Word } from "./word.ts";

/** Where one cell of a published file stands and how it is read. */
export interface ImporterCell {
  /** Headings under which the cell may stand; the file has one of them. */
  readonly headings: readonly Word[];
  /** `12-91`: first and last character in a file without separators, counted from 1. */
  readonly positions?: Word;
  readonly holds: Word;
  /** What the table says for a word of the file. */
  readonly words: readonly { readonly written: Word; readonly means: Word }[];
  /** Words that stand for an empty cell. */
  readonly none: readonly Word[];
  /** Words with which a row is left out. */
  readonly leaveOut: readonly Word[];
  /** Words with which a row that ends on the day it begins was never in force. */
  readonly neverInForce: readonly Word[];
  /** Whether the rows of one key are one row of the table, with all their codes. */
  readonly gathered: boolean;
  readonly span: Span;
}

/** A column of the table and the cell that fills it. */
export interface ImporterColumn extends ImporterCell {
  readonly name: Word;
}

/** Which records of a file are rows, by a word in each: the others are passed over. */
export interface ImporterRecords {
  readonly headings: readonly Word[];
  readonly positions?: Word;
  readonly begin: readonly Word[];
  /** Records that go on with the text of the row before. */
  readonly goOn: readonly Word[];
  readonly span: Span;
}

/** A file that says how one kind of published file becomes a table. */
export interface ImporterFile {
  readonly kind: "importer_file";
  readonly name: Word;
  readonly title?: Word;
  readonly key: readonly Word[];
  readonly columns: readonly ImporterColumn[];
  readonly records?: ImporterRecords;
  /** The first date of a row; absent: the file holds what is in force from the date of the import. */
  readonly from?: ImporterCell;
  /** Last dates of a row; the earliest counts. */
  readonly to: readonly ImporterCell[];
  /** Headings of cells that the table does not take. */
  readonly ignored: readonly Word[];
  readonly span: Span;
}
