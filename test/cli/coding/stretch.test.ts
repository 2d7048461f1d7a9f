import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesBeginningIn } from "../../../src/cli/coding/stretch.ts";
import { lineSplitter } from "../../../src/cli/encounters/lines.ts";
import type { Piece } from "../../../src/cli/encounters/piece.ts";

/** Lines of a text that is cut at some bytes and read a few bytes at a time, stretch after stretch, with the line each has in the text. */
function piecesOf(bytes: Uint8Array, cuts: readonly number[], size: number): readonly Piece[] {
  function* read(_: string, position: number): Generator<Uint8Array> {
    for (let at = position; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
  }
  const edges = [0, ...[...cuts].sort((a, b) => a - b), Number.MAX_SAFE_INTEGER];
  const found: Piece[] = [];
  let before = 0;
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const splitter = lineSplitter();
    const add = (pieces: readonly Piece[]): void => void found.push(...pieces.map((piece) => ({ ...piece, line: piece.line! + before })));
    for (const piece of linesBeginningIn(read, "file", from, edges[index + 1]!)) add(splitter.push(piece));
    add(splitter.end());
    before += splitter.lines;
  }
  return found;
}

describe("stretches of a file of lines", () => {
  test.each([
    ["a last line without a break", "a\nbb\nccc"],
    ["a last line with a break", "a\nbb\nccc\n"],
    ["carriage returns", "a\r\nbb\r\n\r\nc\r\n"],
    ["characters of two, three and four bytes", "\u00e9\n\u20ac\u20ac\n\u{1f600}\n\u00e9"],
    ["blank lines", "\n\n \na\n\n"],
    ["one long line", "aaaaaaaaaaaaaaaaaaaa"],
    ["nothing", ""],
  ])("%s: every line is in one stretch, wherever it is cut", (_, text) => {
    const bytes = Buffer.from(text);
    const whole = piecesOf(bytes, [], 64);
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = first; second <= bytes.length; second++) for (const size of [1, 2, 5, 64]) expect(piecesOf(bytes, [first, second], size)).toEqual(whole);
    }
  });

  test("any bytes, any cuts, any pieces", () => {
    const byte = fc.constantFrom(10, 13, 32, 97, 0xc3, 0xa9, 0xff);
    fc.assert(fc.property(fc.array(byte, { maxLength: 60 }), fc.array(fc.nat(70), { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), (given, cuts, size) => {
      const bytes = Uint8Array.from(given);
      expect(piecesOf(bytes, cuts, size)).toEqual(piecesOf(bytes, [], 100));
    }), { seed: 7, numRuns: 400 });
  });
});
