import type { RecordShape, Shape } from "./shape.ts";
import { cellsOf } from "./shape.ts";

/** Records above the rows that are looked through for headings, and lines that one row of headings may go over. */
export const MOST_ABOVE = 100;
const MOST_DEEP = 6;

/** Where the cells of a shape stand in the rows of a file. */
export interface Headings {
  /** The first record of the headings, and how many records they are. */
  readonly first: number;
  readonly depth: number;
  /** Heading of every cell of the file, those of several lines joined. */
  readonly texts: readonly string[];
  /** For each cell of the shape its place in a row; -1: it has none. */
  readonly places: readonly number[];
  /** The place of the word that says what a record is; -1 where the shape asks for none, or there is none. */
  readonly recordPlace: number;
}

/** A heading as it is compared: letters and digits only, since blanks, line breaks and signs differ from one edition to the next. */
export function folded(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]+/g, "");
}

/**
 * The headings of a file, looked for in its first records: the earliest record with which all headings begin, and as many records as
 * still fit, for a heading may be cut into several lines. Where no place has all of them, the one with the most; undefined: none has any.
 */
export function findHeadings(records: readonly (readonly string[])[], shape: Shape): Headings | undefined {
  let best: Headings | undefined;
  for (let first = 0; first < Math.min(records.length, MOST_ABOVE); first++) {
    if (records[first]!.every((cell) => cell === "")) continue;
    const found = deepest(records, first, shape);
    if (!found) continue;
    if (isComplete(found, shape)) return found;
    if (!best || countOf(found) > countOf(best)) best = found;
  }
  return best;
}

/** Whether every cell that the shape asks for has a place. */
export function isComplete(found: Headings, shape: Shape): boolean {
  return found.places.every((place) => place >= 0) && (!shape.records || found.recordPlace >= 0);
}

function deepest(records: readonly (readonly string[])[], first: number, shape: Shape): Headings | undefined {
  let best: Headings | undefined;
  const texts: string[] = [];
  for (let depth = 1; depth <= MOST_DEEP && first + depth <= records.length; depth++) {
    for (const [place, cell] of records[first + depth - 1]!.entries()) texts[place] = `${texts[place] ?? ""} ${cell}`.trim();
    const found = match([...texts].map((text) => text ?? ""), first, depth, shape);
    if (countOf(found) > 0 && (!best || countOf(found) >= countOf(best))) best = found;
  }
  return best;
}

function match(texts: readonly string[], first: number, depth: number, shape: Shape): Headings {
  const written = texts.map(folded);
  const placeOf = ({ headings }: Pick<RecordShape, "headings">): number => {
    const wanted = new Set(headings.map(folded));
    return written.findIndex((text) => text !== "" && wanted.has(text));
  };
  return { first, depth, texts, places: cellsOf(shape).map(placeOf), recordPlace: shape.records ? placeOf(shape.records) : -1 };
}

function countOf({ places, recordPlace }: Headings): number {
  return places.filter((place) => place >= 0).length + (recordPlace >= 0 ? 1 : 0);
}
