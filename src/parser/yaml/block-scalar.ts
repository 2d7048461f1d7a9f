/**
 * Decodes `|` and `>` blocks and says where each decoded unit stands in the file. A line break maps to where it begins in the file
 * (the CR of CRLF), a fold to the end of the line before it. The text is that of the yaml package (a property test compares them).
 */
import { type MappedText, MappedTextBuilder } from "./mapped-text.ts";

/** A block as the CST gives it. */
export interface BlockSource {
  /** `|`, `>2-` and the like. */
  readonly header: string;
  /** The lines after the header line. */
  readonly body: string;
  /** File offset of the body. */
  readonly offset: number;
  /** Indentation of the parent. */
  readonly indent: number;
}

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly content: string;
}

/** The decoded text of a literal or folded block, by its indentation and chomping. */
export function decodeBlock(block: BlockSource): MappedText {
  const lines = splitLines(block.body);
  const chomp = block.header.includes("+") ? "+" : block.header.includes("-") ? "-" : "";
  const out = new MappedTextBuilder();
  const end = block.offset + block.body.length;
  let contentEnd = lines.length;
  while (contentEnd > 0 && lines[contentEnd - 1]!.content === "") contentEnd--;
  if (contentEnd === 0) {
    if (chomp === "+" && block.body !== "") out.put("\n".repeat(Math.max(1, lines.length - 1)), block.offset);
    return out.finish(end);
  }
  const contentStart = lines.findIndex((line) => line.content !== "");
  const trim = trimOf(block, lines, contentStart);
  for (let index = lines.length - 1; index >= contentEnd; index--) if (lines[index]!.indent > trim) contentEnd = index + 1;

  for (const line of lines.slice(0, contentStart)) {
    copyLine(line, trim, block, out);
    out.put("\n", block.offset + line.start + line.indent);
  }
  const content = lines.slice(contentStart, contentEnd);
  if (block.header.startsWith(">")) foldLines(content, trim, block, out);
  else joinLines(content, trim, block, out);
  const lastEnd = endOf(lines[contentEnd - 1]!, block);
  if (chomp === "+") keepLines(lines.slice(contentEnd), trim, block, lastEnd, out);
  else if (chomp === "") out.put("\n", lastEnd);
  return out.finish(chomp === "+" ? end : chomp === "-" ? lastEnd : Math.min(end, lastEnd + breakLength(block, lastEnd)));
}

function trimOf(block: BlockSource, lines: readonly Line[], contentStart: number): number {
  const digit = /[1-9]/.exec(block.header);
  return digit ? block.indent + Number(digit[0]) : lines[contentStart]!.indent;
}

function joinLines(lines: readonly Line[], trim: number, block: BlockSource, out: MappedTextBuilder): void {
  lines.forEach((line, index) => {
    if (index > 0) out.put("\n", endOf(lines[index - 1]!, block));
    copyLine(line, trim, block, out);
  });
}

function foldLines(lines: readonly Line[], trim: number, block: BlockSource, out: MappedTextBuilder): void {
  let separator = "";
  let before = block.offset;
  let deeperBefore = false;
  for (const line of lines) {
    const deeper = line.indent > trim || line.content.startsWith("\t");
    if (deeper) {
      if (separator === " ") separator = "\n";
      else if (!deeperBefore && separator === "\n") separator = "\n\n";
      out.put(separator, before);
      copyLine(line, trim, block, out);
      separator = "\n";
      deeperBefore = true;
    } else if (line.content === "") {
      if (separator === "\n") out.put("\n", before);
      else separator = "\n";
    } else {
      out.put(separator, before);
      copyLine(line, trim, block, out);
      separator = " ";
      deeperBefore = false;
    }
    before = endOf(line, block);
  }
}

function keepLines(lines: readonly Line[], trim: number, block: BlockSource, lastEnd: number, out: MappedTextBuilder): void {
  let before = lastEnd;
  for (const line of lines) {
    out.put("\n", before);
    copyLine(line, trim, block, out);
    before = endOf(line, block);
  }
  const closed = lines.length > 0 && lines[lines.length - 1]!.indent <= trim;
  if (!closed) out.put("\n", before);
}

/** The line from its trim on; what stands left of it belongs to the layout. */
function copyLine(line: Line, trim: number, block: BlockSource, out: MappedTextBuilder): void {
  const from = line.start + Math.min(trim, line.indent);
  out.copy(block.body, from, line.start + line.indent + line.content.length, block.offset);
}

function endOf(line: Line, block: BlockSource): number {
  return block.offset + line.start + line.indent + line.content.length;
}

function breakLength(block: BlockSource, at: number): number {
  return block.body[at - block.offset] === "\r" ? 2 : 1;
}

function splitLines(body: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of body.split("\n")) {
    let indent = 0;
    while (raw[indent] === " ") indent++;
    lines.push({ start, indent, content: raw.slice(indent, raw.endsWith("\r") ? -1 : undefined) });
    start += raw.length + 1;
  }
  return lines;
}
