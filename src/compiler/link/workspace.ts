import type { Report } from "../../base/diagnostic.ts";
import type { SourceFile, Span } from "../../base/source.ts";
import type * as ast from "../../parser/ast.ts";
import { parseModule } from "../../parser/parse.ts";
import { linkDiagnostics } from "../diagnostics/link.ts";
import { openTally } from "./tally.ts";
import type { Tally } from "./tally.ts";

/** The files of one pack: everything beside its pack file, and examples below it. */
export interface PackSource {
  readonly folder: string;
  readonly file: ast.PackFile;
  readonly ruleFiles: readonly ast.RuleFile[];
  readonly examples: readonly ast.ExamplesFile[];
  /** True when one of its rule files could not be read: then an unknown name may stand in that file. */
  readonly incomplete: boolean;
  /** Takes what is found in the pack's own files. */
  readonly tally: Tally;
}

/** All files of a run, read and sorted into packs. Packs are in order of their folders. */
export interface Workspace {
  readonly packs: readonly PackSource[];
  readonly vocabularies: readonly { readonly file: ast.VocabularyFile; readonly tally: Tally }[];
  /** CSV files by path. */
  readonly tables: ReadonlyMap<string, SourceFile>;
  /** True when the file of some pack could not be read: then an unknown pack may be that one. */
  readonly incomplete: boolean;
}

interface Folder {
  readonly path: string;
  readonly tally: Tally;
  readonly packFiles: ast.PackFile[];
  /** Whether its pack file, or a rule file, could not be read. */
  unreadPack: boolean;
  unreadRules: boolean;
  readonly ruleFiles: ast.RuleFile[];
  readonly examples: ast.ExamplesFile[];
}

const EXAMPLES = "examples";

/** Parses every file and puts it into its pack. The order of the files means nothing. */
export function readWorkspace(files: readonly SourceFile[], sink: Report): Workspace {
  const folders = new Map<string, Folder>();
  const vocabularies: { file: ast.VocabularyFile; tally: Tally }[] = [];
  const tables = new Map<string, SourceFile>();
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (file.path.endsWith(".csv")) tables.set(file.path, file);
    else readFile(file, folders, vocabularies, sink);
  }
  const sorted = [...folders.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const packs = sorted.map(packOf).filter((pack) => pack !== undefined);
  return { packs, vocabularies, tables, incomplete: sorted.some((folder) => folder.unreadPack) };
}

function readFile(
  file: SourceFile,
  folders: Map<string, Folder>,
  vocabularies: { file: ast.VocabularyFile; tally: Tally }[],
  sink: Report,
): void {
  const { value, diagnostics } = parseModule(file);
  if (value?.kind === "vocabulary_file") {
    const tally = openTally(sink);
    for (const diagnostic of diagnostics) tally.report(diagnostic);
    vocabularies.push({ file: value, tally });
    return;
  }
  // An importer is no part of a pack: it says how a published file becomes a table, and only the import reads it.
  if (value?.kind === "importer_file") return diagnostics.forEach(sink);
  const folder = folderAt(folderOf(file.path, value), folders, sink);
  // An example that cannot be read is a finding of its own; the rules beside it still compile.
  const report = value?.kind === "examples_file" ? sink : folder.tally.report;
  for (const diagnostic of diagnostics) report(diagnostic);
  switch (value?.kind) {
    case undefined: return markUnread(file.path, folder);
    case "pack_file": folder.packFiles.push(value); return;
    case "rule_file": folder.ruleFiles.push(value); return;
    case "examples_file": folder.examples.push(value); return;
  }
}

function packOf(folder: Folder): PackSource | undefined {
  const [file, ...others] = folder.packFiles;
  const { path, tally, ruleFiles, examples } = folder;
  if (!file) {
    if (folder.unreadPack) return undefined;
    for (const lost of [...ruleFiles, ...examples]) {
      tally.report(linkDiagnostics.create("resolve/file-without-pack", lost.topic.span, { folder: path === "" ? "." : path }));
    }
    return undefined;
  }
  for (const other of others) tally.report(duplicatePack(other.id, file.id.span));
  return { folder: path, file, ruleFiles, examples, incomplete: folder.unreadRules, tally };
}

/** The report of a pack that stands a second time. */
export function duplicatePack(id: ast.Word, first: Span) {
  const related = [{ span: first, caption: "here first" }];
  return linkDiagnostics.create("resolve/duplicate-pack", id.span, { pack: id.text }, { related });
}

function folderAt(path: string, folders: Map<string, Folder>, sink: Report): Folder {
  const known = folders.get(path);
  if (known) return known;
  const folder: Folder = { path, tally: openTally(sink), packFiles: [], unreadPack: false, unreadRules: false, ruleFiles: [], examples: [] };
  folders.set(path, folder);
  return folder;
}

/** The folder whose pack a file belongs to; examples stand one folder deeper. */
function folderOf(path: string, module: ast.Module | undefined): string {
  const parts = path.split("/").slice(0, -1);
  const deeper = module === undefined || module.kind === "examples_file";
  if (deeper && parts.at(-1) === EXAMPLES) parts.pop();
  return parts.join("/");
}

function markUnread(path: string, folder: Folder): void {
  if (/(?:^|\/)pack\.ya?ml$/.test(path)) folder.unreadPack = true;
  else if (!path.split("/").includes(EXAMPLES)) folder.unreadRules = true;
}
