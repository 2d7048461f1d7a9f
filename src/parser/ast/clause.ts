import type { Span } from "../../base/source.ts";
import type { SetExpression } from "./set.ts";
import type { Missing, Value } from "./value.ts";
import type { Word } from "./word.ts";

export type Comparison =
  | "is" | "is not" | "is at least" | "is at most" | "is more than" | "is less than"
  | "is on or after" | "is on or before" | "includes" | "does not include";

export interface All {
  readonly kind: "all";
  readonly items: readonly Clause[];
  readonly span: Span;
}

export interface Any {
  readonly kind: "any";
  readonly items: readonly Clause[];
  readonly span: Span;
}

export interface Not {
  readonly kind: "not";
  readonly item: Clause;
  readonly span: Span;
}

export interface Compare {
  readonly kind: "compare";
  readonly left: Value;
  readonly how: Comparison;
  readonly right: Value;
  /** Of the comparison words. */
  readonly howSpan: Span;
  readonly span: Span;
}

export interface Documented {
  readonly kind: "documented";
  readonly value: Value;
  readonly negated: boolean;
  readonly span: Span;
}

export interface Empty {
  readonly kind: "empty";
  readonly set: SetExpression;
  readonly negated: boolean;
  readonly span: Span;
}

/** `service in SET`, `service.route in GROUP`, `line.code in CODE_SET`. */
export interface Member {
  readonly kind: "member";
  readonly subject: Value;
  readonly of: Word;
  readonly negated: boolean;
  readonly span: Span;
}

/** `service is first in ranking`. */
export interface FirstIn {
  readonly kind: "first_in";
  readonly noun: Word;
  readonly order: Word;
  readonly negated: boolean;
  readonly span: Span;
}

/** `first of ORDER in SET`. */
export interface FirstOf {
  readonly kind: "first_of";
  readonly order: Word;
  readonly set: Word;
  readonly negated: boolean;
  readonly span: Span;
}

export type Clause = All | Any | Not | Compare | Documented | Empty | Member | FirstIn | FirstOf | Missing;
