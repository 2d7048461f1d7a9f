import type * as ir from "../ir/ir.ts";
import type { Item } from "./item.ts";
import type { Runs } from "./runs.ts";
import type { Truth } from "./truth.ts";

/** An administration with what its `services` rule counts of it. */
export interface Charted {
  readonly item: Item;
  /** Counted minutes; empty for an event; undefined when an end is not known. */
  readonly time: Runs | undefined;
  readonly timed: boolean;
  /** Ends that nearness is measured on: charted, after a before or after cut, not on pauses. */
  readonly start: number | undefined;
  readonly stop: number | undefined;
  /** Minutes taken away, with the cut that took them. */
  readonly cut: readonly { readonly runs: Runs; readonly by: ir.ServicesRule["cuts"][number] }[];
}

/** What is coded: one or more administrations. */
export interface ServiceItem extends Item {
  readonly administrations: readonly Charted[];
  readonly time: Runs | undefined;
}

/** A line while it is made; its item values are read by rules over lines. */
export interface LineItem extends Item {
  readonly line: DraftLine;
  /** True for a line that a held rule could earn: it makes sets of lines unsure and never reaches the answer. */
  readonly maybe: boolean;
  readonly missing: readonly Fact[];
}

/** One line from its making to the answer. Every member is always there, so that all lines have one shape. */
export interface DraftLine {
  readonly code: string;
  readonly units: number;
  readonly date: string;
  readonly part: string;
  readonly given: boolean;
  /** The item that brought a given line. */
  readonly from: Item | undefined;
  /** Rules that made it; modifiers and exceptions join them. */
  readonly rules: readonly string[];
  readonly services: readonly ServiceItem[];
  /** Attributed minutes. */
  readonly time: Runs;
  /** Which minutes are whose: a line added up from several keeps them apart. */
  readonly shares: readonly { readonly time: Runs; readonly services: readonly ServiceItem[] }[];
  readonly minutes: number;
  readonly start: number | undefined;
  readonly site: string | undefined;
  readonly modifiers: readonly string[];
  /** Carries a modifier that lets it be added up with no other line. */
  readonly alone: boolean;
  /** Modifiers that a group took off again, for the explanation. */
  readonly dropped: readonly Dropped[];
  /** Of a drug: the administrations that used it, in place of all that the services behind the line have. */
  readonly drugOf: readonly Item[] | undefined;
  /** Of a drug: whether its vials held just the dose; undefined is not known. */
  readonly vialsUsedUp: boolean | undefined;
  /** Of a drug: whether one of its vials could have stayed closed; undefined is not known. */
  readonly spareVial: boolean | undefined;
  readonly outcome: ir.Outcome | "bill";
  readonly recodedFrom: string | undefined;
}

/** A modifier that a rule added, or the encounter brought, and a modifier group did not keep. */
export interface Dropped {
  readonly modifier: string;
  /** Rules that had added it; none of a modifier that came with a given line. */
  readonly rules: readonly string[];
  readonly group: string;
  /** What the group kept in its place. */
  readonly kept: readonly string[];
}

/** A fact that is not known and would decide. */
export interface Fact {
  /** `stop of drug-a`. */
  readonly label: string;
  /** Ids of the administrations it belongs to. */
  readonly administrations: readonly string[];
  /** The rule nearest to the chart that reads it. */
  readonly rule: string;
  readonly depth: number;
}

/** Members of a set: a truth value for each item of its noun, and why an item that passed `keep` is out. */
export interface Membership {
  readonly items: readonly Item[];
  readonly truths: readonly Truth[];
  /** By item index: the rule and words that left it out. */
  readonly left: ReadonlyMap<number, Reason>;
}

/** Why minutes or an event are not on a line. */
export interface Reason {
  readonly rule: string;
  readonly reason: string;
  readonly citations: readonly ir.Citing[];
  readonly depth: number;
}

/** A named time for one item: pieces that a ladder climbs, and what was lost on the way. */
export interface Pieces {
  readonly pieces: readonly Runs[];
  /** Minutes of the base that `outside` or `inside` took away. */
  readonly cut: Runs;
  /** Runs dropped by `shortest piece`. */
  readonly dropped: readonly { readonly runs: Runs; readonly shortest: number }[];
}

/** Items that an order could not tell apart, and why. */
export interface Tie {
  /** `order|group|number`: the same tie in another run has the same key. */
  readonly key: string;
  readonly order: string;
  readonly kind: "full" | "unknown" | "unsettled";
  readonly items: readonly Item[];
  /** Of `unsettled`: those that contend for the first place. */
  readonly contenders: readonly Item[];
  /** Of `unsettled`: the clause that should settle it, and how many items say yes; any number but one. */
  readonly settledBy?: { readonly test: ir.Test; readonly yes: number };
}

export interface Ranking {
  /** Of the order's noun, as they stood when it was ranked. */
  readonly items: readonly Item[];
  /** By item index: its group; a member whose group is not known has none. */
  readonly groupAt: readonly (RankedGroup | undefined)[];
  readonly groups: ReadonlyMap<unknown, RankedGroup>;
  /** What a group without known members may hold: the members whose group is not known. */
  readonly others: RankedGroup;
  /** False where the grouping field itself is not known. */
  readonly grouped: boolean;
}

/** One group, first place first. A member whose group is not known stands, unsure, in every group. */
export interface RankedGroup {
  readonly items: readonly Item[];
  readonly truths: readonly Truth[];
  /** By item index; none of an item that is not in the group. */
  readonly placeAt: readonly (number | undefined)[];
}

/** Which permutation of a tie to use, by tie key: the items in the order to use. Indexes of items, since items differ between runs. */
export type Arrangement = ReadonlyMap<string, readonly number[]>;

/** Items by the values of some fields, so that what shares them is found without looking at every item. */
export interface Buckets {
  /** The items that agree on the values, and those with a value that is not known, in their order. */
  near(values: readonly unknown[]): readonly Item[];
}

/** Union of the times of a set's members down to each place of a group; undefined is not known. */
export type TimesAhead = (Runs | undefined)[];
