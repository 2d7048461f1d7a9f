import type { Span } from "../../base/source.ts";
import type { Effective, SourceReference } from "./citation.ts";
import type { Head } from "./entry.ts";
import type { Part } from "./part.ts";
import type { Word } from "./word.ts";
import type { YamlNode } from "./yaml.ts";

export type RuleKind =
  | "value" | "code_set" | "table" | "sites" | "assume" | "services" | "set" | "time" | "order" | "ladder" | "bill" | "drug_units"
  | "date" | "not_covered" | "modifier" | "modifier_group" | "edit" | "pairs" | "limit" | "exception";

/** One rule of any kind. Which parts a kind has is said by the table in kinds.ts. */
export interface Rule {
  readonly kind: RuleKind;
  readonly name: Word;
  readonly title?: Word;
  readonly forEach?: Head;
  readonly parts: ReadonlyMap<string, Part>;
  readonly sources: readonly SourceReference[];
  readonly effective?: Effective;
  readonly contested: readonly Word[];
  readonly confidence?: Word;
  /** Only of exceptions. */
  readonly exception?: ExceptionBody;
  readonly span: Span;
}

/** What an exception adds to a rule. `change` keeps the YAML of each new value: its type is known when its target is. */
export interface ExceptionBody {
  readonly to: readonly Word[];
  readonly change: readonly { readonly path: Word; readonly value: YamlNode }[];
  readonly instead?: { readonly word: Word } | { readonly outcome: Word; readonly text: Word };
}
