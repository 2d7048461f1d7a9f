import { PATHS } from "../verb.ts";
import type { Verb } from "../verb.ts";

/** `payerpack properties`. */
export const PROPERTIES: Verb = {
  name: "properties",
  argument: "[path...]",
  argumentSays: PATHS.replace("; `-` is standard input", ""),
  summary: "decide the laws that packs state",
  teaches:
    "Decides every sentence under `properties`, a pack's own and those of the packs below it. Each law is proved by the form of the rules, or by all of a few " +
    "charts, or tried on charts drawn around the minutes and days at which the pack's answers may change; the report says which, and on how many charts. A law " +
    "that does not hold is shown by the smallest chart that breaks it, with the answers. The status is 1 then. The same seed draws the same charts.",
  options: [
    { flags: "--runs <number>", says: "charts that are drawn for each law; up to four times as many where few have what it speaks of", default: "20" },
    { flags: "--seed <number>", says: "another seed draws other charts", default: "1" },
    { flags: "--path <number>", says: "only the chart of this number, as a counterexample names it" },
    { flags: "--only <words>", says: "only laws whose sentence has these words" },
    { flags: "--write", says: "save each counterexample in the examples of its pack, with the answer of today, for a person to decide" },
    { flags: "--format <format>", says: "json also says what the charts had", choices: ["text", "markdown", "json"], default: "text" },
  ],
  examples: [
    ["payerpack properties", "the laws of all packs"],
    ["payerpack properties rules/payers/PAYER --runs 2000 --seed 7", "one pack, more charts"],
    ["payerpack properties --only \"splitting a bag\" --path 17", "one chart again, as a counterexample named it"],
    ["payerpack properties rules/payers/PAYER --write", "keep what breaks a law as an example"],
  ],
  run: async (host, given, options) => (await import("../commands/properties.ts")).properties(host, given, options as never),
};
