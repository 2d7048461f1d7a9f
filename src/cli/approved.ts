import { join } from "node:path";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import { boundaryVectors } from "../analysis/boundary/check.ts";
import { BOUNDARY_FILE, readBoundaries } from "../analysis/boundary/file.ts";
import type { CompiledPack } from "../compiler/compile.ts";
import type { Vector } from "../ir/vectors.ts";
import { cliCatalog, placeOf, readingFailed } from "./diagnostics.ts";
import type { Examined } from "./examined.ts";
import type { Host } from "./host.ts";

/** The approved boundaries of packs as vectors, read once; none where a pack has no such file. Fails for a file that cannot be read. */
export function approvedVectors(host: Host, { root, packs, path }: Examined): Outcome<(compiled: CompiledPack) => readonly Vector[]> {
  const diagnostics: Diagnostic[] = [];
  const vectors = new Map<CompiledPack, readonly Vector[]>();
  for (const compiled of packs) {
    const file = compiled.folder === "" ? BOUNDARY_FILE : `${compiled.folder}/${BOUNDARY_FILE}`;
    const bytes = host.readFile(join(root, file));
    if (!bytes.ok) {
      if (bytes.error.code !== "ENOENT") diagnostics.push(readingFailed(path(file), bytes.error));
      continue;
    }
    const read = readBoundaries(new TextDecoder().decode(bytes.value));
    if (read.ok) vectors.set(compiled, boundaryVectors(read.boundaries));
    else diagnostics.push(cliCatalog.create("cli/bad-boundaries", placeOf(path(file)), { path: path(file), line: String(read.fault.line), wrong: read.fault.wrong }));
  }
  return diagnostics.length > 0 ? { value: undefined, diagnostics } : { value: (compiled) => vectors.get(compiled) ?? [], diagnostics };
}
