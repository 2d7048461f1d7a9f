import { Buffer, isUtf8 } from "node:buffer";
import { MAX_ENCOUNTER_BYTES } from "./piece.ts";
import type { Piece, Splitter } from "./piece.ts";

/** The whole input is one encounter, over as many lines as it likes. An empty input holds none. */
export function documentSplitter(): Splitter {
  let held: Uint8Array[] = [];
  let bytes = 0;
  return {
    lines: 0,
    settled: 0,
    push(part) {
      bytes += part.length;
      if (bytes > MAX_ENCOUNTER_BYTES) held = [];
      else held.push(part);
      return [];
    },
    end(): readonly Piece[] {
      if (bytes > MAX_ENCOUNTER_BYTES) return [{ refused: "too-long" }];
      const whole = Buffer.concat(held);
      if (!isUtf8(whole)) return [{ refused: "encoding" }];
      const text = whole.toString("utf8");
      return /^[ \t\r\n]*$/.test(text) ? [] : [{ text }];
    },
  };
}
