import { GATE_NAMES } from "../ci/gate-names.ts";
import { PATHS } from "../verb.ts";
import type { Verb } from "../verb.ts";

/** `payerpack ci`. */
export const CI: Verb = {
  name: "ci",
  argument: "[path...]",
  argumentSays: PATHS.replace("; `-` is standard input", ""),
  summary: "run every gate, with one report",
  teaches:
    `Runs the gates over the packs under the paths, on all processors: ${GATE_NAMES.join(", ")}. Each says how long it took, what it counted, what it ` +
    "found, and for which packs it was not run and why. The status is 1 when a gate blocks. With --changed-since only packs are gated that changed since " +
    "a revision of git, or whose base did. Where GITHUB_STEP_SUMMARY is set the summary is added to that file.",
  options: [
    { flags: "--format <format>", says: "how to report on standard output", choices: ["text", "json", "sarif", "junit", "github", "markdown"], default: "text" },
    { flags: "--json <file>", says: "write the run as JSON as well" },
    { flags: "--sarif <file>", says: "write SARIF 2.1.0 as well, for code scanning" },
    { flags: "--junit <file>", says: "write JUnit XML as well" },
    { flags: "--markdown <file>", says: "write the summary as Markdown as well" },
    { flags: "--changed-since <revision>", says: "gate only what changed since a revision of git, such as origin/main" },
    { flags: "--only <gates>", says: "run only these, as `fmt,check`" },
    { flags: "--skip <gates>", says: "run all but these" },
    { flags: "--on <date>", says: "the day for acceptances and the audit, YYYY-MM-DD; without it, today" },
    { flags: "--stale-after <days>", says: "how long a reading of a source counts", default: "365" },
    { flags: "--threads <number>", says: "threads for the gates; default: one for each processor" },
  ],
  examples: [
    ["payerpack ci", "every gate over all rules"],
    ["payerpack ci --format github --sarif ci.sarif --junit ci.xml", "in GitHub Actions: annotations, code scanning, test report"],
    ["payerpack ci --changed-since origin/main", "in a pull request: what it touches"],
    ["payerpack ci --only fmt,check", "before a commit"],
  ],
  run: async (host, given, options) => (await import("../commands/ci.ts")).ci(host, given, options as never),
};
