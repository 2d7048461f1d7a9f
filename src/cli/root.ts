import { dirname, join, relative, resolve, sep } from "node:path";
import { suggest } from "../base/suggest.ts";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import { cliCatalog, placeOf, readingFailed } from "./diagnostics.ts";
import type { EntryKind, Host } from "./host.ts";

/** The folder whose presence makes its parent a folder of rules. */
const MARK = "vocabulary";

/** What a command was asked to look at. `path` is relative to the folder of rules with `/`; the root itself is the empty text. */
export interface Target {
  readonly path: string;
  readonly kind: "file" | "folder";
}

/** A folder of rules, absolute, and what was asked for in it. */
export interface Targets {
  readonly root: string;
  readonly targets: readonly Target[];
}

/** A path that exists, its links followed. */
interface Found {
  readonly given: string;
  readonly path: string;
  readonly kind: EntryKind;
}

/** Finds the folder of rules of every path: the nearest ancestor, or the path itself, that holds `vocabulary`. All must share it. */
export function findTargets(host: Host, given: readonly string[]): Outcome<Targets> {
  const diagnostics: Diagnostic[] = [];
  const targets: Target[] = [];
  let root: string | undefined;
  for (const path of given.length > 0 ? given : [defaultPath(host)]) {
    const found = findPath(host, path);
    if (found.value === undefined) {
      diagnostics.push(...found.diagnostics);
      continue;
    }
    const its = rootOf(host, found.value);
    if (its === undefined) diagnostics.push(cliCatalog.create("cli/no-rules-root", placeOf(path), { path }));
    else if (root !== undefined && its !== root) {
      diagnostics.push(cliCatalog.create("cli/several-roots", placeOf(path), { path, first: given[0]! }));
    } else {
      root = its;
      targets.push({ path: toSlashes(relative(root, found.value.path)), kind: found.value.kind === "folder" ? "folder" : "file" });
    }
  }
  return { value: root === undefined || diagnostics.length > 0 ? undefined : { root, targets }, diagnostics };
}

/** Without a path a command looks at the folder of rules it stands in, else at `rules` below it. */
function defaultPath(host: Host): string {
  const here = { given: ".", path: host.cwd, kind: "folder" } as const;
  return rootOf(host, here) === undefined && holdsMark(host, join(host.cwd, "rules")) ? "rules" : ".";
}

/** The real path and kind of what the user named, or a diagnostic with near names. */
export function findPath(host: Host, given: string): Outcome<Found> {
  const absolute = resolve(host.cwd, given);
  const real = host.realPath(absolute);
  const entry = real.ok ? host.entry(real.value) : real;
  if (real.ok && entry.ok) return { value: { given, path: real.value, kind: entry.value.kind }, diagnostics: [] };
  const error = entry.ok ? { code: "ENOENT", path: absolute } : entry.error;
  const neighbours = host.list(dirname(absolute));
  const near = neighbours.ok ? suggest(absolute.slice(dirname(absolute).length + 1), neighbours.value.filter((name) => !name.startsWith("."))) : [];
  return { value: undefined, diagnostics: [readingFailed(given, error, { suggestions: near, fixes: [] })] };
}

function rootOf(host: Host, found: Found): string | undefined {
  return findRoot(host, found.kind === "folder" ? found.path : dirname(found.path));
}

/** The nearest folder of rules that a folder is or stands in; the folder itself need not exist. */
export function findRoot(host: Host, path: string): string | undefined {
  let folder = path;
  for (;;) {
    if (holdsMark(host, folder)) return folder;
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

function holdsMark(host: Host, folder: string): boolean {
  const entry = host.entry(join(folder, MARK));
  return entry.ok && entry.value.kind === "folder";
}

/** A path with `/` on every system. */
export function toSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** Whether a path of the tree is the target or below it. */
export function isUnder(target: Target, path: string): boolean {
  return target.path === "" || path === target.path || path.startsWith(`${target.path}/`);
}
