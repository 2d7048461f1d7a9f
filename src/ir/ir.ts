/**
 * The contract between the compiler and every evaluator: plain JSON, no positions, no names left to resolve. A program holds the
 * rules in force for one segment of dates of service, exceptions applied. Meaning is defined by runtime/walk.
 *
 * Values at run time: flag -> boolean; enum, word, code, id, site -> string; date -> ISO text; instant -> whole minutes since
 * 1970-01-01T00:00Z; minutes, units, days, count, money (cents) -> integer; ml and ml_per_hour -> integer thousandths; list and
 * modifiers -> array of string; amount -> decimal text and unit; vials -> array of amounts; time -> runs. A value that is not known is
 * `undefined`.
 */
import type { CodeSystem, Type } from "./types.ts";
import type { Vocabulary } from "./vocabulary.ts";

// ---------------------------------------------------------------- expressions

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

// ---------------------------------------------------------------- parts and exceptions

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

// ---------------------------------------------------------------- rules

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

export interface ValueRule extends RuleBase { readonly type: Type; readonly is: Choice<Constant> }

export interface CodeSet {
  readonly name: string;
  readonly system: CodeSystem;
  /** Sorted, disjoint, inclusive ranges of codes of one length; a single code has `low === high`. Only rows in force. */
  readonly ranges: readonly (readonly [low: string, high: string])[];
}

/** A table of one date segment: its columns, and where its rows are. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: Type }[];
  readonly key: readonly string[];
  /** Index into Pack.tables. */
  readonly rows: number;
}

/**
 * The rows of a table, with their dates, shared by all programs of a pack. Rows that differ only in the codes of their first key columns
 * share a rest, so that a million rows are a few thousand texts, which are read when their code is first asked for.
 */
export interface TableRows {
  /** SHA-256 over the canonical text of the rest of this object. */
  readonly digest: string;
  /** How many leading columns of the key are codes and stand in `blocks`: at most two. */
  readonly leads: number;
  /** What rows have beside their leads, each once. */
  readonly rests: readonly RowRest[];
  /**
   * `REST:CODE CODE;REST:CODE`: the codes of the last lead by their rest; a range is `LOW-HIGH`. With two leads a block holds the rows of one
   * code or range of the first, sorted; with one there is one block without a code; without leads every rest is a row.
   */
  readonly blocks: readonly (readonly [lead: string, rows: string])[];
}

/** Dates are inclusive; null: no end on that side. */
export interface RowRest {
  readonly from: string | null;
  readonly to: string | null;
  /** Cells of the columns that do not lead, in their order. */
  readonly cells: readonly Cell[];
}

export type Cell = Constant | { readonly ranges: readonly (readonly [low: string, high: string])[] } | { readonly list: readonly string[] };

export interface AssumeRule extends RuleBase {
  readonly when: Choice<Test>;
  readonly take: readonly { readonly field: string; readonly value: Choice<Value> }[];
  readonly instead: readonly InsteadCase[];
}

export interface SitesRule extends RuleBase {
  readonly apart: Choice<Test>;
  readonly unnamed: Choice<Test | null>;
}

export interface ServicesRule extends RuleBase {
  readonly timed: Choice<Test>;
  readonly from: string;
  readonly to: string;
  readonly cuts: readonly {
    readonly kind: "before" | "after" | "during";
    readonly field: string;
    readonly if?: Test;
    readonly because: string;
    readonly citations: readonly Citing[];
  }[];
  readonly join: Choice<Test>;
  readonly sharing: Choice<readonly string[]>;
  readonly gap: Choice<Value>;
  readonly bridge: Choice<Test | null>;
}

export interface LeaveOut {
  readonly if: Test;
  readonly because: string;
  readonly citations: readonly Citing[];
}

export interface Spaced {
  readonly moreThan: Choice<Value>;
  readonly sharing: Choice<readonly string[]>;
  readonly because: string;
  readonly citations: readonly Citing[];
}

export interface SetRule extends RuleBase {
  readonly head: Head;
  readonly keep: Choice<Test | null>;
  readonly leaveOut: readonly LeaveOut[];
  readonly spaced?: Spaced;
  readonly notDocumented: Choice<NotDocumented>;
  readonly instead: readonly InsteadCase[];
}

export interface TimeRule extends RuleBase {
  /** Null: a time of the encounter. */
  readonly head: Head | null;
  readonly is: Choice<Time>;
  readonly pieces: Choice<"together" | "each alone">;
  readonly shortest: Choice<Value | null>;
  readonly cut: Choice<"at midnight" | null>;
}

export type Preference =
  | { readonly by: "value"; readonly end: "largest" | "smallest"; readonly value: Value }
  | { readonly by: "test"; readonly test: Test; readonly settles: boolean };

export interface OrderRule extends RuleBase {
  readonly head: Head;
  readonly per: Choice<string | null>;
  readonly prefer: Choice<readonly Preference[]>;
  readonly tie: Choice<"hold" | "warn">;
  readonly askFor: Choice<string | null>;
}

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

export interface ReasonCodes {
  readonly group?: string;
  readonly carc?: string;
  readonly rarc: readonly string[];
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

/** A column of a table, and the word that a row has there. */
export interface RowTest {
  readonly column: string;
  readonly word: string;
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

/** The rules of one segment of dates. Arrays are sorted by name; `sets`, `times`, `orders` are evaluated on demand. */
export interface Program {
  readonly values: readonly ValueRule[];
  readonly codeSets: readonly CodeSet[];
  readonly tables: readonly Table[];
  readonly assume: readonly AssumeRule[];
  readonly sites: SitesRule | null;
  readonly services: ServicesRule | null;
  readonly sets: readonly SetRule[];
  readonly times: readonly TimeRule[];
  readonly orders: readonly OrderRule[];
  readonly ladders: readonly LadderRule[];
  readonly bills: readonly BillRule[];
  readonly drugUnits: readonly DrugUnitsRule[];
  readonly dates: readonly DateRule[];
  readonly notCovered: readonly NotCoveredRule[];
  readonly modifiers: readonly ModifierRule[];
  readonly modifierGroups: readonly ModifierGroupRule[];
  readonly edits: readonly EditRule[];
  readonly pairs: readonly PairRule[];
  readonly limits: readonly LimitRule[];
  readonly exceptions: readonly ExceptionInfo[];
}

// ---------------------------------------------------------------- the pack

export interface Citation {
  /** Id of the pack that cites. */
  readonly pack: string;
  readonly key: string;
  readonly title: string;
  readonly publisher?: string;
  readonly confidence?: string;
  readonly url?: string;
}

/** From and to are inclusive dates of service; `to` is null where no end is known. */
export interface Segment {
  readonly from: string;
  readonly to: string | null;
  /** Index into Pack.programs. */
  readonly program: number;
}

export const PACK_FORMAT = "payerpack 1";

/** A compiled pack: plain JSON, canonical when written (RFC 8785). */
export interface Pack {
  readonly format: typeof PACK_FORMAT;
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  /** Ids and releases of the packs below, nearest first. */
  readonly extends: readonly { readonly id: string; readonly release: string }[];
  readonly vocabulary: Vocabulary;
  /** Names of the ops in use, sorted: an engine refuses a pack with an op it does not know. */
  readonly requires: readonly string[];
  readonly segments: readonly Segment[];
  readonly programs: readonly Program[];
  /** Rows of the tables that programs name. */
  readonly tables: readonly TableRows[];
  readonly citations: readonly Citation[];
  /** Where each rule stands: name -> `path:line`. */
  readonly sourceMap: Readonly<Record<string, string>>;
  readonly hashes: { readonly content: string; readonly meaning: string };
}
