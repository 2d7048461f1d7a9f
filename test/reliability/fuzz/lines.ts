import { lineSplitter } from "../../../src/cli/encounters/lines.ts";
import type { Piece, Splitter } from "../../../src/cli/encounters/piece.ts";
import { splitterFor } from "../../../src/cli/encounters/splitter.ts";
import { encounterWith } from "../../support/encounters.ts";
import { below } from "../../support/slips.ts";
import type { Random } from "../../support/slips.ts";
import { mutated, oneOf } from "./mutate.ts";
import type { Target } from "./target.ts";

const GOOD = JSON.stringify(encounterWith());
const SEEDS = [`${GOOD}\n${GOOD}\n`, `{}\r\n\r\n${GOOD}`, JSON.stringify(encounterWith(), null, 2), "\n \n[]\nx\n", `{\n${GOOD}`];

/** Bytes that are cut into encounters: the same ones, however they arrive. */
export function linesTarget(): Target {
  return {
    name: "streams of encounters",
    make(random) {
      const bytes = Buffer.from(mutated(oneOf(random, SEEDS), random));
      for (let count = below(random, 3); count > 0 && bytes.length > 0; count--) bytes[below(random, bytes.length)] = below(random, 256);
      const name = oneOf(random, ["a.ndjson", "a.json", "standard input"]);
      return {
        input: bytes,
        read: () => {
          const found = fed(splitterFor(name), [bytes]);
          return {
            code: found.some((piece) => "refused" in piece) ? "encounter/encoding" : "accepted",
            fault: () => {
              const again = fed(splitterFor(name), cut(bytes, random));
              if (JSON.stringify(again) !== JSON.stringify(found)) return `cut otherwise, other encounters: ${JSON.stringify(found)} and ${JSON.stringify(again)}`;
              const lines = bytes.toString("latin1").split("\n").filter((line) => !/^[ \t\r]*$/.test(line)).length;
              return name !== "a.ndjson" || fed(lineSplitter(), [bytes]).length === lines ? undefined : `${lines} lines that are not blank`;
            },
          };
        },
      };
    },
  };
}

function fed(splitter: Splitter, parts: readonly Uint8Array[]): readonly Piece[] {
  const found = parts.flatMap((part) => [...splitter.push(part)]);
  return [...found, ...splitter.end()];
}

function cut(bytes: Uint8Array, random: Random): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = at + 1 + below(random, 30);
    parts.push(bytes.subarray(at, next));
    at = next;
  }
  return parts;
}
