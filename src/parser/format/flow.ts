import type { YamlMapping, YamlNode, YamlSequence } from "../ast.ts";
import { inOrder, placeOfItem, placeOfKey, type SchemaPlace } from "./order.ts";
import { printKey, printInline } from "./scalars.ts";

/** True for `{ ... }` and `[ ... ]`. */
export function isFlow(node: YamlMapping | YamlSequence): boolean {
  const first = node.span.file.text[node.span.start];
  return (node.kind === "mapping" && first === "{") || (node.kind === "sequence" && first === "[") || isLonePair(node);
}

/** `[a: b]`: a pair inside a flow list. It has no braces of its own, and the list around it is flow already. */
function isLonePair(node: YamlMapping | YamlSequence): boolean {
  return node.kind === "mapping" ? node.entries.length === 0 : node.items.length === 0;
}

/** A collection on one line: `{ a: b, c: d }`, `[a, b]`. */
export function printFlow(node: YamlNode, place: SchemaPlace): string {
  if (node.kind === "scalar") return printInline(node);
  if (node.kind === "sequence") return `[${node.items.map((item) => printFlow(item, placeOfItem(place))).join(", ")}]`;
  const entries = inOrder(node, place).map((entry) => {
    const value = printFlow(entry.value, placeOfKey(place, entry.key.text));
    return `${printKey(entry.key)}:${value === "" ? "" : ` ${value}`}`;
  });
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
