import type { DateRange } from "../../compiler/timeline/range.ts";
import type * as ir from "../../ir/ir.ts";
import type { Fields } from "../charts/chart.ts";
import type { ProvedAlike } from "./frame.ts";
import type { Step } from "./movement.ts";
import type { OneRun } from "./sweep-one.ts";
import type { PartChange } from "./parts.ts";
import type { SomeFound } from "./sweep-some.ts";

/** Which pack stands on a side. */
export interface Side {
  readonly id: string;
  readonly release: string;
  readonly title: string;
  readonly payer: string | null;
  readonly meaning: string;
}

/** How two packs differ. */
export interface Comparison {
  readonly old: Side;
  readonly now: Side;
  /** The `meaning` hashes are equal: every encounter is coded alike, with the same reasons. */
  readonly same: boolean;
  /** Dates of service on which only one of them has rules, and on which both have. */
  readonly dates: { readonly both: readonly DateRange[]; readonly onlyOld: readonly DateRange[]; readonly onlyNow: readonly DateRange[]; readonly alike: readonly DateRange[] };
  /** What the vocabularies do not have alike, in words. */
  readonly vocabulary: readonly string[];
  readonly changes: readonly Change[];
  /** Rules of which only titles or sources changed. */
  readonly reworded: readonly string[];
  readonly proved: Proved;
  readonly charts: Charts;
  /** Titles of all rules of both packs, by name. */
  readonly titles: ReadonlyMap<string, string>;
  /** Null where nothing was run: nothing changed, or only the rules were to be compared. */
  readonly tried: Tried | null;
}

/** Whether one pack now answers for another payer than before: no rule differs by it, and yet encounters choose other packs. */
export function isForAnotherPayer({ old, now }: Pick<Comparison, "old" | "now">): boolean {
  return old.id === now.id && old.payer !== now.payer;
}

/** What follows from the rules alone, for all encounters. */
export interface Proved {
  /** Rules that answer, of both packs together, and how many of them neither changed nor rest on one that did. */
  readonly rules: number;
  readonly untouched: number;
  /** Codes whose units no changed rule can move; null: any may. */
  readonly codes: { readonly mayMove: readonly string[]; readonly fixed: number } | null;
  /** Encounters that bill alike, on all dates on which both have rules. */
  readonly alike: readonly ProvedAlike[];
}

/** Rules that change together. */
export interface Change {
  /** What it is called after. */
  readonly name: string;
  readonly title: string;
  readonly section: keyof ir.Program;
  readonly is: "added" | "removed" | "changed";
  readonly what: "answers" | "reasons";
  readonly because: string | null;
  /** Titles of the sources with their locators. */
  readonly sources: readonly string[];
  /** Dates of service on which the rules differ so. */
  readonly dates: readonly DateRange[];
  readonly rules: readonly ChangedRule[];
  /** Proved to move no line: where its rules stand, what they ask never holds. Encounters whose items tie are left out, as in {@link Proved}. */
  readonly inert: boolean;
  /** What is seen of it; none: nothing that was tried shows it. */
  readonly moves: readonly Move[];
}

export interface ChangedRule {
  readonly name: string;
  readonly title: string;
  readonly section: keyof ir.Program;
  readonly is: "added" | "removed" | "changed";
  readonly parts: readonly PartChange[];
}

/** One step that answers make because of a change. */
export interface Move {
  readonly step: Step;
  /** Of a step in units: the smallest and largest number. */
  readonly by: readonly [least: number, most: number] | null;
  /** Other changes without which it would not be. */
  readonly together: readonly string[];
  /** One item alone: indexes into `charts.one` of the comparison. */
  readonly one: readonly number[];
  /** Charts of two and of three items: indexes into `charts.some`. */
  readonly some: readonly number[];
  /** Examples of the packs. */
  readonly examples: number;
  readonly witness: Witness;
}

/** Every chart that was swept and about which the packs differ. */
export interface Charts {
  readonly one: readonly OneRun[];
  readonly some: readonly SomeFound[];
}

/** An encounter about which the packs differ, coded by both with both evaluators. */
export interface Witness {
  readonly encounter: Fields;
  readonly was: string;
  readonly now: string;
  /** How it was found. */
  readonly found: "one item" | "two items" | "three items" | "example" | "search";
}

/** What was run. */
export interface Tried {
  readonly days: readonly string[];
  readonly one: { readonly kinds: readonly string[]; readonly settings: readonly string[]; readonly charts: number; readonly upTo: number };
  readonly two: SomeTried | null;
  readonly three: SomeTried | null;
  readonly examples: number;
  readonly searched: number;
}

export interface SomeTried {
  readonly kinds: readonly string[];
  readonly settings: readonly string[];
  readonly minutes: readonly number[];
  readonly charts: number;
}
