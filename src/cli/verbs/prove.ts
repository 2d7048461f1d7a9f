import { PATHS } from "../verb.ts";
import type { Verb } from "../verb.ts";

/** `payerpack prove`. */
export const PROVE: Verb = {
  name: "prove",
  argument: "[path...]",
  argumentSays: PATHS.replace("; `-` is standard input", ""),
  summary: "prove what can be proved of rules, and list what cannot",
  teaches:
    "Asks of each pack: is a minute left without a line or a reason (gap), or on two primary lines (overlap); do rules contradict one another (clash); is a rule, " +
    "a clause or an exception without effect; does it answer as the pack below outside of what it declares (frame); does more time ever bill less (ladder, fewer " +
    "units); can an add-on stand without its parent; what is the most that an encounter can cost. Each answer says how far it is shown: proved, exhaustive over " +
    "charts of so many services, tested on so many charts, not shown, or refuted, with a chart that was coded. A pack may accept a finding under `accepts`, with " +
    "reason, source and a last day. The status is 1 when something is neither shown nor accepted, or a pack has errors.",
  options: [
    { flags: "--on <date>", says: "the day on which acceptances count, YYYY-MM-DD; without it, today" },
    { flags: "--format <format>", says: "how to report", choices: ["text", "json", "markdown"], default: "text" },
  ],
  examples: [
    ["payerpack prove", "all packs"],
    ["payerpack prove rules/payers/PAYER", "one payer's pack"],
    ["payerpack prove --format markdown > proofs.md", "for a review"],
  ],
  run: async (host, given, options) => (await import("../commands/prove.ts")).prove(host, given, options as never),
};
