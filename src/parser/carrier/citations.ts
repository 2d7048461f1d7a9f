import type { Report } from "../../base/diagnostic.ts";
import type { Accept, Confirm, NotEncoded, Source, SourceReference, Word, YamlMapping, YamlNode, YamlScalar } from "../ast.ts";
import { findValue, wordWithin } from "../yaml/nodes.ts";
import { dayAt } from "./dates.ts";
import { given } from "./reading.ts";
import { itemsAt, mappingsAt, readWord, wordAt, wordsAt } from "./words.ts";

/** `KEY`, `KEY locator words`, or a list of them. What is written in another shape, and was reported, is a reference whose key has no text. */
export function readReferences(node: YamlNode | undefined): readonly SourceReference[] {
  if (node === undefined) return [];
  const nodes = node.kind === "sequence" && node.items.length > 0 ? node.items : [node];
  return nodes.map((item) => (item.kind === "scalar" && item.text.trim() !== "" ? readReference(item) : { key: { text: "", span: item.span } }));
}

/** The references under `source`. */
export function sourcesOf(mapping: YamlMapping): readonly SourceReference[] {
  return readReferences(findValue(mapping, "source"));
}

/** The contested points under `contested`. */
export function contestedOf(mapping: YamlMapping): readonly Word[] {
  return wordsAt(mapping, "contested");
}

function readReference(scalar: YamlScalar): SourceReference {
  const { text } = scalar;
  const start = text.length - text.trimStart().length;
  const gap = text.slice(start).search(/\s/);
  const end = text.trimEnd().length;
  if (gap === -1 || start + gap >= end) return { key: wordWithin(scalar, start, end) };
  const rest = text.slice(start + gap);
  const locator = start + gap + (rest.length - rest.trimStart().length);
  return { key: wordWithin(scalar, start, start + gap), locator: wordWithin(scalar, locator, end) };
}

/** The section `sources` of a file. */
export function readSources(file: YamlMapping, report: Report): readonly Source[] {
  return mappingsAt(file, "sources").map(({ name, body }) => {
    return {
      key: name,
      ...given("title", wordAt(body, "title")),
      ...given("publisher", wordAt(body, "publisher")),
      ...given("confidence", wordAt(body, "confidence")),
      ...given("url", wordAt(body, "url")),
      ...given("readOn", dayAt(body, "read on", report)),
      ...given("reviewBy", dayAt(body, "review by", report)),
      ...given("file", wordAt(body, "file")),
      ...given("sha256", wordAt(body, "sha256")),
      span: { ...name.span, end: body.span.end },
    };
  });
}

/** The section `confirms` of a rules file. */
export function readConfirms(file: YamlMapping): readonly Confirm[] {
  return itemsAt(file, "confirms").flatMap((item) => {
    const rule = wordAt(item, "rule");
    return rule ? [{ rule, sources: sourcesOf(item), span: item.span }] : [];
  });
}

/** The section `not encoded` of a pack file. */
export function readNotEncoded(file: YamlMapping): readonly NotEncoded[] {
  return itemsAt(file, "not encoded").flatMap((item) => {
    const says = readWord(findValue(item, "says"));
    return says ? [{ says, ...given("why", wordAt(item, "why")), sources: sourcesOf(item), span: item.span }] : [];
  });
}

/** The section `accepts` of a pack file. */
export function readAccepts(file: YamlMapping, report: Report): readonly Accept[] {
  return itemsAt(file, "accepts").flatMap((item) => {
    const finding = readWord(findValue(item, "finding"));
    if (!finding) return [];
    return [{ finding, ...given("reason", wordAt(item, "reason")), sources: sourcesOf(item), ...given("until", dayAt(item, "until", report)), span: item.span }];
  });
}
