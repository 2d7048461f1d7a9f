/** Bytes of a file from a position on, in pieces, in order. Throws ReadFailure where they cannot be read. */
export type ReadFrom = (path: string, position: number) => Iterable<Uint8Array>;

const NEWLINE = 10;

/**
 * The bytes of the lines that begin at a byte from `from` up to, not including, `to`. A line begins behind a line break, which no byte of another character is in UTF-8,
 * so that stretches may be cut at any byte: every line is in exactly one.
 */
export function* linesBeginningIn(read: ReadFrom, path: string, from: number, to: number): Generator<Uint8Array> {
  if (from >= to) return;
  // The line break before a line that begins at `from` itself must be seen.
  let position = Math.max(0, from - 1);
  let begun = from === 0;
  for (const piece of read(path, position)) {
    const start = begun ? 0 : piece.indexOf(NEWLINE) + 1;
    const next = position + piece.length;
    if (!begun && start === 0) {
      if (next >= to) return;
      position = next;
      continue;
    }
    if (!begun && position + start >= to) return;
    begun = true;
    // The last line ends with the first line break at or behind the last byte of the stretch.
    const last = next >= to ? piece.indexOf(NEWLINE, Math.max(start, to - 1 - position)) : -1;
    if (last >= 0) {
      yield piece.subarray(start, last + 1);
      return;
    }
    yield piece.subarray(start);
    position = next;
  }
}
