import type { Vocabulary } from "../ir/vocabulary.ts";
import type { Item } from "./item.ts";
import type { ItemLists } from "./item-lists.ts";

export type { Item } from "./item.ts";

/** An encounter that passed the strict reader, in the types of the vocabulary. */
export interface Encounter {
  readonly id: string;
  readonly vocabulary: Vocabulary;
  /** The noun `encounter` itself. */
  readonly self: Item;
  /** Items by noun name, in charted order; a noun made by a stage has none yet. Never changed. */
  readonly items: ItemLists;
  /** Words of the `documented` list. */
  readonly documents: ReadonlySet<string>;
}

/** Begins the text of a value that equals only itself (`a word of its own`). */
export const OWN_WORD = "\u0000";

/** Why an encounter was refused. `message` never repeats a value from the encounter. */
export interface EncounterError {
  readonly code: string;
  readonly message: string;
  /** JSON pointer into the encounter. */
  readonly pointer?: string;
}

export type ReadEncounter =
  | { readonly ok: true; readonly encounter: Encounter }
  /** `id` is null where it could not be read. */
  | { readonly ok: false; readonly id: string | null; readonly error: EncounterError };
