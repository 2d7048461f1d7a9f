import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import type { PublishedFile } from "../../importing/publication.ts";
import { TableReader } from "../../importing/previous.ts";
import { FileReader } from "../../importing/read-file.ts";
import type { Row } from "../../importing/row.ts";
import type { Shape } from "../../importing/shape.ts";
import { readingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { ReadFailure } from "../host.ts";
import { progressOf } from "../progress.ts";

/** A file as the user named it; the absolute path, or null for standard input. */
export interface Given {
  readonly shown: string;
  readonly path: string | null;
}

/** Reads every file of a publication. No value where one cannot be read, or the user asked to stop. */
export async function readPublication(host: Host, shape: Shape, files: readonly Given[]): Promise<Outcome<readonly PublishedFile[]>> {
  const progress = progressOf(host, "rows");
  const published: PublishedFile[] = [];
  let count = 0;
  const failures: Diagnostic[] = [];
  for (const [index, file] of files.entries()) {
    const reader = new FileReader(shape, file.shown, index);
    const failed = await readPieces(host, file, async (piece) => {
      reader.push(piece);
      await progress.at(count + reader.count);
    });
    if (failed) failures.push(failed);
    else published.push({ path: file.shown, ...reader.end() });
    count += reader.count;
  }
  await progress.done();
  return { value: failures.length > 0 || host.interrupt.aborted ? undefined : published, diagnostics: failures };
}

/** Reads the table that the import continues. */
export async function readPrevious(host: Host, shape: Shape, file: Given): Promise<Outcome<readonly Row[]>> {
  const reader = new TableReader(shape, file.shown);
  const failed = await readPieces(host, file, async (piece) => reader.push(piece));
  return failed ? { value: undefined, diagnostics: [failed] } : reader.end();
}

/** Hands out a file as text, one byte a character. */
async function readPieces(host: Host, file: Given, take: (piece: string) => Promise<void>): Promise<Diagnostic | undefined> {
  try {
    for await (const piece of host.readStream(file.path)) {
      await take(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1"));
      if (host.interrupt.aborted) return undefined;
    }
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof ReadFailure)) throw thrown;
    return readingFailed(file.shown, thrown.error);
  }
}
