import { PATHS } from "../verb.ts";
import type { Verb } from "../verb.ts";

/** `payerpack mutate`. */
export const MUTATE: Verb = {
  name: "mutate",
  argument: "[path...]",
  argumentSays: PATHS.replace("; `-` is standard input", ""),
  summary: "list the slips in rules that no example would notice",
  teaches:
    "Makes every small slip in what a pack says itself: a minute or a unit more or less, at least for more than, a date a day off, another modifier, a clause, " +
    "leave-out, exception or rule forgotten, two preferences exchanged, a warning for a denial. Each is run over the examples of the pack and of the packs above it. What no " +
    "example notices is listed with an encounter that would tell, where one is found; what no encounter can tell is proved so. With --write those " +
    "encounters become examples with the answer of today, for an analyst to confirm. The status is 1 when fewer slips are noticed than asked for.",
  options: [
    { flags: "--require <percent>", says: "how many slips in thresholds, dates and modifiers must be noticed", default: "100" },
    { flags: "--require-all <percent>", says: "how many of all slips must be noticed", default: "95" },
    { flags: "--search <number>", says: "encounters that are tried for each pack to show what is not noticed; 0: none", default: "2000" },
    { flags: "--boundaries", says: "also run the approved boundaries of the packs, counted apart" },
    { flags: "--write", says: "add the encounters found to the examples of their packs" },
    { flags: "--format <format>", says: "how to report", choices: ["text", "json", "markdown"], default: "text" },
  ],
  examples: [
    ["payerpack mutate", "all packs"],
    ["payerpack mutate rules/payers/PAYER --write", "one payer's pack, and examples for what is not noticed"],
    ["payerpack mutate --search 0 --require 80 --require-all 0", "in CI: the figures alone"],
  ],
  run: async (host, given, options) => (await import("../commands/mutate.ts")).mutate(host, given, options as never),
};
