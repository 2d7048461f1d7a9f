import { Argument, Command, CommanderError, Option } from "commander";
import type { Host } from "./host.ts";
import { OK, USAGE } from "./status.ts";
import type { Status } from "./status.ts";
import type { Verb } from "./verb.ts";
import { VERBS } from "./verbs.ts";
import { VERSION } from "./version.ts";

const ABOUT = `Billing rules of payers, written in a readable language, checked, and turned into packs that code encounters.`;

const AFTER = `
Begin with:
  payerpack check                                          is everything right with the rules?
  payerpack code --pack rules --format text visit.json     what would this visit bill, and why?

Exit statuses: 0 all is well; 1 findings, failed examples or refused encounters; 2 usage, files; 70 a bug of payerpack.`;

/** Runs a command line, `arguments_` without the program itself; the status to exit with. */
export async function run(host: Host, arguments_: readonly string[]): Promise<Status> {
  let status: Status = OK;
  const out: { readonly to: "stdout" | "stderr"; readonly text: string }[] = [];
  const program = new Command("payerpack")
    .description(ABOUT)
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", AFTER)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => out.push({ to: "stdout", text }),
      writeErr: (text) => out.push({ to: "stderr", text }),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    });
  for (const verb of VERBS) {
    addVerb(program, verb, async (given, options) => {
      status = await verb.run(host, given, options);
    });
  }
  try {
    await program.parseAsync(meant(arguments_), { from: "user" });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    status = thrown.exitCode === 0 ? OK : USAGE;
    if (status === USAGE && thrown.code !== "commander.help") out.push({ to: "stderr", text: `\n\`payerpack ${helpOf(arguments_)}--help\` shows how it is used\n` });
  }
  for (const { to, text } of out) await host[to].write(text);
  return status;
}

function addVerb(program: Command, verb: Verb, action: (given: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<void>): void {
  const command = program
    .command(verb.name)
    .summary(verb.summary)
    .description(verb.teaches);
  if (verb.first) command.addArgument(argumentOf(...verb.first));
  command
    .addArgument(new Argument(verb.argument, verb.argumentSays))
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", `\nExamples:\n${examplesOf(verb)}`);
  for (const { flags, says, choices, default: preset, required, hidden } of verb.options) {
    const option = new Option(flags, says);
    if (choices) option.choices([...choices]);
    if (preset !== undefined) option.default(preset);
    if (required) option.makeOptionMandatory();
    if (hidden) option.hideHelp();
    command.addOption(option);
  }
  command.action((...all: readonly (string | readonly string[] | Readonly<Record<string, unknown>>)[]) => {
    const count = verb.first ? 2 : 1;
    return action(all.slice(0, count).flat() as readonly string[], all[count] as Readonly<Record<string, unknown>>);
  });
}

function argumentOf(argument: string, says: string, choices?: readonly string[]): Argument {
  const made = new Argument(argument, says);
  return choices ? made.choices([...choices]) : made;
}

function examplesOf({ examples }: Verb): string {
  const width = Math.max(...examples.map(([line]) => line.length));
  return examples.map(([line, says]) => `  ${line.padEnd(width)}   ${says}`).join("\n");
}

/** Asking for the help of a verb that does not exist is a mistake like using it, not a question about the program. */
function meant(arguments_: readonly string[]): string[] {
  const words = arguments_.filter((one) => !one.startsWith("-"));
  const [named, of] = words;
  const isVerb = (word: string): boolean => VERBS.some(({ name }) => name === word);
  if (named === "help" && of !== undefined && of !== "help" && !isVerb(of)) return [of];
  if (named === undefined || named === "help" || isVerb(named)) return [...arguments_];
  return arguments_.filter((one) => one !== "--help" && one !== "-h");
}

/** The verb that a wrong command line meant, with a space behind it, or nothing. */
function helpOf(arguments_: readonly string[]): string {
  const verb = VERBS.find(({ name }) => name === arguments_[0]);
  return verb ? `${verb.name} ` : "";
}
