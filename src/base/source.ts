/** A text that diagnostics point into. `path` is relative to the workspace root, with `/` separators. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Half-open [start, end) UTF-16 offsets into `file.text`. Line and column are derived for display, never stored. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A 1-based line and a 1-based column counted in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const lineStarts = new WeakMap<SourceFile, readonly number[]>();

/** Offsets at which the lines of a file begin; `\n`, `\r\n` and `\r` end a line. Computed once per file. */
export function lineStartsOf(file: SourceFile): readonly number[] {
  const known = lineStarts.get(file);
  if (known) return known;
  const starts = [0];
  const { text } = file;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 13 && text.charCodeAt(index + 1) === 10) continue;
    if (unit === 10 || unit === 13) starts.push(index + 1);
  }
  lineStarts.set(file, starts);
  return starts;
}

/** The position of an offset; an offset past the end counts as the end. */
export function positionOf(file: SourceFile, offset: number): Position {
  const starts = lineStartsOf(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  const start = starts[low]!;
  const column = [...file.text.slice(start, Math.min(offset, file.text.length))].length + 1;
  return { line: low + 1, column };
}

/** The text of a 1-based line without its line break. */
export function lineText(file: SourceFile, line: number): string {
  const starts = lineStartsOf(file);
  const start = starts[line - 1] ?? file.text.length;
  const end = starts[line] ?? file.text.length;
  return file.text.slice(start, end).replace(/[\r\n]+$/, "");
}

/** The text under a span. */
export function textOf(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

/** The smallest span that holds both; both must be of one file. */
export function joinSpans(first: Span, last: Span): Span {
  return { file: first.file, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
