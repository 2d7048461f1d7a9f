import type { Verb } from "../verb.ts";

/** `payerpack show`. */
export const SHOW: Verb = {
  name: "show",
  argument: "[rule]",
  argumentSays: "the name of a rule or an exception; without one, the whole pack",
  summary: "show rules as they stand for a payer on a day",
  teaches:
    "Shows what holds on a day of service: the rules of a payer with those of the packs below, named values with what they are worth, and what each " +
    "exception changes: what was, what is, when, why and on which source. Every rule has its pack, its place and its sources. In a folder of rules each " +
    "rule also says which payers change it. Without a rule it is one document with its contents, which an analyst reads and signs.",
  options: [
    { flags: "-p, --pack <path>", says: "a compiled pack, a pack's folder, or a folder of packs", required: true },
    { flags: "--payer <payer>", says: "of several packs, the one of this payer; without it the base" },
    { flags: "--on <date>", says: "the day of service, YYYY-MM-DD; without it, today" },
    { flags: "--kind <kind>", says: "only the rules of a kind: ladder, set, edit, exception ..." },
    { flags: "--format <format>", says: "html: a page that stands alone and prints", choices: ["text", "markdown", "json", "html"], default: "text" },
  ],
  examples: [
    ["payerpack show RULE --pack rules/payers/PAYER --on 2026-03-01", "one rule, and what the payer makes of it"],
    ["payerpack show --pack PAYER.json --format html > PAYER.html", "the whole pack, to read and sign"],
    ["payerpack show --pack rules --payer PAYER --kind exception", "everything that a payer does differently"],
  ],
  run: async (host, given, options) => (await import("../commands/show.ts")).show(host, given[0], options as never),
};
