import type { Diagnostic } from "../../base/diagnostic.ts";
import { textOf } from "../../base/source.ts";
import { suggest } from "../../base/suggest.ts";
import type { YamlNode, YamlScalar } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { isEmpty } from "../yaml/nodes.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { Place } from "./places.ts";

/** A word that is not on the list of those that may stand here; another shape than a word is told as such. */
export function unknownWord(place: Place, words: readonly string[], schema: JsonSchema): Diagnostic | undefined {
  const unique = [...new Set(words)];
  if (place.node.kind !== "scalar") return wrongShape(place, schema);
  if (place.node.text.trim() === "") return wrongShape(place, { description: `one of ${unique.map((one) => `\`${one}\``).join(", ")}` });
  const word = place.node.text;
  const key = place.key?.text ?? "this list";
  if (key === "payerpack") return parseDiagnostics.create("parse/language-version", place.node.span, { found: word });
  const args = { word, key, words: unique.map((one) => `\`${one}\``).join(", ") };
  const truth: Readonly<Record<string, string>> = { true: "yes", false: "no" };
  const suggestions = unique.includes("yes") && truth[word] ? [truth[word]] : nearest(word, unique);
  return parseDiagnostics.create("parse/unknown-word", place.node.span, args, { suggestions });
}

/** What stands at a place has another shape than is written there, or says nothing. */
export function wrongShape(place: Place, schema: JsonSchema): Diagnostic {
  const key = place.key?.text ?? place.parentKey?.text ?? "the file";
  if (isEmpty(place.node) && place.key) return parseDiagnostics.create("parse/missing-value", place.key.span, { key });
  const args = { key, found: foundIn(place.node), expected: (schema.description ?? "a text").replace(/^a mapping with/, "keys with values:") };
  return parseDiagnostics.create("parse/wrong-shape", shownSpan(place.node, place.key), args, { help: shapeHelp(place.node, schema) });
}

/** How the shape is written, where another one is a usual slip. */
function shapeHelp(node: YamlNode, schema: JsonSchema): string | undefined {
  if (schema.description?.endsWith("`|` block") && node.kind !== "scalar") return "write `|` after the key, then a line of column names and one line for each row";
  if (schema.type === "object" && node.kind === "sequence") return "write `NAME:` without a dash, and what belongs to it below, two blanks deeper";
  if (schema.type === "array" && node.kind === "scalar" && /^-\S/.test(node.text)) return "write a blank behind the dash of each item";
  return undefined;
}

/** Of a collection the first line is enough to see what is meant. */
function shownSpan(node: YamlNode, key: YamlScalar | undefined): YamlNode["span"] {
  if (node.kind === "scalar") return textOf(node.span).trim() === "" ? blankSpan(node, key) : node.span;
  const line = /^[^\r\n]*/.exec(node.span.file.text.slice(node.span.start, node.span.end))![0];
  return { ...node.span, end: node.span.start + line.trimEnd().length };
}

/** Of a text that says nothing the quotes are shown, or the key. */
function blankSpan({ style, span }: YamlScalar, key: YamlScalar | undefined): YamlNode["span"] {
  if (style === "single" || style === "double") return { ...span, start: span.start - 1, end: span.end + 1 };
  return key?.span ?? span;
}

function foundIn(node: YamlNode): string {
  if (node.kind === "mapping") return node.entries.length === 0 ? "empty" : "keys with values";
  if (node.kind === "sequence") return node.items.length === 0 ? "an empty list" : "a list";
  if (node.text.trim() === "") return "empty";
  return node.text.length > 40 || node.text.includes("\n") ? "a text" : `\`${node.text}\``;
}

/** Near names; where one or two are very near, only those. */
export function nearest(written: string, names: readonly string[]): readonly string[] {
  const all = suggest(written, names);
  const typos = suggest(written, all).filter((name) => Math.abs(name.length - written.length) <= 2);
  return typos.length > 0 ? typos.slice(0, 1) : all;
}
