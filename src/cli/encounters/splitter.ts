import { Buffer } from "node:buffer";
import { documentSplitter } from "./document.ts";
import { lineSplitter } from "./lines.ts";
import { MAX_ENCOUNTER_BYTES } from "./piece.ts";
import type { Splitter } from "./piece.ts";

/**
 * Says whether an input is one encounter or one a line: by its name where it ends in `.ndjson` or `.jsonl`, else by its first line
 * that is not blank. A line that is whole JSON means lines, a lone bracket means a document. What begins otherwise is a document
 * when it is called `.json` or is JSON as a whole, and lines when it is not.
 */
export function splitterFor(name: string): Splitter {
  if (isNamedForLines(name)) return lineSplitter();
  const named = /\.json$/i.test(name);
  let held: Uint8Array[] = [];
  let bytes = 0;
  let chosen: Splitter | undefined;

  const choose = (ended: boolean): Splitter | undefined => {
    const text = Buffer.concat(held).toString("utf8");
    const first = /^[ \t\r\n]*([^\r\n]*)(\r?\n)?/.exec(text)!;
    const line = first[1]!.trim();
    if (!ended && first[2] === undefined && bytes <= MAX_ENCOUNTER_BYTES) return undefined;
    if (isJson(line)) return lineSplitter();
    if (named || line === "{" || line === "[") return documentSplitter();
    if (!ended && bytes <= MAX_ENCOUNTER_BYTES) return undefined;
    return ended && isJson(text) ? documentSplitter() : lineSplitter();
  };
  const settle = (ended: boolean): ReturnType<Splitter["push"]> => {
    chosen = choose(ended);
    if (!chosen) return [];
    const all = Buffer.concat(held);
    held = [];
    return chosen.push(all);
  };
  return {
    push(part) {
      if (chosen) return chosen.push(part);
      held.push(part);
      bytes += part.length;
      return settle(false);
    },
    end() {
      const pieces = chosen ? [] : [...settle(true)];
      return [...pieces, ...chosen!.end()];
    },
    get lines() {
      return chosen?.lines ?? 0;
    },
    get settled() {
      return chosen?.settled ?? 0;
    },
  };
}

/** Whether a file's name says that each of its lines is an encounter. */
export function isNamedForLines(name: string): boolean {
  return /\.(?:ndjson|jsonl)$/i.test(name);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
