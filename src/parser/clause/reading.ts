import type { IToken } from "chevrotain";
import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { Missing, Word, YamlScalar } from "../ast.ts";
import { clauseDiagnostics } from "./diagnostics.ts";

/** Errors shown of one clause before the rest is summed up. */
export const MOST_DIAGNOSTICS = 20;

/** One scalar while it is read: where its characters stand in the file, and where diagnostics go. */
export interface Reading {
  readonly scalar: YamlScalar;
  readonly report: Report;
  /** The file span of the characters [start, end) of the scalar's text. */
  span(start: number, end: number): Span;
}

/**
 * A reading that reports at most {@link MOST_DIAGNOSTICS} diagnostics and then says once that there are more. A second one on a token has
 * the cause of the first and is not reported.
 */
export function makeReading(scalar: YamlScalar, report: Report): Reading {
  let reported = 0;
  const starts = new Set<number>();
  return {
    scalar,
    report(diagnostic) {
      if (starts.has(diagnostic.span.start)) return;
      starts.add(diagnostic.span.start);
      reported++;
      if (reported <= MOST_DIAGNOSTICS) report(diagnostic);
      else if (reported === MOST_DIAGNOSTICS + 1) {
        report(clauseDiagnostics.create("parse/too-many", diagnostic.span, { limit: String(MOST_DIAGNOSTICS) }));
      }
    },
    span: (start, end) => fileSpan(scalar, start, end),
  };
}

/** The last character is mapped, not the place after it: in a block the two may be an indentation apart. */
function fileSpan(scalar: YamlScalar, start: number, end: number): Span {
  const { offsets, span } = scalar;
  if (scalar.text.length === 0) return span;
  if (end > start) return { file: span.file, start: offsets[start]!, end: offsets[end - 1]! + 1 };
  const at = start > 0 ? offsets[start - 1]! + 1 : offsets[0]!;
  return { file: span.file, start: at, end: at };
}

/** Offset behind a token's last character, in the scalar's text. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/** The span of a token. */
export function spanOf(token: IToken, reading: Reading): Span {
  return reading.span(token.startOffset, endOf(token));
}

/** The characters [start, end) as written, line breaks and runs of blanks shown as one blank. */
export function written(reading: Reading, start: number, end: number): string {
  return reading.scalar.text.slice(start, end).replace(/\s+/g, " ").trim();
}

/** Characters of the author's text that a message repeats. */
const LONGEST_SHOWN = 160;

/** A text that fits into a message: the middle of a long one is left out. */
export function shorten(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN / 2)} ... ${text.slice(-LONGEST_SHOWN / 4)}`;
}

/** The characters [start, end) as a message shows them. */
export function shown(reading: Reading, start: number, end: number): string {
  return shorten(written(reading, start, end));
}

/** What stands for a part that could not be read. */
export function missing(span: Span): Missing {
  return { kind: "missing", span };
}

/** The word that stands where recovery found none: empty text. A diagnostic has been given already. */
export function missingWord(span: Span): Word {
  return { text: "", span };
}

/** True for the word of {@link missingWord}: later stages say nothing more about it. */
export function isMissingWord(word: Word): boolean {
  return word.text === "";
}
