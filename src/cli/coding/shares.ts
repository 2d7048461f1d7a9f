import type { Host } from "../host.ts";
import type { Input } from "../encounters/inputs.ts";
import { isNamedForLines } from "../encounters/splitter.ts";
import type { Part, Share } from "./share.ts";
import { START } from "./stand.ts";
import type { Place } from "./stand.ts";

/** Bytes of a share: some hundred encounters, so that threads end together and little is held. */
export const SHARE_BYTES = 1 << 19;

/** With fewer bytes, some ten thousand encounters, a second thread hardly saves what it takes to start and to have its code made quick. */
export const FEW_BYTES = 1 << 24;

/** An input that is a file, with its size in bytes. */
export interface Sized {
  readonly shown: string;
  readonly path: string;
  readonly bytes: number;
}

/** The inputs with their sizes; undefined where one is no file, and so cannot be read from the middle. */
export function sizedFiles(host: Host, inputs: readonly Input[]): readonly Sized[] | undefined {
  const sized: Sized[] = [];
  for (const { shown, path } of inputs) {
    const entry = path === null ? undefined : host.entry(path);
    if (path === null || !entry?.ok || entry.value.kind !== "file") return undefined;
    sized.push({ shown, path, bytes: entry.value.bytes });
  }
  return sized;
}

/** Cuts the inputs behind a place into shares, in order. Only files that are named for lines, or were begun in lines, are cut; small files share a share. */
export function sharesOf(files: readonly Sized[], shareBytes: number, place: Place = START): readonly Share[] {
  const shares: Share[] = [];
  let small: Part[] = [];
  let smallBytes = 0;
  const close = (): void => {
    if (small.length > 0) shares.push(small);
    small = [];
    smallBytes = 0;
  };
  for (const [index, { shown, path, bytes }] of files.entries()) {
    if (index < place.input) continue;
    const begin = index === place.input ? place.offset : 0;
    if (begin > 0 || (bytes > shareBytes && isNamedForLines(shown))) {
      close();
      for (let from = begin; from < bytes; from += shareBytes) {
        // What is written behind the end while we read belongs to the last part.
        const to = from + shareBytes < bytes ? from + shareBytes : Number.MAX_SAFE_INTEGER;
        shares.push([{ path, shown, stretch: { from, to } }]);
      }
      continue;
    }
    small.push({ path, shown, stretch: null });
    smallBytes += bytes;
    if (smallBytes >= shareBytes) close();
  }
  close();
  return shares;
}
