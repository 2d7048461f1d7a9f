import type { Span } from "../../base/source.ts";
import type { SetExpression, TimeExpression } from "./set.ts";
import type { Word } from "./word.ts";

/** Types that a literal shows on sight. `count` is a bare whole number. */
export type LiteralType =
  | "minutes" | "units" | "days" | "ml" | "count" | "date" | "money"
  | "CPT" | "HCPCS" | "ICD10" | "POS" | "modifier" | "revenue_code";

/** `value` is a number for minutes, units, days, ml, count and money (in cents), else the text of the date or code. */
export interface Literal {
  readonly kind: "literal";
  readonly type: LiteralType;
  readonly value: number | string;
  readonly span: Span;
}

/** A bare word: a noun, a named value, an enum word, a set. Which one it is, is for the compiler to say. */
export interface Name {
  readonly kind: "name";
  readonly text: string;
  readonly span: Span;
}

/** `service.purpose`, `encounter.claim_type`. */
export interface Path {
  readonly kind: "path";
  readonly noun: Word;
  readonly field: Word;
  readonly span: Span;
}

/** `A plus B minus C`: the first term has the sign plus. */
export interface Sum {
  readonly kind: "sum";
  readonly terms: readonly { readonly sign: "plus" | "minus"; readonly value: Value }[];
  readonly span: Span;
}

/** `volume at rate`: whole minutes that a volume takes, rounded down. */
export interface AtRate {
  readonly kind: "at_rate";
  readonly volume: Path;
  readonly rate: Path;
  readonly span: Span;
}

export interface MinutesOf {
  readonly kind: "minutes_of";
  readonly time: TimeExpression;
  readonly span: Span;
}

export interface LongestPieceOf {
  readonly kind: "longest_piece_of";
  readonly time: Word;
  readonly span: Span;
}

export interface CountOf {
  readonly kind: "count_of";
  readonly set: SetExpression;
  readonly span: Span;
}

/** What recovery put where the text could not be read; a diagnostic has been given already, so it makes no further ones. */
export interface Missing {
  readonly kind: "missing";
  readonly span: Span;
}

export type Value = Literal | Name | Path | Sum | AtRate | MinutesOf | LongestPieceOf | CountOf | Missing;
