import type { Type } from "./types.ts";

/** What a field's absence means. */
export type Absence =
  /** The encounter is refused without it. */
  | { readonly is: "required" }
  /** Not known; rules may ask `is documented`. */
  | { readonly is: "documentable" }
  /** A fallback, tried in order: a constant, an empty list, another field of the item or of the encounter, a value of its own. */
  | { readonly is: "fallback"; readonly tries: readonly Fallback[] }
  /** The `sites` rule says. */
  | { readonly is: "sites_rule" }
  /** Made by the engine, never read from the encounter. */
  | { readonly is: "derived"; readonly how: "first_of_list" | "itself" | "coding_site" };

export type Fallback =
  | { readonly by: "constant"; readonly value: number | string | boolean }
  | { readonly by: "none" }
  | { readonly by: "field"; readonly noun: string; readonly field: string }
  | { readonly by: "own" };

export type Joined = "same" | "any" | "all" | "earliest" | "latest" | "sum";

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly absence: Absence;
  readonly joined?: Joined;
  /** False: only carried to the answer; no rule may read it. */
  readonly readable: boolean;
  /** Kinds of rule that may read it; empty: all. */
  readonly readableIn: readonly string[];
  /** Another field of the item without which this one is refused. */
  readonly needs?: string;
}

/** What the reader checks of an item that lasts: `to` is not before `from`. Ends that are not documented are not checked. */
export interface ItemSpan {
  /** Names of two fields of the item, both instants. */
  readonly from: string;
  readonly to: string;
  /** A field of type time that lies between the ends. */
  readonly pauses?: string;
  /** The item may end when it begins (an event without minutes) where this field has one of these words; absent: never. */
  readonly emptyFor?: { readonly field: string; readonly members: readonly string[] };
  /** The longest it may be, in days; only items with it count for the length of the encounter. Absent: of any length. */
  readonly atMostDays?: number;
}

export interface Noun {
  readonly name: string;
  /** The set of all; absent for `encounter`. */
  readonly plural?: string;
  readonly title: string;
  /** The encounter's list that holds the items. */
  readonly from?: string;
  /** The encounter is refused without the list; it may be empty. */
  readonly required?: boolean;
  readonly span?: ItemSpan;
  readonly madeBy?: "sites" | "services" | "lines";
  /** Of the noun made by services: the charted noun whose items they join. */
  readonly joins?: string;
  /** Each item is also a line, with this `part`. */
  readonly givenLine?: string;
  readonly fields: readonly Field[];
  /** Only of the encounter: words of its `documented` list. */
  readonly documents: readonly string[];
}

export interface EnumType {
  readonly name: string;
  readonly members: readonly string[];
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[];
}

/** What rules may ask about; the encounter reader follows it too. */
export interface Vocabulary {
  readonly name: string;
  readonly version: string;
  readonly reads: string;
  readonly types: readonly EnumType[];
  readonly nouns: readonly Noun[];
}
