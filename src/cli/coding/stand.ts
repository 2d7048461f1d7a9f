/** A place in the inputs: all encounters before it are answered, none behind it. */
export interface Place {
  /** Index of the input that is read. */
  readonly input: number;
  /** The lines of that input that begin before this byte are done; 0: nothing of it is. */
  readonly offset: number;
  /** How many lines those are. */
  readonly lines: number;
}

/** How far a run has come. */
export interface Stand extends Place {
  /** Answers that were written. */
  readonly answers: number;
  /** Whether an encounter was refused. */
  readonly refused: boolean;
}

/** Where a run begins. */
export const START: Stand = { input: 0, offset: 0, lines: 0, answers: 0, refused: false };

/** The end of an input: the beginning of the one behind it. */
export function behind(input: number): Place {
  return { input: input + 1, offset: 0, lines: 0 };
}
