import { PAIR_HEAD } from "../importing/support.ts";

/** One in so many pairs is changed, ended and left out in a second edition. */
const ONE_IN = 1_000;

/**
 * The text of one part of a made-up edition of code pairs, in pieces, laid out as CMS lays out its files: the pairs numbered `first` to
 * `end`, always the same ones. In the second edition one pair in a thousand has another indicator, one ends and one is missing.
 */
export function* editionPieces(first: number, end: number, edition: 1 | 2): Generator<string> {
  let piece = `${PAIR_HEAD}\r\n`;
  for (let index = first; index < end; index++) {
    const place = edition === 2 ? index % ONE_IN : 0;
    if (place === 3) continue;
    const indicator = place === 1 ? 1 - (index % 2) : index % 2;
    const deleted = place === 2 ? "20260331" : index % 5 === 0 ? "20231231" : "*";
    const from = `20${String(index % 20).padStart(2, "0")}0101`;
    piece += `${10_000 + Math.floor(index / 200)}\t${20_000 + (index % 200) * 7}\t\t${from}\t${deleted}\t${indicator}\tMisuse of column two code with column one code\r\n`;
    if (piece.length < 1 << 16) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}
