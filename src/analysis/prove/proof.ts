/** What is asked of a pack, in the order in which a report answers. */
export const QUESTIONS = ["gap", "overlap", "clash", "dead rule", "dead clause", "idle exception", "frame", "ladder", "fewer units", "add-on", "cost"] as const;

export type Question = (typeof QUESTIONS)[number];

/** A chart that shows a finding, and what the evaluator answered. */
export interface Witness {
  /** The chart in words of the vocabulary. */
  readonly words: string;
  /** The encounter, JSON of the contract: coding it again shows the same. */
  readonly encounter: string;
  /** What came of it, in words. */
  readonly answer: string;
}

/**
 * How far something is shown. `proved`: for every encounter, by the argument. `exhaustive`: for every chart of so many services out of a
 * stated list of kinds, minutes and dates. `tested`: for so many charts. `not shown`: nothing shows it, and nothing the contrary.
 * `refuted`: the witness was coded and shows the contrary; a `null` witness is a pack that could not be run.
 */
export type Shown =
  | { readonly is: "proved"; readonly because: string }
  | { readonly is: "exhaustive"; readonly services: number; readonly charts: number; readonly because: string }
  | { readonly is: "tested"; readonly charts: number; readonly because: string }
  | { readonly is: "not shown"; readonly because: string }
  | { readonly is: "refuted"; readonly because: string; readonly witness: Witness | null };

/** One thing that is asked of a pack, and how far it is shown. */
export interface Proof {
  readonly question: Question;
  /** The words by which a pack accepts it: the question, and the names that it is about. Unique in a pack, the same from run to run. */
  readonly finding: string;
  /** What it is about, for an analyst. */
  readonly about: string;
  readonly shown: Shown;
}

/** Whether a proof leaves something to a person. */
export function isOpen({ shown }: Proof): boolean {
  return shown.is === "not shown" || shown.is === "refuted";
}

/** A proof about a whole pack, or about the names. */
export function proofOf(question: Question, about: string, shown: Shown, ...names: readonly string[]): Proof {
  return { question, finding: [question, ...names].join(" "), about, shown };
}
