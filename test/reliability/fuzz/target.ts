import type { Random } from "../../support/slips.ts";

/** Something that reads what others wrote. */
export interface Target {
  readonly name: string;
  /** An input of its language with mistakes, and the work to be done with it: it gives what is wrong with the answer, and the code of the answer. */
  make(random: Random): Trial;
}

/** One input. */
export interface Trial {
  readonly input: string | Uint8Array;
  /** Reads the input once; that alone is timed. */
  read(): Verdict;
}

/** What came of an input. */
export interface Verdict {
  /** The code with which it was refused, or `accepted`. */
  readonly code: string;
  /** Codes of all that was found, where that may be more. */
  readonly others?: readonly string[];
  /** What must not be, judged outside the time: undefined where all is well. */
  fault(): string | undefined;
}

/** One of our own codes. */
export const CODE = /^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/;
