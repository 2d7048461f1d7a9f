import { sortDiagnostics } from "../base/diagnostic.ts";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import { compileWorkspace } from "../compiler/compile.ts";
import type { CompiledPack } from "../compiler/compile.ts";
import type { Host } from "./host.ts";
import { importerFindings } from "./import/importer-findings.ts";
import type { Targets } from "./root.ts";
import { findingsFor, selectFiles } from "./select.ts";
import { readWorkspace } from "./workspace.ts";
import type { Overlay } from "./workspace.ts";

/** The packs of some targets, compiled. */
export interface CompiledTargets {
  /** Those that came out whole, the ones they extend included. */
  readonly packs: readonly CompiledPack[];
  /** Folders of the packs that the targets name, hold or stand in; one that is not in `packs` has errors. */
  readonly folders: readonly string[];
  /** The payers of the packs in `folders` whose `pack.yaml` can be read; null: the pack has none. */
  readonly payers: ReadonlyMap<string, string | null>;
  /** The files that were compiled, sorted by path. */
  readonly files: readonly SourceFile[];
  /** Number of files that were compiled. */
  readonly fileCount: number;
  /** What the sources are to be told, sorted; a repeat is dropped. */
  readonly findings: readonly Diagnostic[];
}

/** Reads and compiles what the targets need. Diagnostics of the outcome are failures of the environment; findings are in the value. */
export function compileTargets(host: Host, targets: Targets, overlay?: Overlay): Outcome<CompiledTargets> {
  const workspace = readWorkspace(host, targets, overlay);
  if (!workspace.value) return { value: undefined, diagnostics: workspace.diagnostics };
  const { files, folders, payers } = selectFiles(workspace.value.files, targets.targets);
  const compiled = compileWorkspace(files);
  const findings = findingsFor([...workspace.value.unreadable, ...compiled.diagnostics, ...importerFindings(files)], targets.targets);
  return {
    value: { packs: compiled.value ?? [], folders, payers, files, fileCount: files.length, findings: sortDiagnostics(findings) },
    diagnostics: [],
  };
}
