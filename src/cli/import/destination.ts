import { dirname, join, relative, resolve } from "node:path";
import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import { decodeSource } from "../../parser/yaml/decode.ts";
import { cliCatalog, placeOf, readingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { findPath, findTargets, toSlashes } from "../root.ts";
import { pathShower } from "../workspace.ts";
import type { Given } from "./read-files.ts";
import { findTableEntry } from "./table-entry.ts";
import type { TableEntry } from "./table-entry.ts";

/** Where a table goes, and which rule file names it. */
export interface Destination {
  /** The folder of rules, absolute: its importers are used. */
  readonly root: string;
  readonly table: Given & { readonly path: string };
  /** The entry to write the hash into; `file` is the path of the table as the entry names it. */
  readonly entry: { readonly path: string; readonly entry: TableEntry; readonly file: string } | undefined;
  /** A path of the folder of rules as the user would write it. */
  readonly show: (path: string) => string;
}

interface Wanted {
  readonly to?: string;
  readonly into?: string;
  readonly table?: string;
}

/** Finds the folder of rules from the rule file, else from the table's folder, else from where the user stands. */
export function findDestination(host: Host, wanted: Wanted): Outcome<Destination> {
  const to = wanted.to === undefined ? undefined : resolve(host.cwd, wanted.to);
  const targets = wanted.into !== undefined ? findTargets(host, [wanted.into]) : rootFor(host, to!);
  if (!targets.value) return { value: undefined, diagnostics: targets.diagnostics };
  const { root } = targets.value;
  const show = pathShower(host, root);
  if (wanted.into === undefined) return { value: { root, table: { shown: wanted.to!, path: to! }, entry: undefined, show }, diagnostics: [] };
  const below = to && toSlashes(relative(root, realFolder(host, to)));
  if (below !== undefined && (below.startsWith("..") || below.startsWith("/"))) {
    return refused([cliCatalog.create("cli/no-rules-root", placeOf(wanted.to!), { path: wanted.to! })]);
  }
  const into = findPath(host, wanted.into);
  const path = into.value?.path ?? resolve(host.cwd, wanted.into);
  const bytes = host.readFile(path);
  if (!bytes.ok) return refused([readingFailed(wanted.into, bytes.error)]);
  const source = decodeSource(wanted.into, bytes.value);
  if (!source.value) return refused(source.diagnostics);
  const entry = findTableEntry(source.value, { ...(wanted.table === undefined ? {} : { name: wanted.table }), ...(below === undefined ? {} : { file: below }) });
  if (!entry.value) return refused(entry.diagnostics);
  // A table that names no file yet gets one of its own name.
  const file = below ?? entry.value.file?.text ?? `tables/${entry.value.name.replaceAll("_", "-")}.csv`;
  const table = { shown: wanted.to ?? show(file), path: to ?? join(root, file) };
  return { value: { root, table, entry: { path, entry: entry.value, file }, show }, diagnostics: [] };
}

function rootFor(host: Host, to: string): ReturnType<typeof findTargets> {
  const beside = findTargets(host, [dirname(to)]);
  return beside.value ? beside : findTargets(host, []);
}

/** A path whose folder has its links followed, as the folder of rules has. */
function realFolder(host: Host, path: string): string {
  const folder = host.realPath(dirname(path));
  return folder.ok ? join(folder.value, path.slice(dirname(path).length + 1)) : path;
}

function refused(diagnostics: readonly Diagnostic[]): Outcome<Destination> {
  return { value: undefined, diagnostics };
}
