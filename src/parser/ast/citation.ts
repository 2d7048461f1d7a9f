import type { Span } from "../../base/source.ts";
import type { Word } from "./word.ts";

/** A citation: the key of a source of the same pack, and where in it. */
export interface SourceReference {
  readonly key: Word;
  readonly locator?: Word;
}

/** Inclusive dates of service; an open end is undefined. Dates are checked ISO text. */
export interface Effective {
  readonly from?: Word;
  readonly until?: Word;
  readonly span: Span;
}

export interface Source {
  readonly key: Word;
  readonly title?: Word;
  readonly publisher?: Word;
  readonly confidence?: Word;
  readonly url?: Word;
  readonly readOn?: Word;
  /** The day by which it is to be read again. */
  readonly reviewBy?: Word;
  /** Where the document lies, below the folder of rules; it need not be there. */
  readonly file?: Word;
  /** SHA-256 of the document that was read. */
  readonly sha256?: Word;
  readonly span: Span;
}

export interface Confirm {
  readonly rule: Word;
  readonly sources: readonly SourceReference[];
  readonly span: Span;
}

/** A finding of `prove` that the pack accepts. */
export interface Accept {
  /** The finding as `prove` writes it. */
  readonly finding: Word;
  readonly reason?: Word;
  readonly sources: readonly SourceReference[];
  /** The last day on which it is accepted; undefined where it was no date, which was reported. */
  readonly until?: Word;
  readonly span: Span;
}

export interface NotEncoded {
  readonly says: Word;
  readonly why?: Word;
  readonly sources: readonly SourceReference[];
  readonly span: Span;
}
