/** The size of one encounter in bytes; a longer one is refused without being held. */
export const MAX_ENCOUNTER_BYTES = 1_048_576;

/** One encounter as it was found: its text, or why there is none. `line` counts from 1 and stands only where each line is one encounter. */
export type Piece =
  | { readonly text: string; readonly line?: number }
  | { readonly refused: "too-long" | "encoding"; readonly line?: number };

/** Cuts bytes into encounters. `push` and `end` give those that are complete; blank lines give none. */
export interface Splitter {
  push(bytes: Uint8Array): readonly Piece[];
  end(): readonly Piece[];
  /** Lines that have ended so far, blank ones too; 0 of a document. */
  readonly lines: number;
  /** Bytes that those lines have, with their line breaks; 0 of a document. */
  readonly settled: number;
}
