import type { Diagnostic } from "../../../src/base/diagnostic.ts";
import type { SourceFile, Span } from "../../../src/base/source.ts";
import type { Shown } from "../../../src/cli/render/report.ts";

/** Paths as a user in the folder above the rules sees them. */
export const shown: Shown = { path: (path) => `rules/${path}`, version: "9.8.7" };

/** The span of the first place where a text stands in a file. */
export function spanOf(file: SourceFile, text: string): Span {
  const start = file.text.indexOf(text);
  return { file, start, end: start + text.length };
}

/** A diagnostic with the given members and harmless others. */
export function diagnostic(span: Span, more: Partial<Diagnostic> = {}): Diagnostic {
  return { code: "parse/unknown-words", severity: "error", message: "`is atmost` is not known", help: undefined, span, related: [], fixes: [], args: {}, ...more };
}

/** A file with one mistake on its second line. */
export const file: SourceFile = {
  path: "payers/pinyon/topic.yaml",
  text: "when all:\n  - service.minutes is atmost 15 minutes\n  - other\n",
};
