import type { Verb } from "../verb.ts";
import type { DiffOptions } from "../commands/diff.ts";

const SIDE = "a compiled pack, a pack's folder, a folder of packs, or a git revision, `REV` or `REV:PATH`";

/** `payerpack diff`. */
export const DIFF: Verb = {
  name: "diff",
  first: ["<old>", SIDE],
  argument: "<new>",
  argumentSays: `${SIDE}; packs are paired by id, one pack alone is compared with each of the other side`,
  summary: "show what an update changes, each with a chart",
  teaches:
    "Compares two packs rule by rule, then by what they make of charts: every kind of item alone and two together, at every minute where a rule may change its " +
    "answer, and the examples of both packs. Each change names its rule, its source, the minutes, codes, modifiers and outcomes that move, and the smallest " +
    "encounter that shows it, coded by both packs. Of everything else it says what is proved, what was tried exhaustively and what was only tested. A revision is " +
    "read from the git repository around the current folder; without a path it is the path of the other side, else `rules`. The status is 0 where both mean the " +
    "same, 1 where they differ.",
  options: [
    { flags: "--format <format>", says: "markdown: fit for a comment on a pull request", choices: ["text", "json", "markdown"], default: "text" },
    { flags: "--services <count>", says: "try charts of up to so many items; 0 compares the rules and codes nothing", choices: ["0", "1", "2", "3"], default: "2" },
    { flags: "--every-kind", says: "try every kind of item alone, also those that the changed rules cannot tell apart" },
    { flags: "--witness <dir>", says: "write the encounter of each thing that moves to a file, for `payerpack code`" },
    { flags: "--impact <file>", says: "code these encounters by both sides and count what moves: JSON, NDJSON, a folder, `-`" },
    { flags: "--fees <file>", says: "a table `code,amount`: the impact in money" },
    { flags: "--ids", says: "name the encounters of the impact's examples by their ids" },
  ],
  examples: [
    ["payerpack diff rules/cpt rules/payers/PAYER", "what does this payer do differently?"],
    ["payerpack diff main rules --format markdown", "what does this branch change?"],
    ["payerpack diff PAYER-2026.1.json PAYER-2026.2.json", "two releases"],
    ["payerpack diff main rules --impact visits.ndjson --fees fees.csv", "what would it have moved, in lines, units and money?"],
  ],
  run: async (host, given, options) =>
    (await import("../commands/diff.ts")).diff(host, given[0]!, given[1]!, {
      ...(options as unknown as DiffOptions), everyKind: options["everyKind"] === true, ids: options["ids"] === true,
    }),
};
