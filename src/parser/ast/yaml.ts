import type { Span } from "../../base/source.ts";

/** How a scalar was written; clauses may only stand in `plain` and `literal` ones. */
export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface YamlScalar {
  readonly kind: "scalar";
  readonly text: string;
  readonly style: ScalarStyle;
  /** Of the content as it stands in the file, quotes and block header left out. */
  readonly span: Span;
  /** File offset of each UTF-16 unit of `text`, and of its end: `text.length + 1` entries. */
  readonly offsets: Uint32Array;
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlMapping {
  readonly kind: "mapping";
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlSequence {
  readonly kind: "sequence";
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

/** A key without a value is a scalar with the empty text. */
export type YamlNode = YamlScalar | YamlMapping | YamlSequence;
