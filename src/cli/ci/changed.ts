import type { Outcome } from "../../base/diagnostic.ts";
import type { CompiledPack } from "../../compiler/compile.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { GitRun, Host, HostResult } from "../host.ts";

/** Paths below a folder of rules that differ from a revision of git, new files included; sorted. */
export function changedSince(host: Host, root: string, revision: string): Outcome<readonly string[]> {
  // A revision must not be read as an option.
  const asked = [
    ["diff", "--name-only", "-z", "--relative", "--no-renames", "--end-of-options", revision, "--", "."],
    ["ls-files", "--others", "--exclude-standard", "-z", "--", "."],
  ];
  const paths = new Set<string>();
  for (const arguments_ of asked) {
    const ran = host.git(root, arguments_);
    const reason = complaintOf(ran);
    if (!ran.ok || reason !== undefined) return { value: undefined, diagnostics: [cliCatalog.create("cli/git-failed", placeOf(revision), { revision, reason: reason ?? "" })] };
    for (const path of new TextDecoder().decode(ran.value.out).split("\0")) if (path !== "") paths.add(path);
  }
  return { value: [...paths].sort(), diagnostics: [] };
}

/** The last line of what git complained about; undefined where it answered. */
function complaintOf(ran: HostResult<GitRun>): string | undefined {
  if (!ran.ok) return ran.error.code === "ENOENT" ? "git is not installed" : ran.error.code;
  const { status, err } = ran.value;
  return status === 0 ? undefined : err.trim().split("\n").at(-1) || `git ended with ${status}`;
}

/** Whether a pack may mean something else: a file of it, or of a pack that it extends, or one that all packs share, is among the changed ones. */
export function isTouched(folder: string, packs: readonly CompiledPack[], folders: readonly string[], changed: readonly string[]): boolean {
  const chain = packs.find((pack) => pack.folder === folder)?.chain;
  // What a pack with errors extends may not be known.
  if (!chain) return changed.length > 0;
  return changed.some((path) => {
    const home = folders.filter((one) => path.startsWith(`${one}/`)).reduce((best, one) => (one.length > best.length ? one : best), "");
    return home === "" ? path.endsWith(".yaml") || path.endsWith(".csv") : chain.includes(home);
  });
}
