import { hasErrors } from "../base/diagnostic.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import { parseModule } from "../parser/parse.ts";
import { isUnder } from "./root.ts";
import type { Target } from "./root.ts";

/** The name of the file that makes a folder a pack. */
const PACK_FILE = "pack.yaml";

/** What must be compiled to judge the targets. */
export interface Selection {
  readonly files: readonly SourceFile[];
  /** Folders of the packs that the targets name, hold or stand in; sorted. */
  readonly folders: readonly string[];
  /** The payers of the packs in `folders` whose `pack.yaml` can be read; null: the pack has none. */
  readonly payers: ReadonlyMap<string, string | null>;
}

/**
 * Keeps the packs of the targets and those they extend, with the vocabulary and the tables. A target in no pack (the vocabulary,
 * a table, a stray file) keeps everything.
 */
export function selectFiles(files: readonly SourceFile[], targets: readonly Target[]): Selection {
  const packs = files.filter(({ path }) => path === PACK_FILE || path.endsWith(`/${PACK_FILE}`));
  const folders = packs.map(folderOf).sort();
  const wanted = new Set<string>();
  let everything = false;
  for (const target of targets) {
    const held = folders.filter((folder) => isUnder(target, folder));
    const home = innermost(folders, target.path);
    for (const folder of held.length > 0 || home === undefined ? held : [home]) wanted.add(folder);
    if (target.path === "" || (held.length === 0 && home === undefined)) everything = true;
  }
  const named = [...wanted].sort();
  const payers = payersOf(packs.filter((file) => wanted.has(folderOf(file))));
  const chain = everything ? undefined : chainOf(named, packs);
  if (!chain) return { files, folders: named, payers };
  const kept = files.filter(({ path }) => {
    const home = innermost(folders, path);
    return path.endsWith(".csv") || (home === undefined ? path.startsWith("vocabulary/") : chain.has(home));
  });
  return { files: kept, folders: named, payers };
}

/** Of the findings of a selection, those that concern the targets: in their files, or errors that kept them from being compiled. */
export function findingsFor(diagnostics: readonly Diagnostic[], targets: readonly Target[]): readonly Diagnostic[] {
  return diagnostics.filter(({ span, severity }) => severity === "error" || targets.some((target) => isUnder(target, span.file.path)));
}

/**
 * The folders and those of the packs they extend. Undefined when one of these is not found: it may stand in a file that cannot be
 * read, and then all findings are wanted.
 */
function chainOf(folders: readonly string[], packs: readonly SourceFile[]): ReadonlySet<string> | undefined {
  const read = packs.map((file) => ({ folder: folderOf(file), ...idsOf(file) }));
  const chain = new Set(folders);
  for (const folder of chain) {
    const below = read.find((one) => one.folder === folder)!.extends;
    const base = read.find(({ id }) => id === below);
    if (below !== undefined && !base) return undefined;
    // A set that grows while it is walked is walked to its new end.
    if (below !== undefined) chain.add(base!.folder);
  }
  return chain;
}

function payersOf(packs: readonly SourceFile[]): ReadonlyMap<string, string | null> {
  const payers = new Map<string, string | null>();
  for (const file of packs) {
    const { value } = parseModule(file);
    if (value?.kind === "pack_file") payers.set(folderOf(file), value.payer?.text ?? null);
  }
  return payers;
}

function idsOf(file: SourceFile): { readonly id?: string | undefined; readonly extends?: string | undefined } {
  const { value, diagnostics } = parseModule(file);
  if (value?.kind !== "pack_file" || hasErrors(diagnostics)) return {};
  // `extends` is an id and a release, apart by a space.
  return { id: value.id.text, extends: value.extends?.text.split(/\s+/)[0] };
}

function folderOf({ path }: SourceFile): string {
  return path.slice(0, -PACK_FILE.length - 1);
}

/** The deepest of some folders that a path is in. */
function innermost(folders: readonly string[], path: string): string | undefined {
  const around = folders.filter((folder) => isUnder({ path: folder, kind: "folder" }, path));
  return around.reduce<string | undefined>((best, folder) => (best === undefined || folder.length > best.length ? folder : best), undefined);
}
