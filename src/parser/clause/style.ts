import type { Fix } from "../../base/diagnostic.ts";
import { clauseDiagnostics } from "./diagnostics.ts";
import type { Reading } from "./reading.ts";

const STYLE_WORDS = { single: "in quotes", double: "in quotes", folded: "folded" } as const;

/** Refuses clauses in quotes or folded: only plain scalars and `|` blocks map character by character to the file. */
export function checkStyle(reading: Reading): void {
  const { style, span } = reading.scalar;
  if (style === "plain" || style === "literal") return;
  const fix = style === "folded" ? blockFix(reading) : unquoteFix(reading);
  reading.report(clauseDiagnostics.create("parse/quoted-clause", span, { style: STYLE_WORDS[style] }, { fixes: fix ? [fix] : [] }));
}

/** The text without its quotes, when it means the same as a plain scalar, in `{ ... }` too. */
function unquoteFix({ scalar }: Reading): Fix | undefined {
  const { span, text } = scalar;
  const around = { ...span, start: span.start - 1, end: span.end + 1 };
  const quotes = span.file.text[around.start] ?? "";
  if (!/["']/.test(quotes) || span.file.text[around.end - 1] !== quotes) return undefined;
  if (!/^[A-Za-z0-9_$(][^:#,[\]{}"'\n\r\t]*$/.test(text) || text.trim() !== text) return undefined;
  return { title: "write it without quotes", edits: [{ span: around, text }] };
}

/** The `>` of the block header becomes `|`. */
function blockFix({ scalar }: Reading): Fix | undefined {
  const { file, start } = scalar.span;
  const before = file.text.slice(0, start);
  const header = />(?=[-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n\s*$)/.exec(before);
  if (!header) return undefined;
  return { title: "write `|` in place of `>`", edits: [{ span: { file, start: header.index, end: header.index + 1 }, text: "|" }] };
}
