import type { YamlMapping, YamlNode, YamlSequence } from "../ast.ts";
import { inOrder } from "./order.ts";
import { placeOfItem, placeOfKey, type SchemaPlace } from "../schema/schema-place.ts";
import { printKey, printInline } from "./scalars.ts";

/** True for `{ ... }` and `[ ... ]`. */
export function isFlow(node: YamlMapping | YamlSequence): boolean {
  return /[[{]/.test(node.span.file.text[node.span.start] ?? "");
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
