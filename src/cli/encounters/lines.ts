import { Buffer, isUtf8 } from "node:buffer";
import { MAX_ENCOUNTER_BYTES } from "./piece.ts";
import type { Piece, Splitter } from "./piece.ts";

const NEWLINE = 10;

/** One encounter a line, `before` lines behind the first of the file. Holds at most one line of at most the size limit; what is over it is counted and dropped as it comes. */
export function lineSplitter(before = 0): Splitter {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let tooLong = false;
  let line = before;
  let pushed = 0;
  let settled = 0;

  const hold = (part: Uint8Array): void => {
    if (part.length === 0 || tooLong) return;
    heldBytes += part.length;
    if (heldBytes > MAX_ENCOUNTER_BYTES) {
      tooLong = true;
      held = [];
    } else held.push(part);
  };
  const finishLine = (pieces: Piece[]): void => {
    line++;
    if (tooLong) pieces.push({ refused: "too-long", line });
    else addLine(pieces, Buffer.concat(held), line);
    held = [];
    heldBytes = 0;
    tooLong = false;
  };

  return {
    get lines() {
      return line;
    },
    get settled() {
      return settled;
    },
    push(bytes) {
      const pieces: Piece[] = [];
      const first = bytes.indexOf(NEWLINE);
      pushed += bytes.length;
      if (first < 0) {
        hold(bytes);
        return pieces;
      }
      hold(bytes.subarray(0, first));
      finishLine(pieces);
      const last = bytes.lastIndexOf(NEWLINE);
      if (last > first) line += addLines(pieces, bytes.subarray(first + 1, last), line);
      hold(bytes.subarray(last + 1));
      settled = pushed - bytes.length + last + 1;
      return pieces;
    },
    end() {
      const pieces: Piece[] = [];
      if (heldBytes > 0) finishLine(pieces);
      return pieces;
    },
  };
}

/** Adds the lines of a block without its last newline; how many there were. One conversion serves the whole block where it is UTF-8. */
function addLines(pieces: Piece[], block: Uint8Array, before: number): number {
  let line = before;
  if (!isUtf8(block)) {
    for (let start = 0; start <= block.length; ) {
      const newline = block.indexOf(NEWLINE, start);
      const end = newline < 0 ? block.length : newline;
      addLine(pieces, block.subarray(start, end), ++line);
      start = end + 1;
    }
    return line - before;
  }
  for (const text of toText(block).split("\n")) {
    line++;
    // A text of n units has at most 3n bytes, so most lines need no counting.
    if (text.length * 3 > MAX_ENCOUNTER_BYTES && Buffer.byteLength(text) > MAX_ENCOUNTER_BYTES) pieces.push({ refused: "too-long", line });
    else if (!isBlank(text)) pieces.push({ text, line });
  }
  return line - before;
}

function addLine(pieces: Piece[], bytes: Uint8Array, line: number): void {
  if (bytes.length > MAX_ENCOUNTER_BYTES) pieces.push({ refused: "too-long", line });
  else if (!isUtf8(bytes)) pieces.push({ refused: "encoding", line });
  else {
    const text = toText(bytes);
    if (!isBlank(text)) pieces.push({ text, line });
  }
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** Only JSON's own white space is nothing. */
function isBlank(text: string): boolean {
  return text.length === 0 || /^[ \t\r]*$/.test(text);
}
