/** An encounter with what the authors of a pack expect of it; carried in the pack, so that whoever loads it can try it where it will run. */
export interface Vector {
  /** Of the example; of a row of a boundary table `NAME at N minutes`. */
  readonly name: string;
  /** The encounter as JSON text: it may hold decimals, which a pack does not. */
  readonly encounter: string;
  readonly expects: Expectations;
}

/** What an answer must say. `lines`, `units`, `unbilled` and `all_findings` are complete where they are given; the rest is the least. */
export interface Expectations {
  /** Lines that rules make; those that the encounter brings only where they are named. */
  readonly lines?: readonly ExpectedLine[];
  /** Units by code of lines that rules make and the claim keeps. */
  readonly units?: Readonly<Record<string, number>>;
  readonly unbilled?: readonly ExpectedPiece[];
  readonly decision?: string;
  /** Rules of findings that hold. */
  readonly holds?: readonly string[];
  readonly missing?: readonly string[];
  readonly assumes?: readonly string[];
  readonly findings?: readonly string[];
  /** Rules of all findings, one entry for each finding, in any order. */
  readonly all_findings?: readonly string[];
}

export interface ExpectedLine {
  readonly code: string;
  readonly units: number;
  /** Sorted. */
  readonly modifiers: readonly string[];
  /** Absent: any. */
  readonly date?: string;
  /** Absent: one that the claim keeps. */
  readonly outcome?: string;
  /** Rules that must be among the line's. */
  readonly because: readonly string[];
}

/** Minutes, or an event without ends, that are on no line. */
export interface ExpectedPiece {
  readonly administration: string;
  /** Instants. */
  readonly from?: string;
  readonly to?: string;
  readonly because?: string;
}
