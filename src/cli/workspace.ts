import { join, relative } from "node:path";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import { decodeSource } from "../parser/yaml/decode.ts";
import { readingFailed } from "./diagnostics.ts";
import type { Host } from "./host.ts";
import { toSlashes } from "./root.ts";
import type { Targets } from "./root.ts";
import { listTree } from "./tree.ts";

/** A folder of rules in memory. */
export interface Workspace extends Targets {
  /** Sorted by path, which is relative to the root. A file that cannot be decoded is left out and in `unreadable`. */
  readonly files: readonly SourceFile[];
  readonly unreadable: readonly Diagnostic[];
}

/** A text that stands for a file of the tree, which need not exist: what an editor or a script sends on standard input. */
export interface Overlay {
  /** Relative to the root. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads a folder of rules. No value when the tree itself is refused or a file cannot be read: these are failures of the environment. */
export function readWorkspace(host: Host, targets: Targets, overlay?: Overlay): Outcome<Workspace> {
  const show = pathShower(host, targets.root);
  const tree = listTree(host, targets.root, show);
  const diagnostics = [...tree.diagnostics];
  const files: SourceFile[] = [];
  const unreadable: Diagnostic[] = [];
  const add = (path: string, bytes: Uint8Array): void => {
    const source = decodeSource(path, bytes);
    if (source.value !== undefined) files.push(source.value);
    unreadable.push(...source.diagnostics);
  };
  for (const { path } of tree.files) {
    if (path === overlay?.path) continue;
    const bytes = host.readFile(join(targets.root, path));
    if (bytes.ok) add(path, bytes.value);
    else diagnostics.push(readingFailed(show(path), bytes.error));
  }
  if (overlay) add(overlay.path, overlay.bytes);
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { value: diagnostics.length > 0 ? undefined : { ...targets, files, unreadable }, diagnostics };
}

/** Turns a path of the workspace into the one the user would write from the current folder; the root itself is the empty text. */
export function pathShower(host: Host, root: string): (path: string) => string {
  const base = toSlashes(relative(host.cwd, root));
  return (path) => [base, path].filter((part) => part !== "").join("/") || ".";
}
