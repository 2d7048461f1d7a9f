import type { Noun } from "../ir/vocabulary.ts";

/** One item of a noun, its values by slot (the index of the field in its noun). `undefined` is not known. See ir.ts for how types are held. */
export interface Item {
  readonly noun: Noun;
  /** Place in its list as charted; carries no meaning. */
  readonly index: number;
  /** The charted id, else the index as text. */
  readonly id: string;
  readonly values: unknown[];
  /** UTC offset in minutes that was written on an instant, by slot; sparse. */
  readonly offsets: (number | undefined)[];
}
