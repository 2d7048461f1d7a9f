import type { Test } from "./expression.ts";

/** What an exception puts in place of a part, where its guard holds for the item. */
export interface Case<T> {
  /** Name of the exception that gives the value. */
  readonly exception: string;
  /** The exception's guard, its pack's `applies when`, and not the guard of what beats it. Absent: always. */
  readonly when?: Test;
  readonly value: T;
}

/** A part of a rule: its own value, and the exceptions that may change it. Cases that hold together agree (checked at compile time). */
export interface Choice<T> {
  readonly value: T;
  readonly cases?: readonly Case<T>[];
}

/** `instead`: an exception replaces the conclusion. Sets: keep / leave_out. Edges: nothing, or another outcome with its words. */
export type Instead =
  | { readonly is: "keep" | "leave_out" | "nothing" }
  | { readonly is: Outcome; readonly reason: string };

export interface InsteadCase {
  readonly exception: string;
  readonly when?: Test;
  readonly value: Instead;
  readonly because: string;
}

export type Outcome = "warn" | "pend" | "hold" | "deny";

export type NotDocumented = "hold" | "skip";

/** Common to all rules. `depth` is the longest path of the dependency graph down to the chart: smaller is nearer to the chart. */
export interface RuleBase {
  readonly name: string;
  readonly title: string;
  /** Indexes into Pack.citations, with locators. */
  readonly citations: readonly Citing[];
  readonly depth: number;
  readonly because?: string;
  /** The rule's guard: its pack's `applies when`. Absent: always. A rule whose guard does not hold does nothing. */
  readonly applies?: Test;
}

export interface Citing {
  readonly source: number;
  readonly locator?: string;
}

/** What an item of a rule may be: all of a noun, members of a set, lines from a rule or of codes. */
export interface Head {
  readonly noun: string;
  readonly in?: string;
  readonly from?: string;
  readonly codes?: string;
  readonly code?: string;
}

export interface ReasonCodes {
  readonly group?: string;
  readonly carc?: string;
  readonly rarc: readonly string[];
}

/** A column of a table, and the word that a row has there. */
export interface RowTest {
  readonly column: string;
  readonly word: string;
}
