import { closeSync, openSync, readSync } from "node:fs";
import { attempt } from "./attempt.ts";
import { ReadFailure } from "./host.ts";

/** Bytes read at a time. */
const PIECE = 1 << 18;

/** The bytes of a file from a position on, in pieces, in order; each piece is the caller's. Throws ReadFailure where they cannot be read. */
export function* readFrom(path: string, position: number): Generator<Uint8Array> {
  const file = orThrow(path, () => openSync(path, "r"));
  try {
    for (let at = position; ; ) {
      // Pieces are kept until their last line is whole, so that each has bytes of its own.
      const bytes = Buffer.allocUnsafeSlow(PIECE);
      const count = orThrow(path, () => readSync(file, bytes, 0, PIECE, at));
      if (count === 0) return;
      at += count;
      yield bytes.subarray(0, count);
    }
  } finally {
    closeSync(file);
  }
}

function orThrow<T>(path: string, work: () => T): T {
  const result = attempt(path, work);
  if (!result.ok) throw new ReadFailure(result.error);
  return result.value;
}
