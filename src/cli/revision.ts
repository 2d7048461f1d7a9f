import { relative, resolve } from "node:path";
import type { Outcome } from "../base/diagnostic.ts";
import { cliCatalog, placeOf } from "./diagnostics.ts";
import type { Host } from "./host.ts";
import { toSlashes } from "./root.ts";

/** What stands at a path of a revision. */
export interface RevisionTree {
  /** Full id of the commit. */
  readonly commit: string;
  /** The path that was asked for, relative to the top of the repository; empty: the top. */
  readonly path: string;
  /** Every path of the revision, relative to the top. */
  readonly paths: readonly string[];
  /** The bytes of some of them, by path. */
  read(paths: readonly string[]): ReadonlyMap<string, Uint8Array>;
}

/** Whether a text could name a revision: no option of git, no blank. */
const REVISION = /^(?!-)[^\s:]+$/;

/**
 * The revision that `REV` or `REV:PATH` names in the repository around the current folder. Without a path it is `fallback`, a path from the current folder. A path
 * is relative to the top of the repository, as git has it; one that begins with `.` to the current folder.
 */
export function openRevision(host: Host, given: string, fallback: string): Outcome<RevisionTree> {
  const colon = given.indexOf(":");
  const revision = colon < 0 ? given : given.slice(0, colon);
  const refused = (reason: string) => ({ value: undefined, diagnostics: [cliCatalog.create("cli/no-git", placeOf(given), { given, reason })] });
  const top = host.git(host.cwd, ["rev-parse", "--show-toplevel"]);
  if (!top.ok) return refused(top.error.code === "ENOENT" ? "git is not installed" : `the system says ${top.error.code}`);
  if (top.value.status !== 0) return refused("this folder is in no git repository");
  const folder = textOf(top.value.out).trim();
  const unknown = { value: undefined, diagnostics: [cliCatalog.create("cli/no-revision", placeOf(given), { given })] };
  if (!REVISION.test(revision)) return unknown;
  const commit = output(host, folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`])?.trim();
  if (commit === undefined) return unknown;
  const written = colon < 0 ? `./${fallback}` : given.slice(colon + 1);
  const path = pathIn(host, folder, written);
  const listing = output(host, folder, ["ls-tree", "-r", "-z", "--full-tree", commit]) ?? "";
  const blobs = new Map(listing.split("\0").flatMap((entry) => blobOf(entry)));
  if (path !== "" && !blobs.has(path) && ![...blobs.keys()].some((one) => one.startsWith(`${path}/`))) return unknown;
  return { value: { commit, path, paths: [...blobs.keys()], read: (paths) => contents(host, folder, paths, blobs) }, diagnostics: [] };
}

function pathIn(host: Host, top: string, written: string): string {
  const real = host.realPath(host.cwd);
  const from = /^\.\.?(?:\/|$)/.test(written) && real.ok ? real.value : top;
  const path = toSlashes(relative(top, resolve(from, written)));
  return path === "." ? "" : path;
}

/** `MODE blob ID\tPATH`; links and submodules are passed over. */
function blobOf(entry: string): readonly (readonly [path: string, id: string])[] {
  const [head = "", path] = entry.split("\t");
  const [mode, type, id] = head.split(" ");
  return path !== undefined && type === "blob" && mode !== "120000" && id !== undefined ? [[path, id]] : [];
}

/** All in one run: `ID blob SIZE`, a newline, the bytes and a newline for each. */
function contents(host: Host, folder: string, paths: readonly string[], blobs: ReadonlyMap<string, string>): ReadonlyMap<string, Uint8Array> {
  const ran = host.git(folder, ["cat-file", "--batch"], paths.map((path) => `${blobs.get(path)!}\n`).join(""));
  const found = new Map<string, Uint8Array>();
  if (!ran.ok || ran.value.status !== 0) return found;
  const { out } = ran.value;
  let at = 0;
  for (const path of paths) {
    const end = out.indexOf(10, at);
    const size = Number(textOf(out.subarray(at, end)).split(" ")[2]);
    found.set(path, out.subarray(end + 1, end + 1 + size));
    at = end + 2 + size;
  }
  return found;
}

function output(host: Host, folder: string, arguments_: readonly string[]): string | undefined {
  const ran = host.git(folder, arguments_);
  return ran.ok && ran.value.status === 0 ? textOf(ran.value.out) : undefined;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
