import { FALLBACK, PACK, STATE, TRUST } from "../verb.ts";
import type { Verb } from "../verb.ts";

/** `payerpack explain`. */
export const EXPLAIN: Verb = {
  name: "explain",
  argument: "<file>",
  argumentSays: "encounters, as for `code`",
  summary: "say why each line is there, and what would change it",
  teaches:
    "Codes each encounter and shows the reasons: the rules that asked, what they found in the chart, the sources they rest on, the exceptions without which the " +
    "answer would have been another, the rules that nearly applied, and the next minute at which a line changes. Of an encounter that is held it says which " +
    "missing fact decides, and what each of its values would bill. With --why-not also why a code is not billed, and the smallest change of the chart that would " +
    "bill it. Everything that is said to happen was coded.",
  options: [
    PACK,
    { flags: "--why-not <code>", says: "say why this code is not billed, and what would have to be charted for it" },
    { flags: "--format <format>", says: "html: one page for screen and paper, with the visit drawn along the clock", choices: ["text", "json", "markdown", "html"], default: "text" },
    FALLBACK, TRUST, STATE,
  ],
  examples: [
    ["payerpack explain --pack rules visit.json", "the claim and its reasons"],
    ["payerpack explain --pack rules visit.json --why-not 00000", "why is this code not on it?"],
    ["payerpack explain --pack rules visit.json --format html > visit.html", "to read, print or keep"],
  ],
  run: async (host, given, options) => (await import("../commands/explain.ts")).explain(host, given[0]!, options as never),
};
