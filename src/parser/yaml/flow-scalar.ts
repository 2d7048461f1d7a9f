/**
 * Decodes plain and quoted YAML scalars and says where each decoded unit stands in the file. The yaml package decodes but keeps no
 * map; the text here is the same as its text (a property test compares them). A fold, which is white space in the file, maps to
 * where that white space begins, an escape to its backslash.
 */
import { mapStraight, type MappedText, MappedTextBuilder } from "./mapped-text.ts";

/** A plain scalar; `base` is the file offset of its first character. */
export function decodePlain(source: string, base: number): MappedText {
  return source.includes("\n") ? unfold(source, base) : mapStraight(source, base);
}

/** The inside of single quotes; `base` is the file offset after the opening quote. */
export function decodeSingleQuoted(inside: string, base: number): MappedText {
  const folded = decodePlain(inside, base);
  if (!folded.text.includes("''")) return folded;
  const out = new MappedTextBuilder();
  for (let at = 0; at < folded.text.length; at++) {
    out.put(folded.text[at]!, folded.offsets[at]!);
    if (folded.text[at] === "'" && folded.text[at + 1] === "'") at++;
  }
  return out.finish(base + inside.length);
}

function unfold(source: string, base: number): MappedText {
  const out = new MappedTextBuilder();
  const lines = source.split("\n");
  const last = lines.length - 1;
  let start = 0;
  let keptEnd = 0;
  let breaks = 0;
  lines.forEach((line, index) => {
    const from = index === 0 ? 0 : leadingBlanks(line);
    const to = index === last ? line.length : Math.max(from, trailingBlanks(line));
    if (from < to || index === 0 || index === last) {
      if (index > 0) out.put(breaks > 1 ? "\n".repeat(breaks - 1) : " ", base + keptEnd);
      out.copy(source, start + from, start + to, base);
      keptEnd = start + to;
      breaks = 0;
    }
    breaks++;
    start += line.length + 1;
  });
  return out.finish(base + source.length);
}

function leadingBlanks(line: string): number {
  let at = 0;
  while (line[at] === " " || line[at] === "\t") at++;
  return at;
}

function trailingBlanks(line: string): number {
  let at = line.endsWith("\r") ? line.length - 1 : line.length;
  while (at > 0 && (line[at - 1] === " " || line[at - 1] === "\t")) at--;
  return at;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0", a: "\x07", b: "\b", e: "\x1b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v",
  N: "\u0085", _: "\u00a0", L: "\u2028", P: "\u2029", " ": " ", '"': '"', "/": "/", "\\": "\\", "\t": "\t",
};

const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The inside of double quotes; a bad escape stays as it is written (the composer reports it). */
export function decodeDoubleQuoted(inside: string, base: number): MappedText {
  const out = new MappedTextBuilder();
  let at = 0;
  while (at < inside.length) {
    const unit = inside[at]!;
    if (unit === "\\") at = decodeEscape(inside, at, base, out);
    else if (unit === " " || unit === "\t" || unit === "\n" || (unit === "\r" && inside[at + 1] === "\n")) at = decodeBlanks(inside, at, base, out);
    else {
      out.copy(inside, at, at + 1, base);
      at++;
    }
  }
  return out.finish(base + inside.length);
}

/** White space that holds line breaks folds; white space within a line stays. */
function decodeBlanks(inside: string, start: number, base: number, out: MappedTextBuilder): number {
  let end = start;
  let breaks = 0;
  while (end < inside.length) {
    const unit = inside[end]!;
    if (unit === "\n") breaks++;
    else if (unit !== " " && unit !== "\t" && !(unit === "\r" && inside[end + 1] === "\n")) break;
    end++;
  }
  if (breaks === 0) out.copy(inside, start, end, base);
  else out.put(breaks > 1 ? "\n".repeat(breaks - 1) : " ", base + start);
  return end;
}

function decodeEscape(inside: string, at: number, base: number, out: MappedTextBuilder): number {
  const next = inside[at + 1] ?? "";
  const simple = ESCAPES[next];
  if (simple !== undefined) {
    out.put(simple, base + at);
    return at + 2;
  }
  if (next === "\n" || (next === "\r" && inside[at + 2] === "\n")) return skipLine(inside, next === "\n" ? at + 2 : at + 3);
  const length = CODE_LENGTHS[next];
  const digits = length === undefined ? "" : inside.slice(at + 2, at + 2 + length);
  if (length !== undefined && digits.length === length && /^[0-9a-fA-F]+$/.test(digits) && parseInt(digits, 16) <= 0x10ffff) {
    out.put(String.fromCodePoint(parseInt(digits, 16)), base + at);
    return at + 2 + length;
  }
  const end = Math.min(inside.length, at + 2 + (length ?? 0));
  out.copy(inside, at, end, base);
  return end;
}

function skipLine(inside: string, at: number): number {
  while (inside[at] === " " || inside[at] === "\t") at++;
  return at;
}
