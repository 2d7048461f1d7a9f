import type { YAMLParseError } from "yaml";
import type { Diagnostic, Report } from "../../base/diagnostic.ts";
import { LIMITS } from "../../base/limits.ts";
import { positionOf, type SourceFile, type Span, textOf } from "../../base/source.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import type { Cause } from "./cause.ts";
import { causeOf } from "./causes.ts";
import type { TokenRead } from "./tokens.ts";

type Suspects = Pick<TokenRead, "longQuotes" | "openBrackets">;

/** What is wrong in the other cases, by the code of the yaml package. */
const WHAT: Readonly<Record<string, string>> = {
  BAD_INDENT: "the line is not lined up with the lines it belongs to",
  BLOCK_AS_IMPLICIT_KEY: "a key and its colon stand at the beginning of a line",
  BLOCK_IN_FLOW: "inside `{ }` and `[ ]` everything stands on one line",
  MULTILINE_IMPLICIT_KEY: "a key and its colon stand on one line",
  MISSING_CHAR: "a colon, a comma, a blank or a closing bracket is missing here or just before",
  BAD_SCALAR_START: "a text that begins so needs quotes",
  BAD_DQ_ESCAPE: "behind a backslash stands something that has no meaning",
  KEY_OVER_1024_CHARS: "a key is a short word or phrase",
  TAB_AS_INDENT: "lines are indented with blanks, not with tabs",
};

const HELPS: Readonly<Record<string, string>> = {
  BAD_INDENT: "line it up with the keys it belongs to, two blanks deeper than their parent",
  BAD_DQ_ESCAPE: "write `\\\\` for a backslash, or use single quotes",
};

/**
 * Turns what the yaml package could not read into diagnostics, one a line. An error right after a quoted text of several lines is
 * reported at its opening quote: an unclosed quote ends at the next one in the file. `clean` is the text that was read, as long as the
 * file's; a line with a character in it that may not stand anywhere is judged when that is gone.
 */
export function reportSyntax(errors: readonly YAMLParseError[], { longQuotes, openBrackets }: Suspects, clean: string, file: SourceFile, report: Report): void {
  const [open] = openBrackets;
  if (open) {
    report(parseDiagnostics.create("parse/unclosed-bracket", open, { bracket: textOf(open), closing: textOf(open) === "[" ? "]" : "}" }));
    return;
  }
  const lines = new Set<number>();
  const quotes = new Map(longQuotes.map((span) => [positionOf(file, span.end).line, span]));
  for (const error of errors) {
    const start = Math.min(error.pos[0], file.text.length);
    const line = positionOf(file, start).line;
    if (lines.has(line)) continue;
    if (lines.size > LIMITS.diagnosticsPerFile) return;
    lines.add(line);
    if (hasReplaced(file.text, clean, start)) continue;
    const quote = quotes.get(line);
    if (quote && quote.end <= start + 1) {
      report(parseDiagnostics.create("parse/unclosed-quote", { file, start: quote.start, end: quote.start + 1 }, {}));
      return;
    }
    const cause = causeOf({ code: error.code, message: error.message, start }, clean);
    if (cause === undefined && lines.size > 1) continue;
    report(cause ? diagnosticOf(cause, file) : parseDiagnostics.create("parse/yaml-syntax", spanOf(error, file), { what: WHAT[error.code] ?? "it cannot be told what belongs to what" }, { help: HELPS[error.code] }));
  }
}

function diagnosticOf({ start, end, what, help, fixes = [] }: Cause, file: SourceFile): Diagnostic {
  const placed = fixes.map(({ title, edits }) => ({ title, edits: edits.map((edit) => ({ span: { file, start: edit.start, end: edit.end }, text: edit.text })) }));
  return parseDiagnostics.create("parse/yaml-syntax", { file, start, end }, { what }, { help, fixes: placed });
}

/** Whether something on the line at `start` was replaced because no source file may have it. */
function hasReplaced(text: string, clean: string, start: number): boolean {
  const end = endOfLine(clean, start);
  for (let at = clean.lastIndexOf("\n", start - 1) + 1; at < end; at++) if (clean[at] === "\ufffd" && text[at] !== "\ufffd") return true;
  return false;
}

function spanOf({ pos }: YAMLParseError, file: SourceFile): Span {
  const start = Math.min(pos[0], file.text.length);
  return { file, start, end: Math.max(start, Math.min(endOfLine(file.text, start), pos[1])) };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : Math.max(end, at);
}
