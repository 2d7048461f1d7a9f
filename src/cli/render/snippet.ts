import { lineText, lineStartsOf, positionOf } from "../../base/source.ts";
import type { Span } from "../../base/source.ts";
import { printable, widthOf } from "./display.ts";

/** Columns of source text shown at most; a longer line is cut around its mark. */
const SHOWN = 96;

/** The line of a span and what to put under it. */
export interface Snippet {
  readonly line: number;
  readonly text: string;
  /** Spaces, then one caret for each column under the span; at least one. */
  readonly mark: string;
}

/** The first line of a span, printable, with carets exactly under the span. Undefined for a place in no text. */
export function snippetOf(span: Span): Snippet | undefined {
  if (span.file.text === "") return undefined;
  const { line } = positionOf(span.file, span.start);
  const whole = lineText(span.file, line);
  const start = lineStartsOf(span.file)[line - 1]!;
  const from = Math.min(span.start - start, whole.length);
  const to = Math.max(from, Math.min(span.end - start, whole.length));
  let before = printable(whole.slice(0, from));
  let marked = printable(whole.slice(from, to));
  let after = printable(whole.slice(to));
  marked = cutEnd(marked, SHOWN - 20);
  const room = SHOWN - widthOf(marked);
  if (widthOf(before) + widthOf(after) > room) {
    before = cutStart(before, Math.max(Math.floor(room / 2), room - widthOf(after)));
    after = cutEnd(after, room - widthOf(before));
  }
  return { line, text: before + marked + after, mark: " ".repeat(widthOf(before)) + "^".repeat(Math.max(1, widthOf(marked))) };
}

function cutEnd(text: string, width: number): string {
  return widthOf(text) <= width ? text : `${firstColumns(text, width - 3)}...`;
}

function cutStart(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return `...${backwards(firstColumns(backwards(text), width - 3))}`;
}

function firstColumns(text: string, width: number): string {
  let kept = "";
  let used = 0;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

function backwards(text: string): string {
  return [...text].reverse().join("");
}
