import type { TableFormat } from "../render/table/formats.ts";
import type { TableOptions } from "../commands/table.ts";
import type { Verb } from "../verb.ts";

const FORMATS: readonly TableFormat[] = ["text", "markdown", "csv", "json", "svg", "html"];

/** `payerpack table`. */
export const TABLE: Verb = {
  name: "table",
  argument: "[ladder]",
  argumentSays: "the name of a ladder; without one, all ladders in force",
  summary: "show what each number of minutes bills, payers side by side",
  teaches:
    "For each ladder a table: what a visit bills by the minutes of one item, the base and payers side by side, with every minute at which it changes and the minute " +
    "before. The kind of item is the plainest of the examples that the ladder bills; packs that bill the same share a column. Each table is established by coding the visit at every " +
    "whole minute up to --minutes by every pack. Without --on also tables of other days are shown, where the packs then bill otherwise.",
  options: [
    { flags: "-p, --pack <path...>", says: "compiled packs, packs' folders or folders of packs; a pack of rules is shown beside those it extends; without it, all rules" },
    { flags: "--situation <situation>", says: "how the item stands to another; first: as soon as the ladder bills it; all: each way in which it does", choices: ["first", "all", "alone", "again", "after", "before", "beside", "second-site"], default: "first" },
    { flags: "--on <date>", says: "the day of service, YYYY-MM-DD; without it, today" },
    { flags: "--minutes <number>", says: "run every minute up to this one, at most 1440", default: "600" },
    { flags: "--format <format>", says: "svg, html: ladder charts that print, black on white", choices: FORMATS, default: "text" },
  ],
  examples: [
    ["payerpack table --pack rules/payers/PAYER", "every ladder, a payer beside the base"],
    ["payerpack table LADDER --pack rules --situation all", "one ladder for all payers, alone and beside others"],
    ["payerpack table --pack rules/payers/PAYER --format html > PAYER.html", "tables and charts to print"],
  ],
  run: async (host, given, options) => (await import("../commands/table.ts")).table(host, given[0], options as unknown as TableOptions),
};
