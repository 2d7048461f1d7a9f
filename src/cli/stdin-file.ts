import { basename, dirname, resolve } from "node:path";
import type { Outcome } from "../base/diagnostic.ts";
import { LIMITS } from "../base/limits.ts";
import { readInput } from "./command.ts";
import type { Host } from "./host.ts";
import { findTargets } from "./root.ts";
import type { Targets } from "./root.ts";
import type { Overlay } from "./workspace.ts";

/** A file of rules that came on standard input, in the place it stands for. */
export interface StdinFile {
  readonly targets: Targets;
  readonly overlay: Overlay;
}

/** Reads standard input as the content of `path`, whose folder must exist; the file itself need not. */
export async function readStdinFile(host: Host, path: string): Promise<Outcome<StdinFile>> {
  const found = findTargets(host, [dirname(resolve(host.cwd, path))]);
  if (!found.value) return { value: undefined, diagnostics: found.diagnostics };
  const folder = found.value.targets[0]!.path;
  const file = folder === "" ? basename(path) : `${folder}/${basename(path)}`;
  const bytes = await readSource(host);
  return { value: { targets: { root: found.value.root, targets: [{ path: file, kind: "file" }] }, overlay: { path: file, bytes } }, diagnostics: [] };
}

/** Standard input up to just over the size of a source file, so that its size is judged where that of every source is. */
export async function readSource(host: Host): Promise<Uint8Array> {
  return (await readInput(host, LIMITS.sourceBytes)) ?? new Uint8Array(LIMITS.sourceBytes + 1);
}
