import type { AuditOptions } from "./commands/audit.ts";
import { REPORT_FORMATS } from "./render/format-names.ts";
import { FALLBACK, PACK, PATHS, STATE, STDIN_PATH, TEXT_OR_JSON, TRUST } from "./verb.ts";
import type { Verb } from "./verb.ts";
import { BOUNDARY } from "./verbs/boundary.ts";
import { CI } from "./verbs/ci.ts";
import { COVER } from "./verbs/cover.ts";
import { DIFF } from "./verbs/diff.ts";
import { EXPLAIN } from "./verbs/explain.ts";
import { MUTATE } from "./verbs/mutate.ts";
import { PROPERTIES } from "./verbs/properties.ts";
import { PROVE } from "./verbs/prove.ts";
import { SHOW } from "./verbs/show.ts";
import { TABLE } from "./verbs/table.ts";

const COMPILED = "a compiled pack, signed or not; `-` is standard input";

/** Every verb, in the order of the help. */
export const VERBS: readonly Verb[] = [
  {
    name: "check",
    argument: "[path...]",
    argumentSays: PATHS,
    summary: "find every mistake in rules",
    teaches: "Reads and compiles the rules and shows every finding at once: what is wrong, where, and what to write instead. Notes do not fail.",
    options: [{ flags: "--format <format>", says: "how to report", choices: REPORT_FORMATS, default: "text" }, STDIN_PATH],
    examples: [
      ["payerpack check", "all rules"],
      ["payerpack check rules/payers/PAYER", "one payer's pack, with what it extends"],
      ["payerpack check --format sarif > findings.sarif", "for code scanning"],
    ],
    run: async (host, given, options) => (await import("./commands/check.ts")).check(host, given, options as never),
  },
  {
    name: "test",
    argument: "[path...]",
    argumentSays: PATHS,
    summary: "run the examples written beside the rules",
    teaches: "Codes the chart of every example and boundary table and compares the answer with what is written there.",
    options: [{ flags: "--format <format>", says: "how to report", choices: ["text", "json", "junit", "github"], default: "text" }, STDIN_PATH],
    examples: [
      ["payerpack test", "all examples"],
      ["payerpack test rules/payers/PAYER/examples/TOPIC.yaml", "one file of examples"],
    ],
    run: async (host, given, options) => (await import("./commands/test.ts")).test(host, given, options as never),
  },
  {
    name: "build",
    argument: "<pack>",
    argumentSays: "the folder of one pack; `-` is standard input",
    summary: "compile a pack into one file",
    teaches:
      "Writes a compiled pack: canonical JSON, the same bytes for the same rules on every machine. Nothing is written when the pack has errors. As a module " +
      "the pack is JavaScript that runs by itself, without this package, and gives the same answers.",
    options: [
      { flags: "-o, --output <file>", says: "where to write; `-` is standard output", required: true },
      { flags: "--target <target>", says: "pack: JSON for payerpack and its runtime; module: one ES module that imports nothing", choices: ["pack", "module"], default: "pack" },
      TEXT_OR_JSON,
      STDIN_PATH,
    ],
    examples: [
      ["payerpack build rules/payers/PAYER -o PAYER.json", "then: payerpack code --pack PAYER.json visits.ndjson"],
      ["payerpack build rules/payers/PAYER --target module -o PAYER.mjs", 'then: import { pack } from "./PAYER.mjs"'],
    ],
    run: async (host, given, options) => (await import("./commands/build.ts")).build(host, given[0]!, options as never),
  },
  {
    name: "keygen",
    argument: "<file>",
    argumentSays: "the file for the private key; it must not be there yet",
    summary: "make a pair of keys to sign packs with",
    teaches:
      "Makes an Ed25519 key. The private key is written to a new file that only you may read; the public key is printed, for the trust files of those who " +
      "load packs. No key is ever overwritten.",
    options: [TEXT_OR_JSON],
    examples: [["payerpack keygen release.key", "then: payerpack sign PAYER.json --key release.key -o PAYER.signed.json"]],
    run: async (host, given, options) => (await import("./commands/keygen.ts")).keygen(host, given[0]!, options as never),
  },
  {
    name: "sign",
    argument: "<pack>",
    argumentSays: COMPILED,
    summary: "sign a compiled pack",
    teaches:
      "Writes the pack in an envelope (DSSE) with your signature over its exact bytes, or adds your signature to an envelope. A pack that does not load is not " +
      "signed, nor one whose signatures do not fit.",
    options: [
      { flags: "-k, --key <file>", says: "the private key, as `keygen` wrote it", required: true },
      { flags: "-o, --output <file>", says: "where to write; `-` is standard output", required: true },
      TEXT_OR_JSON,
    ],
    examples: [
      ["payerpack sign PAYER.json --key release.key -o PAYER.signed.json", "the first signature"],
      ["payerpack sign PAYER.signed.json --key compliance.key -o PAYER.signed.json", "a second one, in place"],
    ],
    run: async (host, given, options) => (await import("./commands/sign.ts")).sign(host, given[0]!, options as never),
  },
  {
    name: "verify",
    argument: "<pack...>",
    argumentSays: COMPILED,
    summary: "check compiled packs as a loader would",
    teaches:
      "Checks that each pack is in canonical form, that its hashes fit, that this engine knows its ops and that its programs hold together; with --trust also that " +
      "those have signed it who must. With --state a release older than the one accepted last is refused, and the packs that pass are remembered as " +
      "accepted. With --vectors each pack codes the examples and boundary tables that it carries. The status is 1 when a pack is refused.",
    options: [
      { flags: "--vectors", says: "code the examples that the packs carry, and compare" },
      TRUST,
      STATE,
      { flags: "--new-state", says: "begin the state file, which must not be there" },
      { flags: "--rollback", says: "take an older release, and remember it as the accepted one" },
      TEXT_OR_JSON,
    ],
    examples: [
      ["payerpack verify PAYER.json", "is the file whole?"],
      ["payerpack verify PAYER.signed.json --trust trust.json --state accepted.json", "may it go into service?"],
    ],
    run: async (host, given, options) => (await import("./commands/verify.ts")).verify(host, given, options as never),
  },
  {
    name: "inspect",
    argument: "<pack>",
    argumentSays: COMPILED,
    summary: "show what is in a compiled pack",
    teaches:
      "Shows who and what a pack is: its id and release, payer, dates, hashes, signers, the rules of each kind, the ops that an engine needs, the sources with " +
      "their confidence, and how large each part is. A pack that a loader would refuse is not shown, and the status is 1.",
    options: [TRUST, TEXT_OR_JSON],
    examples: [["payerpack inspect PAYER.json", "readably"], ["payerpack inspect PAYER.signed.json --format json", "for a program"]],
    run: async (host, given, options) => (await import("./commands/inspect.ts")).inspect(host, given[0]!, options as never),
  },
  {
    name: "code",
    argument: "[file...]",
    argumentSays: "encounters: JSON, NDJSON or folders of them; `-`, or nothing, is standard input",
    summary: "code encounters into claim lines",
    teaches:
      "Writes one answer for each encounter, in the order they come. Of several packs the encounter's payer and date choose; an encounter " +
      "without a payer is coded by the base. A broken encounter gets an answer with an error and stops no other; the status is then 1. Large files named " +
      ".ndjson or .jsonl are coded by several threads, with the same answers in the same order. The file that -o names is there only when it is whole; " +
      "after an interruption the same command with --resume goes on, and what is then written is the same as if there had been none.",
    options: [
      PACK,
      { flags: "--format <format>", says: "ndjson: one answer a line; text: each drawn as a claim", choices: ["ndjson", "text"], default: "ndjson" },
      { flags: "-o, --output <file>", says: "where to write instead of standard output" },
      FALLBACK,
      { flags: "--threads <number>", says: "threads that code large files at the same time; default: one for each processor, 1 where there is little to code" },
      TRUST,
      STATE,
      { flags: "--resume", says: "go on with a run into the same file that was broken off" },
    ],
    examples: [
      ["payerpack code --pack rules --format text visit.json", "one visit, readably"],
      ["payerpack code --pack rules visits.ndjson -o answers.ndjson", "a file of visits"],
      ["payerpack code --pack rules visits.ndjson -o answers.ndjson --resume", "the same after an interruption"],
      ["zcat visits.ndjson.gz | payerpack code --pack PAYER.json -", "a stream, with a compiled pack"],
    ],
    run: async (host, given, options) => (await import("./commands/code.ts")).code(host, given, options as never),
  },
  EXPLAIN,
  {
    name: "import",
    first: ["<importer>", "which kind of file: the name of a file in `importers` of the folder of rules, such as ptp, mue, addon, hcpcs"],
    argument: "<file...>",
    argumentSays: "files as they were published, all parts of one edition; `-` is standard input",
    summary: "turn a published file into a table of the rules",
    teaches:
      "Reads files that you have downloaded (text with tabs or commas, notices above the headings) and writes a table in the columns that the rules " +
      "read, with its sha256. The table before is continued: what the new edition no longer has ends, what it changes changes on the date you " +
      "give, and the report says which rows those are. Every row that cannot be read is shown, and then nothing is written.",
    options: [
      { flags: "--to <file>", says: "the table to write, and to continue where it is there; with --into its default is the file that the entry names" },
      { flags: "--into <rules.yaml>", says: "a rule file whose table gets the path and the sha256; the rest of it stays as it is" },
      { flags: "--table <name>", says: "the name of the table in that rule file" },
      { flags: "--effective <date>", says: "the first day on which the files count: the beginning of their quarter" },
      { flags: "--since <date>", says: "keep no row that ended before this day: a smaller table where no claim is that old" },
      { flags: "--replace", says: "forget the table before instead of continuing it" },
      { flags: "--dry-run", says: "only report: write nothing" },
      { flags: "--examples <count>", says: "how many changes of each kind to show", default: "10" },
      { flags: "--format <format>", says: "how to report", choices: ["text", "json", "markdown"], default: "text" },
    ],
    examples: [
      ["payerpack import ptp part-1.txt part-2.txt --to rules/tables/code-pairs-facility.csv", "the first edition"],
      ["payerpack import mue limits.csv --into rules/cpt/codes.yaml --table unit_limits --effective 2026-04-01", "a new quarter"],
      ["payerpack import addon parents.csv --to rules/tables/add-on-parents.csv --effective 2026-04-01 --dry-run", "what would change?"],
    ],
    run: async (host, given, options) => (await import("./commands/import.ts")).importTable(host, given[0]!, given.slice(1), options as never),
  },
  {
    name: "audit",
    argument: "[path...]",
    argumentSays: PATHS,
    summary: "list what rules rest on, and what has grown old",
    teaches:
      "Lists for each pack: sources and rules that nobody has verified; which rules of the packs below it changes, confirms with a source or inherits in " +
      "silence (named where one pack is audited, else counted); stale sources, reviews whose day has passed, changes that are coming, and sentences of the policy that it does not carry. A source is " +
      "stale when its `read on` is more than --stale-after days ago, or when its `file` is there and has another SHA-256 than its `sha256`. The status is 0 " +
      "whatever is listed; with --strict it is 1 when something is stale or a review is overdue. A pack with errors is not audited, and the status is 1.",
    options: [
      { flags: "--format <format>", says: "how to report", choices: ["text", "json", "markdown"], default: "text" },
      { flags: "--on <date>", says: "the day of the audit, YYYY-MM-DD; without it, today" },
      { flags: "--stale-after <days>", says: "how long a reading of a source counts", default: "365" },
      { flags: "--strict", says: "status 1 when something is stale or overdue" },
      STDIN_PATH,
    ],
    examples: [
      ["payerpack audit", "all packs"],
      ["payerpack audit rules/payers/PAYER --format markdown", "one payer's pack, for a review"],
      ["payerpack audit --strict --stale-after 180", "in CI: twice a year each source is read again"],
    ],
    run: async (host, given, options) =>
      (await import("./commands/audit.ts")).audit(host, given, { ...(options as unknown as AuditOptions), strict: options["strict"] === true }),
  },
  SHOW,
  TABLE,
  DIFF,
  BOUNDARY,
  PROVE,
  PROPERTIES,
  COVER,
  MUTATE,
  CI,
  {
    name: "fmt",
    argument: "[path...]",
    argumentSays: PATHS,
    summary: "format rules",
    teaches: "Rewrites files in the one layout; comments stay, the meaning stays. `-` formats standard input to standard output.",
    options: [{ flags: "--check", says: "change nothing; status 1 when a file would change" }, TEXT_OR_JSON],
    examples: [
      ["payerpack fmt", "all rules, in place"],
      ["payerpack fmt --check", "in CI"],
    ],
    run: async (host, given, options) =>
      (await import("./commands/fmt.ts")).fmt(host, given, { ...(options as { readonly format: "text" | "json" }), check: options["check"] === true }),
  },
  {
    name: "new",
    first: ["<what>", "what to begin", ["payer"]],
    argument: "<id>",
    argumentSays: "the payer as encounters name it, `some-plan`",
    summary: "begin the pack of a new payer",
    teaches:
      "Writes `payers/ID` in the folder of rules: a pack that extends the base, changes nothing yet, and passes `check` and `test`; its comments say " +
      "what to replace. On the pack of another payer its examples still say what the base says, and `test` shows where that payer differs. Nothing is " +
      "overwritten. Where there is no folder of rules one is made, with a copy of the shipped base.",
    options: [
      { flags: "--title <title>", says: "the title of the pack" },
      { flags: "--extends <pack>", says: "the pack it extends, `ID` or `ID RELEASE`; without it the one base" },
      { flags: "--to <dir>", says: "the folder of rules; without it the rules here or in `rules`" },
      TEXT_OR_JSON,
    ],
    examples: [
      ['payerpack new payer some-plan --title "Some Plan"', "then: payerpack check rules/payers/some-plan"],
      ["payerpack new payer some-plan --extends payers/OTHER/PACK", "a pack on the pack of another payer"],
    ],
    run: async (host, given, options) => (await import("./commands/new.ts")).newPayer(host, given[1]!, options as never),
  },
];
