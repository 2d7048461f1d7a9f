import type { Type } from "./types.ts";

export type Constant = number | string | boolean;

export type Value =
  | { readonly op: "constant"; readonly type: Type; readonly value: Constant }
  /** A named value; its rule is in `Program.values`. */
  | { readonly op: "value"; readonly name: string }
  /** `noun` is the item's own noun or `encounter`. */
  | { readonly op: "field"; readonly noun: string; readonly field: string }
  | { readonly op: "sum"; readonly terms: readonly { readonly sign: 1 | -1; readonly value: Value }[] }
  /** floor(60 * volume / rate) minutes. */
  | { readonly op: "minutes_at_rate"; readonly volume: Value; readonly rate: Value }
  | { readonly op: "minutes_of"; readonly time: Time }
  | { readonly op: "longest_piece_of"; readonly time: string }
  | { readonly op: "count_of"; readonly set: SetOf };

export type Relation = "is" | "is_not" | "at_least" | "at_most" | "more_than" | "less_than";

export type Test =
  | { readonly op: "all"; readonly of: readonly Test[] }
  | { readonly op: "any"; readonly of: readonly Test[] }
  | { readonly op: "not"; readonly of: Test }
  | { readonly op: "compare"; readonly relation: Relation; readonly left: Value; readonly right: Value }
  /** `includes`: a list of codes or the modifiers of a line. */
  | { readonly op: "includes"; readonly list: Value; readonly value: Value }
  | { readonly op: "documented"; readonly value: Value }
  /** One of the vocabulary's `documents` words stands in the encounter's `documented` list. */
  | { readonly op: "document"; readonly word: string }
  | { readonly op: "empty"; readonly set: SetOf }
  /** The item in scope is a member of a named set of its noun. */
  | { readonly op: "member"; readonly set: string }
  /** A value is one of an enum group's members. */
  | { readonly op: "one_of"; readonly value: Value; readonly members: readonly string[] }
  /** A code is in a code set or in the key column of a table, on the date of service. */
  | { readonly op: "in_codes"; readonly value: Value; readonly codes: string }
  | { readonly op: "first_in"; readonly order: string }
  /** The first of the item's group in an order is a member of a set. */
  | { readonly op: "first_of"; readonly order: string; readonly set: string; readonly negated: boolean };

/** Base of a set: a named set, or all items of a noun. */
export interface SetOf {
  readonly base: { readonly set: string } | { readonly noun: string };
  readonly qualifiers: readonly Qualifier[];
}

export type Qualifier =
  | { readonly is: "sharing"; readonly fields: readonly string[]; readonly negated: boolean }
  | { readonly is: "before" | "after"; readonly order: string }
  | { readonly is: "overlapping" | "other" };

/** `item`: the item's own time (of a service, or a line's earned minutes); `set`: union of members; `time`: a named time. */
export type TimeBase = { readonly of: "item" } | { readonly of: "set"; readonly set: SetOf } | { readonly of: "time"; readonly time: string };

export interface Time {
  readonly base: TimeBase;
  readonly cuts: readonly { readonly how: "outside" | "inside"; readonly by: TimeBase }[];
}
