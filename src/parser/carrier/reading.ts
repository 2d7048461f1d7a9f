import type { Report } from "../../base/diagnostic.ts";
import type { YamlNode } from "../ast.ts";
import { parseDiagnostics } from "../diagnostics.ts";
import { isEmpty } from "../yaml/nodes.ts";

/** What the readers of one file share. */
export interface Reading {
  readonly report: Report;
  /** Called where a node has not the shape that its key needs. In a file the schema has said so already, so this is silent. */
  readonly wrongShape: (node: YamlNode, key: string, expected: string) => void;
}

/** For nodes of a file that was held against its schema. */
export function readingOfFile(report: Report): Reading {
  return { report, wrongShape: () => {} };
}

/** For nodes that no schema has seen: the new values in an exception. */
export function readingOfPart(report: Report): Reading {
  return {
    report,
    wrongShape(node, key, expected) {
      const found = node.kind === "scalar" ? (isEmpty(node) ? "empty" : `\`${node.text.trim()}\``) : node.kind === "mapping" ? "keys with values" : "a list";
      report(parseDiagnostics.create("parse/wrong-shape", node.span, { key, found, expected }));
    },
  };
}

/** `{ key: value }`, or nothing for undefined: optional properties are left out, never undefined. */
export function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
