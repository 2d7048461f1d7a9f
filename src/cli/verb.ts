import type { Host } from "./host.ts";
import type { Status } from "./status.ts";

/** An option of a verb, spelt as commander reads it. */
export interface VerbOption {
  readonly flags: string;
  readonly says: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  readonly required?: boolean;
  /** Known, and left out of the help. */
  readonly hidden?: boolean;
}

/** One verb of the command line. `run` loads the code of the verb only when it is used. */
export interface Verb {
  readonly name: string;
  /** An argument that stands before the others, what it says, and the words that it may be; it is the first of `given`. */
  readonly first?: readonly [argument: string, says: string, choices?: readonly string[]];
  readonly argument: string;
  readonly argumentSays: string;
  readonly summary: string;
  /** What it does and when to use it; paragraphs of whole sentences. */
  readonly teaches: string;
  readonly options: readonly VerbOption[];
  /** Command lines and what each does. */
  readonly examples: readonly (readonly [string, string])[];
  run(host: Host, given: readonly string[], options: Readonly<Record<string, unknown>>): Promise<Status>;
}

/** What the paths of a command are. */
export const PATHS = "the folder of rules, one pack's folder or one file; `-` is standard input; without one, the rules here or in `rules`";
/** The file that standard input stands for. */
export const STDIN_PATH: VerbOption = { flags: "--stdin-path <path>", says: "the file that standard input stands for; it need not exist yet" };
/** The packs that code. */
export const PACK: VerbOption = {
  flags: "-p, --pack <path>",
  says: "a compiled pack, a pack's folder, or a folder of packs",
  required: true,
};
/** The pack for encounters of payers without one. */
export const FALLBACK: VerbOption = { flags: "--fallback <pack-id>", says: "the pack for encounters whose payer has none; without it they are refused" };
/** For people or for programs. */
export const TEXT_OR_JSON: VerbOption = { flags: "--format <format>", says: "how to report", choices: ["text", "json"], default: "text" };

/** Who must have signed. */
export const TRUST: VerbOption = { flags: "--trust <file>", says: "a trust file: compiled packs must be signed as it asks" };
/** What was accepted. */
export const STATE: VerbOption = { flags: "--state <file>", says: "a state file: a release older than the one accepted last is refused" };
