import type { Test, Value } from "./expression.ts";
import type { Choice, Head, InsteadCase, NotDocumented, Outcome, ReasonCodes, RowTest, RuleBase } from "./part.ts";

export interface LadderRule extends RuleBase {
  readonly head: Head | null;
  readonly when: Choice<Test | null>;
  readonly measure: Choice<string>;
  readonly first: { readonly code: Choice<string>; readonly from: Choice<Value>; readonly covers: Choice<Value> } | null;
  readonly more: { readonly code: Choice<string>; readonly each: Choice<Value>; readonly past: Choice<Value> } | null;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

export interface BillRule extends RuleBase {
  readonly head: Head | null;
  readonly when: Choice<Test | null>;
  readonly bill: Choice<string>;
  readonly units: Choice<Value>;
  /** Fields, `encounter` or `site`; null: every item. */
  readonly oncePer: Choice<readonly string[] | null>;
  readonly accountsFor: Choice<string | null>;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

/** Where the size of one unit stands: the row of a table whose key holds the drug, and the column with the amount. */
export interface UnitSize {
  readonly table: string;
  /** The code that is billed. */
  readonly drug: Value;
  readonly column: string;
}

/** `discarded.of` is null where an exception says that nothing discarded is billed. */
export interface DrugUnitsRule extends RuleBase {
  readonly head: Head;
  readonly dose: Choice<Value>;
  readonly size: Choice<UnitSize>;
  readonly round: Choice<"up">;
  readonly discarded: { readonly of: Choice<Value | null>; readonly add: Choice<string>; readonly from: Choice<Value> } | null;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

export interface DateRule extends RuleBase {
  readonly head: Head;
  readonly when: Choice<Test | null>;
  readonly date: Choice<"day earned" | "day begun" | "day of encounter">;
}

export interface NotCoveredRule extends RuleBase {
  readonly head: Head | null;
  readonly when: Choice<Test | null>;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

export interface ModifierRule extends RuleBase {
  readonly head: Head;
  readonly when: Choice<Test | null>;
  readonly add: Choice<string>;
  /** A line that carries it stands alone on the claim: it is added up with no other. */
  readonly alone?: true;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

export interface ModifierGroupRule extends RuleBase {
  readonly members: Choice<readonly string[]>;
  /** 1: at most one of the group on a line. */
  readonly atMost: Choice<number | null>;
  readonly prefer: Choice<readonly string[] | null>;
  readonly stands: Choice<"first" | "last" | null>;
}

/** `recode` has `to`; the outcomes have `reason`. */
export interface EditRule extends RuleBase {
  readonly head: Head | null;
  readonly when: Choice<Test | null>;
  readonly outcome: Choice<{ readonly is: Outcome; readonly reason: string } | { readonly is: "recode"; readonly to: string; readonly reason: string }>;
  readonly codes: ReasonCodes;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

export interface LimitRule extends RuleBase {
  readonly head: Head;
  readonly when: Choice<Test | null>;
  readonly atMost: Choice<{ readonly count: number } | { readonly table: string; readonly column: string }>;
  readonly per: Choice<"line" | "day" | "encounter" | { readonly days: number }>;
  /** Only rows of the head's table whose column has this word. */
  readonly where: Choice<RowTest | null>;
  readonly outcome: Choice<{ readonly is: Outcome; readonly reason: string }>;
  readonly codes: ReasonCodes;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

/** Two codes of a row that stand together, or a code of a row without any of the codes that its row lists. */
export type PairForm =
  | { readonly is: "drops"; readonly keeps: string; readonly drops: string; readonly bypass: Bypass | null }
  | { readonly is: "needs"; readonly code: string; readonly oneOf: string };

/** Which modifiers lift a pair, and which rows let them. */
export interface Bypass {
  readonly by: Choice<string>;
  readonly where: Choice<RowTest | null>;
}

export interface PairRule extends RuleBase {
  /** The line that is judged. */
  readonly head: Head;
  readonly table: string;
  /** Only rows with this word. */
  readonly where: Choice<RowTest | null>;
  readonly form: PairForm;
  readonly outcome: Choice<{ readonly is: Outcome; readonly reason: string }>;
  readonly codes: ReasonCodes;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

/** An exception in force, for words and citations: its name is used in `Case` and `InsteadCase`. */
export interface ExceptionInfo extends RuleBase {
  readonly to: readonly string[];
}
