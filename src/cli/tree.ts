import { join, sep } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { cliCatalog, placeOf, readingFailed } from "./diagnostics.ts";
import { badName, foldedPath, printablePath } from "./file-names.ts";
import type { Host } from "./host.ts";
import { grouped } from "./render/display.ts";

/** Language constants of a folder of rules. */
export const MAX_FILES = 2_000;
export const MAX_MEBIBYTES = 16;
/** Tables are counted apart: published ones have millions of rows. */
export const MAX_TABLE_MEBIBYTES = 256;

/** A file of the tree before it is read; `path` is relative to the root with `/`. */
export interface TreeFile {
  readonly path: string;
  readonly bytes: number;
}

export interface Tree {
  /** Sorted by path. */
  readonly files: readonly TreeFile[];
  /** What may not stand in a folder of rules; empty for a good tree. */
  readonly diagnostics: readonly Diagnostic[];
}

const READ = /\.(?:yaml|csv)$/;
/** Names of files that were probably meant to be read, or are left over from one that is. */
const MISNAMED = /\.(?:ya?ml|csv)$/i;
const SLIP = /\.(?:ya?ml|csv)(?![a-z]*\.md$)|\.(?:yam|yalm|ymal|txt)$/i;
const PACK_FILE = "pack.yaml";
/** Names that a case-blind or hasty eye takes for it. */
const PACK_SLIP = /^(?:packs?|pakc|pck)\.yaml$/i;
/** Texts about the folder that are customary under these names. */
const CUSTOMARY = /^(?:readme|licen[cs]e|notice|changelog)\.txt$/i;

/**
 * Lists the `.yaml` and `.csv` files below a root. Hidden names and `node_modules` are passed over; nothing is opened. `show` turns
 * a path of the tree into the one the user knows.
 */
export function listTree(host: Host, root: string, show: (path: string) => string): Tree {
  const files: TreeFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const folders = [""];
  const bytes = { rules: 0, tables: 0 };
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const names = host.list(join(root, folder));
    if (!names.ok) {
      diagnostics.push(readingFailed(show(folder), names.error));
      continue;
    }
    const seen = new Map<string, string>();
    for (const name of names.value) {
      if (name.startsWith(".") || name === "node_modules") continue;
      const path = folder === "" ? name : `${folder}/${name}`;
      const found = look(host, root, path, names.value, name, printablePath(show(path)));
      if (found === undefined) continue;
      const twin = seen.get(foldedPath(name));
      if (twin !== undefined) diagnostics.push(cliCatalog.create("cli/case-collision", placeOf(show(path)), { path: show(path), other: show(twin) }));
      seen.set(foldedPath(name), path);
      if ("code" in found) diagnostics.push(found);
      else if (found.kind === "folder") folders.push(path);
      else {
        files.push({ path, bytes: found.bytes });
        bytes[path.endsWith(".csv") ? "tables" : "rules"] += found.bytes;
      }
      if (files.length > MAX_FILES) return tooMuch("cli/too-many-files", show(""), MAX_FILES);
      if (bytes.rules > MAX_MEBIBYTES * 1_048_576) return tooMuch("cli/too-many-bytes", show(""), MAX_MEBIBYTES);
      if (bytes.tables > MAX_TABLE_MEBIBYTES * 1_048_576) return tooMuch("cli/too-many-bytes", show(""), MAX_TABLE_MEBIBYTES);
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, diagnostics };
}

type Seen = { readonly kind: "file" | "folder"; readonly bytes: number } | Diagnostic | undefined;

/** A file to read, a folder to walk, a refusal, or undefined for what is none of our business. */
function look(host: Host, root: string, path: string, beside: readonly string[], name: string, shown: string): Seen {
  const entry = host.entry(join(root, path));
  const reason = badName(name);
  // Bytes of a name that are no text cannot be asked for again: nothing is found under the name that they were read as.
  if (!entry.ok) return reason === undefined ? readingFailed(shown, entry.error) : cliCatalog.create("cli/file-name", placeOf(shown), { path: shown, reason });
  const { kind, bytes } = entry.value;
  if (kind !== "folder" && (!SLIP.test(name) || CUSTOMARY.test(name))) return kind === "link" ? refuseFolderLink(host, root, path, shown) : undefined;
  if (reason !== undefined) return cliCatalog.create("cli/file-name", placeOf(shown), { path: shown, reason });
  if (kind === "folder") return MISNAMED.test(name) ? notAFile(shown, "a folder") : { kind, bytes };
  if (!READ.test(name)) {
    return cliCatalog.create("cli/file-extension", placeOf(shown), { path: shown }, { help: endingHelp(name, beside) });
  }
  const wrongPack = PACK_SLIP.test(name) && !beside.includes(PACK_FILE);
  if (wrongPack) return cliCatalog.create("cli/pack-file-name", placeOf(shown), { path: shown }, { suggestions: [PACK_FILE], fixes: [] });
  if (kind === "other") return notAFile(shown, "a pipe, a socket or a device");
  return kind === "link" ? followLink(host, root, path, shown) : { kind, bytes };
}

/** The name that would be read, and what to do where that one is there already or the file is no rules. */
function endingHelp(name: string, beside: readonly string[]): string {
  const better = name.replace(/^(.*?)(?:\.(?:ya?ml|csv).*|\.[^.]*)$/i, (_, stem: string) => stem + (/\.csv/i.test(name) ? ".csv" : ".yaml"));
  if (beside.includes(better)) return `remove it: \`${better}\` is there too`;
  return /\.txt$/i.test(name) && !/\.(?:ya?ml|csv)/i.test(name) ? `rename it to \`${better}\`, or to end in \`.md\` if it is no rules` : `rename it to \`${better}\``;
}

function followLink(host: Host, root: string, path: string, shown: string): Seen {
  const real = host.realPath(join(root, path));
  if (!real.ok) return cliCatalog.create("cli/link-broken", placeOf(shown), { path: shown });
  if (!real.value.startsWith(root.endsWith(sep) ? root : root + sep)) return cliCatalog.create("cli/link-outside", placeOf(shown), { path: shown });
  const entry = host.entry(real.value);
  if (!entry.ok) return readingFailed(shown, entry.error);
  if (entry.value.kind === "folder") return cliCatalog.create("cli/link-to-folder", placeOf(shown), { path: shown });
  if (entry.value.kind !== "file") return notAFile(shown, "a link to a pipe, a socket or a device");
  return { kind: "file", bytes: entry.value.bytes };
}

/** A link of another name is passed over like any file, unless it stands for a folder that would silently not be read. */
function refuseFolderLink(host: Host, root: string, path: string, shown: string): Seen {
  const real = host.realPath(join(root, path));
  const entry = real.ok ? host.entry(real.value) : real;
  return entry.ok && entry.value.kind === "folder" ? followLink(host, root, path, shown) : undefined;
}

function notAFile(path: string, what: string): Diagnostic {
  return cliCatalog.create("cli/not-a-file", placeOf(path), { path, what });
}

function tooMuch(code: "cli/too-many-files" | "cli/too-many-bytes", root: string, limit: number): Tree {
  return { files: [], diagnostics: [cliCatalog.create(code, placeOf(root), { path: root, limit: grouped(limit) })] };
}
