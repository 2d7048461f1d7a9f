import { join, resolve } from "node:path";
import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import { cliCatalog, placeOf, readingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { findPath } from "../root.ts";
import type { Piece } from "./piece.ts";
import { splitterFor } from "./splitter.ts";

/** A file of encounters, or standard input where `path` is null. `shown` is its name as the user knows it. */
export interface Input {
  readonly shown: string;
  readonly path: string | null;
}

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

/** The encounters of an input in order, as many at a time as arrive together. Throws ReadFailure where the input breaks off. */
export async function* encountersOf(host: Host, input: Input): AsyncGenerator<readonly Piece[]> {
  const splitter = splitterFor(input.shown);
  for await (const bytes of host.readStream(input.path)) {
    const pieces = splitter.push(bytes);
    if (pieces.length > 0) yield pieces;
  }
  if (!host.interrupt.aborted) yield splitter.end();
}
