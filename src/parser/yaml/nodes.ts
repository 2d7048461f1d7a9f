import type { Span } from "../../base/source.ts";
import type { Word, YamlEntry, YamlMapping, YamlNode, YamlScalar } from "../ast.ts";

/** The file span of the units [start, end) of a scalar's text. */
export function spanWithin(scalar: YamlScalar, start: number, end: number): Span {
  const first = scalar.offsets[start]!;
  return { file: scalar.span.file, start: first, end: Math.max(first, scalar.offsets[end]!) };
}

/** A part of a scalar's text as a word. */
export function wordWithin(scalar: YamlScalar, start: number, end: number): Word {
  return { text: scalar.text.slice(start, end), span: spanWithin(scalar, start, end) };
}

/** The whole text without white space around it. */
export function wordOf(scalar: YamlScalar): Word {
  const { text } = scalar;
  let start = 0;
  let end = text.length;
  while (start < end && text[start]!.trim() === "") start++;
  while (end > start && text[end - 1]!.trim() === "") end--;
  return wordWithin(scalar, start, end);
}

/** A scalar that is a part of another: the units [start, end) of its text, in the same style. */
export function scalarWithin(scalar: YamlScalar, start: number, end: number): YamlScalar {
  return {
    kind: "scalar",
    text: scalar.text.slice(start, end),
    style: scalar.style,
    span: spanWithin(scalar, start, end),
    offsets: scalar.offsets.slice(start, end + 1),
  };
}

/** True for a key that has no value. */
export function isEmpty(node: YamlNode): boolean {
  return node.kind === "scalar" && node.style === "plain" && node.text === "";
}

/** The entry of a key, or undefined. */
export function findEntry(mapping: YamlMapping, key: string): YamlEntry | undefined {
  return mapping.entries.find((entry) => entry.key.text === key);
}

/** The value of a key, or undefined. */
export function findValue(mapping: YamlMapping, key: string): YamlNode | undefined {
  return findEntry(mapping, key)?.value;
}

/** Where a node ends in the file, closing quotes counted. */
export function endOfNode(node: YamlNode): number {
  return node.kind === "scalar" && (node.style === "single" || node.style === "double") ? node.span.end + 1 : node.span.end;
}

/** From the key to the end of the value. */
export function spanOfEntry(entry: YamlEntry): Span {
  const { file, start, end } = entry.key.span;
  return { file, start, end: Math.max(end, endOfNode(entry.value)) };
}
