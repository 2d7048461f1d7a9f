import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { YamlScalar } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";

/** The comment that ends a plain text on its line; undefined where none does. */
export function commentBehind({ style, span }: YamlScalar): Span | undefined {
  if (style !== "plain") return undefined;
  const { file, end } = span;
  let start = end;
  while (file.text[start] === " " || file.text[start] === "\t") start++;
  if (start === end || file.text[start] !== "#") return undefined;
  const stop = /[\r\n]/.exec(file.text.slice(start))?.index;
  return { file, start, end: stop === undefined ? file.text.length : start + stop };
}

/** Whether a comment was probably meant to be text: no blank behind its `#`. */
export function isCutText(scalar: YamlScalar): boolean {
  const comment = commentBehind(scalar);
  return comment !== undefined && /^#[^\s#]/.test(comment.file.text.slice(comment.start, comment.end));
}

/** Whether a comment was probably meant to go on with a clause. */
export function isCutClause(scalar: YamlScalar): boolean {
  const comment = commentBehind(scalar);
  return comment !== undefined && /^#\s+(?:and|or)\s.*\s(?:is|in|not|includes)\s/.test(comment.file.text.slice(comment.start, comment.end));
}

/** Says that a comment has ended a text. */
export function reportCut(scalar: YamlScalar, report: Report): void {
  const comment = commentBehind(scalar);
  if (!comment) return;
  const written = comment.file.text.slice(comment.start, comment.end).trimEnd();
  report(parseDiagnostics.create("parse/cut-by-comment", { ...comment, end: comment.start + written.length }, { written: shortened(written) }));
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
