import type { YamlScalar } from "../ast.ts";

/** A key as it was written, its quotes kept. */
export function printKey(key: YamlScalar): string {
  return printInline(key);
}

/** A scalar on one line: as it was written where that is one line, else joined or in double quotes. */
export function printInline(scalar: YamlScalar): string {
  const { file, start, end } = scalar.span;
  const isQuoted = scalar.style === "single" || scalar.style === "double";
  const written = isQuoted ? file.text.slice(start - 1, end + 1) : file.text.slice(start, end);
  const isBlock = scalar.style === "literal" || scalar.style === "folded";
  if (!isBlock && !/[\r\n]/.test(written)) return written;
  return scalar.style === "plain" && !scalar.text.includes("\n") ? scalar.text : quoted(scalar.text);
}

/** A text in double quotes on one line. */
function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
  return `"${escaped}"`;
}

/** The header and the lines of a text as a `|` block; lines are not indented yet. */
export function blockLines(text: string): { readonly header: string; readonly lines: readonly string[] } {
  let end = text.length;
  while (end > 0 && text[end - 1] === "\n") end--;
  const breaks = text.length - end;
  const lines = text.slice(0, end).split("\n");
  const firstText = lines.findIndex((line) => line.trim() !== "");
  const needsIndent = lines.slice(0, firstText + 1).some((line) => line.startsWith(" "));
  const chomp = breaks === 0 ? "-" : breaks === 1 ? "" : "+";
  return { header: `|${needsIndent ? "2" : ""}${chomp}`, lines: [...lines, ...Array.from({ length: Math.max(0, breaks - 1) }, () => "")] };
}
