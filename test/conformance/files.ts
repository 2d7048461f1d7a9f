import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One case of the set, as a line of NDJSON; the README says what each key means. */
export type Case = Coded | Loaded;

/** An encounter with its answer, or with the error of its refusal. */
export interface Coded {
  readonly name: string;
  readonly about: string;
  readonly pack: string;
  readonly encounter?: Readonly<Record<string, unknown>>;
  readonly text?: string;
  readonly answer?: unknown;
  readonly error?: { readonly code: string; readonly pointer?: string; readonly encounter: string | null };
}

/** The text of something that may be a pack. */
export interface Loaded {
  readonly name: string;
  readonly about: string;
  readonly pack_text: string;
  /** The code of its refusal; absent: it loads. */
  readonly refused?: string;
}

const HERE = fileURLToPath(new URL("./", import.meta.url));

/** Where a file of the set stands. */
export function pathOf(name: string): string {
  return HERE + name;
}

/** The text of a file of the set, undefined where there is none yet. */
export function textOf(name: string): string | undefined {
  return existsSync(pathOf(name)) ? readFileSync(pathOf(name), "utf8") : undefined;
}

/** Names of the files of a folder of the set with an ending, sorted. */
export function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(pathOf(folder)).filter((name) => name.endsWith(ending)).sort();
}

/** The cases of one file, in its order. */
export function casesIn(file: string): readonly Case[] {
  return textOf(file)!.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Case);
}
