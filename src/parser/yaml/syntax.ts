import type { YAMLParseError } from "yaml";
import type { Report } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import { positionOf, type SourceFile, type Span } from "../../base/source.ts";
import { parseDiagnostics } from "../diagnostics.ts";

/** What to do about the usual causes, by the code of the yaml package. */
const HELPS: Readonly<Record<string, string>> = {
  BAD_INDENT: "line it up with the keys it belongs to, two spaces deeper than their parent",
  BLOCK_AS_IMPLICIT_KEY: "a text with `: ` in it needs quotes, a clause never has one; or a line break is missing",
  BLOCK_IN_FLOW: "inside `{ }` and `[ ]` everything stands on one line",
  MULTILINE_IMPLICIT_KEY: "a key and its colon stand on one line",
  MISSING_CHAR: "a colon, a comma or a closing bracket is missing here or just before",
  BAD_SCALAR_START: "write the text in quotes",
  BAD_DQ_ESCAPE: "write `\\\\` for a backslash, or use single quotes",
  KEY_OVER_1024_CHARS: "a key is a short word or phrase",
  TAB_AS_INDENT: "indent with spaces",
};

/**
 * Turns what the yaml package could not read into diagnostics, one a line. An error right after a quoted text of several lines is
 * reported at its opening quote: an unclosed quote ends at the next one in the file.
 */
export function reportSyntax(errors: readonly YAMLParseError[], longQuotes: readonly Span[], file: SourceFile, report: Report): void {
  const lines = new Set<number>();
  const quotes = new Map(longQuotes.map((span) => [positionOf(file, span.end).line, span]));
  for (const error of errors) {
    const start = Math.min(error.pos[0], file.text.length);
    const line = positionOf(file, start).line;
    if (lines.has(line)) continue;
    if (lines.size > LIMITS.diagnosticsPerFile) return;
    lines.add(line);
    const quote = quotes.get(line);
    if (quote && quote.end <= start + 1) {
      report(parseDiagnostics.create("parse/unclosed-quote", { file, start: quote.start, end: quote.start + 1 }, {}));
      return;
    }
    const span = { file, start, end: Math.max(start, Math.min(endOfLine(file.text, start), error.pos[1])) };
    report(parseDiagnostics.create("parse/yaml-syntax", span, { what: asPhrase(error.message) }, { help: HELPS[error.code] }));
  }
}

function asPhrase(text: string): string {
  const line = text.split("\n")[0]!.replace(/[.:]$/, "");
  return line.charAt(0).toLowerCase() + line.slice(1);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : Math.max(end, at);
}
