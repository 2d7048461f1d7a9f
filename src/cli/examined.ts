import { sortDiagnostics } from "../base/diagnostic.ts";
import type { Outcome } from "../base/diagnostic.ts";
import type { CompiledPack } from "../compiler/compile.ts";
import type { Vector } from "../ir/vectors.ts";
import { withVectors } from "../testing/vectors.ts";
import { compileTargets } from "./compile-targets.ts";
import { cliCatalog, placeOf } from "./diagnostics.ts";
import type { Host } from "./host.ts";
import { colorsFor } from "./render/colors.ts";
import { renderTextWith } from "./render/text.ts";
import { findTargets } from "./root.ts";
import { VERSION } from "./version.ts";
import { pathShower } from "./workspace.ts";

/** Packs under some paths, compiled, with the examples beside their rules. */
export interface Examined {
  /** The root of the rules on the disk. */
  readonly root: string;
  /** Those that came out whole, the ones they extend and those that were read with them included. */
  readonly packs: readonly CompiledPack[];
  /** Folders of the packs that were asked for. */
  readonly folders: readonly string[];
  /** Folders of packs with errors; the errors went to standard error. */
  readonly broken: readonly string[];
  /** Turns a path of the rules into the one the user knows. */
  path(path: string): string;
  vectorsOf(compiled: CompiledPack): readonly Vector[];
}

/** Reads and compiles the packs under paths for a look at their rules; errors of rules go to standard error. */
export async function examine(host: Host, paths: readonly string[]): Promise<Outcome<Examined>> {
  const targets = findTargets(host, paths);
  if (!targets.value) return { value: undefined, diagnostics: targets.diagnostics };
  const compiled = compileTargets(host, targets.value);
  if (!compiled.value) return { value: undefined, diagnostics: compiled.diagnostics };
  const { packs, folders, findings } = compiled.value;
  const path = pathShower(host, targets.value.root);
  if (folders.length === 0) {
    const shown = path(targets.value.targets[0]?.path ?? "");
    return { value: undefined, diagnostics: [cliCatalog.create("cli/no-pack-here", placeOf(shown), { path: shown })] };
  }
  const errors = sortDiagnostics(findings.filter(({ severity }) => severity === "error"));
  await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(errors, { path, version: VERSION }));
  const known = new Map<CompiledPack, readonly Vector[]>();
  const vectorsOf = (one: CompiledPack): readonly Vector[] => {
    const vectors = known.get(one) ?? withVectors(one).vectors ?? [];
    known.set(one, vectors);
    return vectors;
  };
  const broken = folders.filter((folder) => !packs.some((pack) => pack.folder === folder));
  return { value: { root: targets.value.root, packs, folders, broken, path, vectorsOf }, diagnostics: [] };
}
