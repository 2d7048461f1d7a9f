import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import { textOf } from "../../../src/base/source.ts";
import type { ScalarStyle, YamlScalar } from "../../../src/parser/ast.ts";
import type { Report } from "../../../src/base/diagnostic.ts";

/** A scalar that stands in a file as it is, after `before`. */
export function plainScalar(text: string, before = "when: ", style: ScalarStyle = "plain"): YamlScalar {
  const offsets = Uint32Array.from({ length: text.length + 1 }, (_, index) => before.length + index);
  const file = { path: "rules/test.yaml", text: `${before}${text}\n` };
  return { kind: "scalar", text, style, span: { file, start: before.length, end: before.length + text.length }, offsets };
}

/** A `|` block: every line of the text is indented in the file, so the offsets jump at each line break. */
export function blockScalar(text: string, indentation = 6, header = "when: |\n"): YamlScalar {
  let body = header;
  const offsets: number[] = [];
  let atStart = true;
  for (const unit of text.split("")) {
    if (atStart) body += " ".repeat(indentation);
    offsets.push(body.length);
    body += unit;
    atStart = unit === "\n";
  }
  offsets.push(body.length);
  const file = { path: "rules/block.yaml", text: `${body}\n` };
  return { kind: "scalar", text, style: "literal", span: { file, start: offsets[0]!, end: body.length }, offsets: Uint32Array.from(offsets) };
}

export interface ReadResult<T> {
  readonly tree: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs one reader on one scalar and collects what it reports. */
export function read<T>(parse: (scalar: YamlScalar, report: Report) => T, scalar: YamlScalar): ReadResult<T> {
  const diagnostics: Diagnostic[] = [];
  const tree = parse(scalar, (diagnostic) => diagnostics.push(diagnostic));
  return { tree, diagnostics };
}

/** What a diagnostic says, with the text under it: what the tables of these tests compare. */
export function shown({ code, span, help }: Diagnostic): { code: string; at: string; help: string | undefined } {
  return { code, at: textOf(span), help };
}

/** The text of a scalar in its file after the edits of one fix. */
export function applyFix(scalar: YamlScalar, edits: Diagnostic["fixes"][number]["edits"]): string {
  const { file, start, end } = scalar.span;
  let text = file.text;
  let length = end;
  const ordered = edits.map((edit, index) => ({ edit, index })).sort((a, b) => b.edit.span.start - a.edit.span.start || b.index - a.index);
  for (const { edit } of ordered) {
    text = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    length += edit.text.length - (edit.span.end - edit.span.start);
  }
  return text.slice(start, length);
}

/** A tree without spans, to compare what was read and not where. */
export function withoutSpans(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === "span" || key === "howSpan" ? undefined : value)));
}
