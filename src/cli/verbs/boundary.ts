import type { BoundaryOptions } from "../commands/boundary.ts";
import { PATHS } from "../verb.ts";
import type { Verb } from "../verb.ts";

/** `payerpack boundary`. */
export const BOUNDARY: Verb = {
  name: "boundary",
  argument: "[path...]",
  argumentSays: PATHS.replace(" `-` is standard input;", ""),
  summary: "pin what rules bill at their boundaries",
  teaches:
    "Makes charts of the examples of a pack and shows what they bill at each boundary: every minute at which something changes and the minute before, every day on which rules " +
    "change and the day before, and for each rule of its own an example inside of it and changes just outside. --write writes them as `approved-boundaries.md` in the " +
    "folder of the pack, which a person reads against the sources and signs. --check runs every row of that file again, and the status is 1 where one bills " +
    "otherwise or the rules have a boundary that is not in the file. Without either, the file that --write would write goes to standard output.",
  options: [
    { flags: "--check", says: "run the approved rows again; status 1 when one moved" },
    { flags: "--write", says: "write the files anew; a signature stays where no row changed" },
    { flags: "--format <format>", says: "how to report", choices: ["text", "json", "markdown"], default: "text" },
  ],
  examples: [
    ["payerpack boundary rules/payers/PAYER", "show the boundaries of a pack"],
    ["payerpack boundary --write rules/payers/PAYER", "after a change that is meant: write them, then read the diff"],
    ["payerpack boundary --check", "in CI: nothing moved in any pack"],
  ],
  run: async (host, given, options) => {
    const { check, write, format } = options as unknown as BoundaryOptions;
    return (await import("../commands/boundary.ts")).boundary(host, given, { check: check === true, write: write === true, format });
  },
};
