import type { Report } from "../../base/diagnostic.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import { parseDiagnostics } from "../diagnostics.ts";

/** Everything but printable characters and LF: C0, DEL, C1, direction controls, other line breaks, byte order mark, surrogates. */
const SUSPECT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/;
const SUSPECTS = new RegExp(SUSPECT.source, "g");

/**
 * Reports every character that may not stand in a source file and gives the text with each of them replaced by a harmless one of the
 * same length, so that reading can go on and offsets stay. A byte order mark at the very start and CR before LF are fine. A CR alone ends
 * a line, as editors show it; the first one of a file stands for all.
 */
export function checkCharacters(file: SourceFile, report: Report): string {
  const { text } = file;
  if (!SUSPECT.test(text)) return text;
  let clean = "";
  let done = 0;
  let hasLineEnds = false;
  for (const match of text.matchAll(SUSPECTS)) {
    const at = match.index;
    if (at < done) continue;
    const code = text.charCodeAt(at);
    if (code === 0xfeff && at === 0) continue;
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) continue;
    if (isPair(text, at)) {
      clean += text.slice(done, at + 2);
      done = at + 2;
      continue;
    }
    const end = code === 0x09 ? endOfTabs(text, at) : at + 1;
    if (code !== 0x0d) reportCharacter({ file, start: at, end }, code, report);
    else if (!hasLineEnds) hasLineEnds = reportLineEnds(file, at, report);
    clean += text.slice(done, at) + (code === 0x09 || code === 0xfeff ? " ".repeat(end - at) : code === 0x0d ? "\n" : "\ufffd");
    done = end;
  }
  return clean + text.slice(done);
}

/** Reports what an escape of a quoted text has smuggled in: controls other than line breaks, direction controls, half characters. */
export function checkDecoded(text: string, offsets: Uint32Array, file: SourceFile, report: Report): void {
  if (!SUSPECT.test(text)) return;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isPair(text, at)) at++;
    else if (SUSPECT.test(text[at]!)) reportCharacter({ file, start: offsets[at]!, end: offsets[at + 1]! }, code, report);
  }
}

function reportCharacter(span: Span, code: number, report: Report): void {
  const point = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const remove = [{ title: "delete it", edits: [{ span, text: "" }] }];
  if (code === 0x09) {
    const fixes = [{ title: "write spaces", edits: [{ span, text: "  ".repeat(span.end - span.start) }] }];
    report(parseDiagnostics.create("parse/tab", span, {}, { fixes }));
  } else if (code === 0xfeff) {
    report(parseDiagnostics.create("parse/byte-order-mark", span, {}, { fixes: remove }));
  } else if (code >= 0xd800 && code <= 0xdfff) {
    report(parseDiagnostics.create("parse/lone-surrogate", span, { point }, { fixes: remove }));
  } else if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029) {
    const stoodForBlank = code === 0x0b || code === 0x85 || code >= 0x2028;
    const extras = stoodForBlank ? { help: "it breaks a line in other programs; write a blank", fixes: [{ title: "write a blank", edits: [{ span, text: " " }] }] } : { fixes: remove };
    report(parseDiagnostics.create("parse/control-character", span, { point }, extras));
  } else {
    report(parseDiagnostics.create("parse/bidi-control", span, { point }, { fixes: remove }));
  }
}

/** A carriage return that ends a line alone: the finding is on the first one, and its fix is for all of them. */
function reportLineEnds(file: SourceFile, first: number, report: Report): true {
  const spans = [...file.text.matchAll(/\r(?!\n)/g)].map(({ index }) => ({ file, start: index, end: index + 1 }));
  const help = "it ends a line only on very old systems; write a line break";
  const fixes = [{ title: "write line breaks", edits: spans.map((span) => ({ span, text: "\n" })) }];
  report(parseDiagnostics.create("parse/control-character", { file, start: first, end: first + 1 }, { point: "U+000D" }, { help, fixes }));
  return true;
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  const low = text.charCodeAt(at + 1);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

function endOfTabs(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 0x09) end++;
  return end;
}
