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
}

export interface Noun {
  readonly name: string;
  /** The set of all; absent for `encounter`. */
  readonly plural?: string;
  readonly title: string;
  /** The encounter's list that holds the items. */
  readonly from?: string;
  readonly madeBy?: "sites" | "services" | "lines";
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
