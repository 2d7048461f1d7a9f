import { join, resolve } from "node:path";
import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import { cliCatalog, placeOf, readingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { lineSplitter } from "./lines.ts";
import { findPath } from "../root.ts";
import type { Piece } from "./piece.ts";
import { splitterFor } from "./splitter.ts";

/** A file of encounters, or standard input where `path` is null. `shown` is its name as the user knows it. */
export interface Input {
  readonly shown: string;
  readonly path: string | null;
}

const NEWLINE = 10;

const ENCOUNTERS = /\.(?:json|ndjson|jsonl)$/i;

/** The inputs that arguments name, in order: files, `-`, and folders for the encounter files in them. No argument is `-`. */
export function findInputs(host: Host, given: readonly string[]): Outcome<readonly Input[]> {
  const inputs: Input[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of given.length > 0 ? given : ["-"]) {
    if (path === "-") {
      inputs.push({ shown: "standard input", path: null });
      continue;
    }
    const found = findPath(host, path);
    const absolute = resolve(host.cwd, path);
    if (!found.value) {
      // A pipe that a shell hands over by name exists and has no real path.
      if (host.entry(absolute).ok) inputs.push({ shown: path, path: absolute });
      else diagnostics.push(...found.diagnostics);
    } else if (found.value.kind !== "folder") inputs.push({ shown: path, path: found.value.path });
    else {
      const names = host.list(found.value.path);
      if (!names.ok) diagnostics.push(readingFailed(path, names.error));
      else {
        const files = names.value.filter((name) => ENCOUNTERS.test(name) && !name.startsWith("."));
        if (files.length === 0) diagnostics.push(cliCatalog.create("cli/no-encounters", placeOf(path), { path }));
        for (const name of files) inputs.push({ shown: join(path, name), path: join(found.value.path, name) });
      }
    }
  }
  return { value: diagnostics.length > 0 ? undefined : inputs, diagnostics };
}

/** Lines of an input that begin before a byte. */
export interface Before {
  readonly offset: number;
  readonly lines: number;
}

/** Encounters that arrived together, and the lines that hold them and all before; null at the end of the input. */
export interface Arrived {
  readonly pieces: readonly Piece[];
  readonly upTo: Before | null;
}

const ALL: Before = { offset: 0, lines: 0 };

/**
 * The encounters of an input in order, as many at a time as arrive together; of a file of lines those that begin behind `before`.
 * Throws ReadFailure where the input breaks off.
 */
export async function* encountersOf(host: Host, input: Input, before: Before = ALL): AsyncGenerator<Arrived> {
  const whole = before.offset === 0;
  const splitter = whole ? splitterFor(input.shown) : lineSplitter(before.lines);
  // The line break before a line that begins at the byte itself must be seen.
  let start = whole ? 0 : before.offset - 1;
  let begun = whole;
  for await (const bytes of host.readStream(input.path, start)) {
    const first = begun ? 0 : bytes.indexOf(NEWLINE) + 1;
    if (!begun) start += first === 0 ? bytes.length : first;
    begun ||= first > 0;
    const pieces = begun ? splitter.push(bytes.subarray(first)) : [];
    if (pieces.length > 0) yield { pieces, upTo: { offset: start + splitter.settled, lines: splitter.lines } };
  }
  if (!host.interrupt.aborted) yield { pieces: splitter.end(), upTo: null };
}
