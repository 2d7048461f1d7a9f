import { PATHS } from "../verb.ts";
import type { Verb } from "../verb.ts";

/** `payerpack cover`. */
export const COVER: Verb = {
  name: "cover",
  argument: "[path...]",
  argumentSays: PATHS.replace("; `-` is standard input", ""),
  summary: "list the clauses that no example sees both ways",
  teaches:
    "Codes the examples beside the rules and notes what each clause answers: yes and no, for something that its rule asks about. A pack answers for what it " +
    "says itself. Where no encounter can give an answer, that is proved and does not count as open. Also listed: rules and exceptions that no example " +
    "reaches, dates and ranges of minutes that none visits, packs without examples. The status is 1 when fewer answers than --require were seen or " +
    "proved impossible, or a rule is not reached.",
  options: [
    { flags: "--require <percent>", says: "how many answers of clauses must be seen", default: "100" },
    { flags: "--format <format>", says: "how to report", choices: ["text", "json", "markdown"], default: "text" },
  ],
  examples: [
    ["payerpack cover", "all packs"],
    ["payerpack cover rules/payers/PAYER", "what one payer's examples leave out"],
    ["payerpack cover --require 90 --format markdown", "for a report"],
  ],
  run: async (host, given, options) => (await import("../commands/cover.ts")).cover(host, given, options as never),
};
