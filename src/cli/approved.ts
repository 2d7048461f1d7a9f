import { join } from "node:path";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import { boundaryVectors } from "../analysis/boundary/check.ts";
import { BOUNDARY_FILE, readBoundaries } from "../analysis/boundary/file.ts";
import type { Boundaries } from "../analysis/boundary/model.ts";
import type { CompiledPack } from "../compiler/compile.ts";
import type { Vector } from "../ir/vectors.ts";
import { cliCatalog, placeOf, readingFailed } from "./diagnostics.ts";
import type { Examined } from "./examined.ts";
import type { Host } from "./host.ts";

/** Where the approved boundaries of a pack stand, relative to the rules. */
export function approvedPath(folder: string): string {
  return folder === "" ? BOUNDARY_FILE : `${folder}/${BOUNDARY_FILE}`;
}

/** The approved boundaries in a file, which the user calls `shown`; no value and no diagnostic where it is not there. */
export function readApproved(host: Host, file: string, shown: string): Outcome<Boundaries> {
  const bytes = host.readFile(file);
  if (!bytes.ok) return { value: undefined, diagnostics: bytes.error.code === "ENOENT" ? [] : [readingFailed(shown, bytes.error)] };
  const read = readBoundaries(new TextDecoder().decode(bytes.value));
  if (read.ok) return { value: read.boundaries, diagnostics: [] };
  return { value: undefined, diagnostics: [cliCatalog.create("cli/bad-boundaries", placeOf(shown), { path: shown, line: String(read.fault.line), wrong: read.fault.wrong })] };
}

/** The approved boundaries of packs by folder, of those that have such a file. Fails for one that cannot be read. */
export function approvedOf(host: Host, root: string, packs: readonly CompiledPack[], path: (path: string) => string): Outcome<ReadonlyMap<string, Boundaries>> {
  const diagnostics: Diagnostic[] = [];
  const approved = new Map<string, Boundaries>();
  for (const { folder } of packs) {
    const file = approvedPath(folder);
    const read = readApproved(host, join(root, file), path(file));
    diagnostics.push(...read.diagnostics);
    if (read.value) approved.set(folder, read.value);
  }
  return diagnostics.length > 0 ? { value: undefined, diagnostics } : { value: approved, diagnostics };
}

/** The same as vectors, made once; none where a pack has no such file. */
export function approvedVectors(host: Host, { root, packs, path }: Examined): Outcome<(compiled: CompiledPack) => readonly Vector[]> {
  const approved = approvedOf(host, root, packs, path);
  if (!approved.value) return { value: undefined, diagnostics: approved.diagnostics };
  const vectors = new Map([...approved.value].map(([folder, boundaries]) => [folder, boundaryVectors(boundaries)]));
  return { value: ({ folder }) => vectors.get(folder) ?? [], diagnostics: [] };
}
