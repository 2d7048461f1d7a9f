import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Sink } from "../../../src/cli/host.ts";
import { nodeHost } from "../../../src/cli/node-host.ts";
import { run } from "../../../src/cli/program.ts";
import { RULES } from "../../support/workspace.ts";

/** A fenced block of a page, with where its text stands in the page. */
export interface Step {
  readonly language: string;
  /** The word behind the language: `fails` of commands, the name of a file of JSON. */
  readonly info: string;
  readonly text: string;
  readonly start: number;
}

/** What a command line did. */
export interface Ran {
  readonly line: string;
  readonly status: number;
  /** Standard output and standard error, in the order they were written. */
  readonly printed: string;
}

/** The fenced blocks of a page in order. */
export function stepsOf(markdown: string): readonly Step[] {
  return [...markdown.matchAll(/^(```(\w+) ?(\w*)\n)([^]*?)^```$/gm)].map((found) => ({
    language: found[2]!,
    info: found[3]!,
    text: found[4]!,
    start: found.index + found[1]!.length,
  }));
}

/** Copies the shipped rules to a folder, where a walk through a page begins. */
export function beginIn(folder: string): void {
  cpSync(RULES, join(folder, "rules"), { recursive: true });
}

/** Writes the file that a block is: YAML and Markdown name it in their first line, JSON behind its language. Undefined: the block names none. */
export function writeStep({ language, info, text }: Step, folder: string): string | undefined {
  const [, named] = /^(?:#|<!--) file: (\S+)(?: -->)?\n/.exec(text) ?? [];
  const path = language === "json" && info !== "" ? `${info}.json` : named;
  if (path === undefined) return undefined;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), named === undefined ? text : text.slice(text.indexOf("\n") + 1));
  return path;
}

/** Runs one command line, `npx payerpack ...`, in a folder on the real disk. */
export async function runLine(line: string, folder: string): Promise<Ran> {
  const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
  if (words[0] !== "npx" || words[1] !== "payerpack") throw new Error(`only payerpack is run here: ${line}`);
  const parts: string[] = [];
  const sink: Sink = { isTerminal: false, failure: undefined, write: async (text) => void parts.push(text), close: async () => {} };
  const host = { ...nodeHost(new AbortController().signal), cwd: folder, environment: {}, stdout: sink, stderr: sink };
  const status = await run(host, words.slice(2));
  return { line, status, printed: parts.join("") };
}
