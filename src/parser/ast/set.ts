import type { Span } from "../../base/source.ts";
import type { Word } from "./word.ts";

export type Qualifier =
  | { readonly kind: "sharing"; readonly negated: boolean; readonly fields: readonly Word[]; readonly span: Span }
  | { readonly kind: "before" | "after"; readonly order: Word; readonly span: Span }
  | { readonly kind: "overlapping" | "other"; readonly span: Span };

/** A set, or the plural of a noun, narrowed by qualifiers that must all hold. */
export interface SetExpression {
  readonly kind: "set";
  readonly name: Word;
  readonly qualifiers: readonly Qualifier[];
  readonly span: Span;
}

/** Time of a noun's item, a set or a named time, with minutes taken away (`outside`) or kept (`inside`). */
export interface TimeExpression {
  readonly kind: "time";
  readonly base: SetExpression;
  readonly cuts: readonly { readonly how: "outside" | "inside"; readonly of: SetExpression }[];
  readonly span: Span;
}
