import { join, relative, resolve } from "node:path";
import type { Outcome } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { cliCatalog, placeOf, readingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { findRoot, findTargets, toSlashes } from "../root.ts";
import { readWorkspace } from "../workspace.ts";

/** The folder of rules that a new pack goes to. */
export interface Place {
  /** Absolute. */
  readonly root: string;
  /** As the user would write it from the current folder. */
  readonly shown: string;
  /** True where there is no such folder yet: what the new pack needs of the shipped rules is then copied into it. */
  readonly fresh: boolean;
  /** The files of the folder; of a fresh one, all files of the shipped rules. */
  readonly files: readonly SourceFile[];
}

/** The folder of rules where none is given and none is found. */
const DEFAULT = "rules";

/**
 * Finds the folder of rules that holds `to`, or the one here or in `rules`. Where there is none, `to` (or `rules`) is a new one, which
 * must not exist yet or be empty.
 */
export function findPlace(host: Host, to: string | undefined): Outcome<Place> {
  const at = resolve(host.cwd, to ?? ".");
  const found = findRoot(host, at);
  if (to !== undefined && found !== undefined) {
    const entry = host.entry(at);
    if (!entry.ok) return { value: undefined, diagnostics: [readingFailed(to, entry.error)] };
  }
  const below = to === undefined && found === undefined ? findRoot(host, join(host.cwd, DEFAULT)) : undefined;
  const root = found ?? below;
  if (root !== undefined) return existing(host, root);
  const given = to ?? DEFAULT;
  const absolute = resolve(host.cwd, given);
  const names = host.list(absolute);
  if (names.ok ? names.value.length > 0 : host.entry(absolute).ok) {
    return { value: undefined, diagnostics: [cliCatalog.create("cli/no-rules-root", placeOf(given), { path: given })] };
  }
  const shipped = findTargets(host, [join(host.packageFolder, "rules")]);
  const workspace = shipped.value && readWorkspace(host, shipped.value);
  if (!workspace?.value) return { value: undefined, diagnostics: [...shipped.diagnostics, ...(workspace?.diagnostics ?? [])] };
  return { value: { root: absolute, shown: showing(host, absolute), fresh: true, files: workspace.value.files }, diagnostics: [] };
}

function existing(host: Host, root: string): Outcome<Place> {
  const workspace = readWorkspace(host, { root, targets: [] });
  if (!workspace.value) return { value: undefined, diagnostics: workspace.diagnostics };
  return { value: { root, shown: showing(host, root), fresh: false, files: workspace.value.files }, diagnostics: [] };
}

/** A folder as the user would write it from the current one. */
function showing(host: Host, folder: string): string {
  return toSlashes(relative(host.cwd, folder)) || ".";
}
