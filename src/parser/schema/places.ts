import { invariant } from "../../base/invariant.ts";
import type { YamlNode, YamlScalar } from "../ast.ts";
import { findEntry } from "../yaml/nodes.ts";

/** A node and how it hangs in the tree. */
export interface Place {
  readonly node: YamlNode;
  /** The key of the node, when it is the value of one. */
  readonly key?: YamlScalar;
  /** The nearest key above: that of the list a node stands in. */
  readonly parentKey?: YamlScalar;
  readonly parent?: YamlNode;
}

/** The place that a JSON pointer names in the data of a tree. */
export function findPlace(root: YamlNode, pointer: string): Place {
  let place: Place = { node: root };
  for (const segment of pointer.split("/").slice(1)) place = step(place, decodeSegment(segment));
  return place;
}

function step({ node, key, parentKey }: Place, segment: string): Place {
  const above = key ?? parentKey;
  if (node.kind === "mapping") {
    const entry = findEntry(node, segment);
    invariant(entry, `a key that was validated is in the tree: ${segment}`);
    return { node: entry.value, key: entry.key, ...(above ? { parentKey: above } : {}), parent: node };
  }
  const item = node.kind === "sequence" ? node.items[Number(segment)] : undefined;
  invariant(item, `an item that was validated is in the tree: ${segment}`);
  return { node: item, ...(above ? { parentKey: above } : {}), parent: node };
}

/** One segment of a JSON pointer (RFC 6901) as the key it stands for. */
export function decodeSegment(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
