import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Puts a text in the place of a file in one step: it is written beside it, flushed to the disk and renamed, so that a reader, or a machine
 * that stops half-way, finds the old text or the new one. `mode` is that of the file that is replaced. Throws what the system throws; the old file
 * is then as it was.
 */
export function replaceFile(path: string, text: string, mode?: number): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  try {
    const file = openSync(beside, "wx", mode);
    try {
      writeAll(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (thrown) {
    rmSync(beside, { force: true });
    throw thrown;
  }
}

/** Writes all of a text; the system may take it in several pieces. How many bytes it has. */
export function writeAll(file: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  return bytes.length;
}
