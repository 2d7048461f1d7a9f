import { hasErrors } from "../base/diagnostic.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { SourceFile } from "../base/source.ts";
import { parseModule } from "../parser/parse.ts";
import { isUnder } from "./root.ts";
import type { Target } from "./root.ts";

/** The name of the file that makes a folder a pack. */
const PACK_FILE = "pack.yaml";

interface PackFolder {
  readonly folder: string;
  readonly id: string | undefined;
  readonly extends: string | undefined;
}

/** What must be compiled to judge the targets. */
export interface Selection {
  readonly files: readonly SourceFile[];
  /** Folders of the packs that the targets name, hold or stand in; sorted. */
  readonly folders: readonly string[];
}

/**
 * Keeps the packs of the targets and those they extend, with the vocabulary and the tables. A target in no pack (the vocabulary,
 * a table, a stray file) keeps everything.
 */
export function selectFiles(files: readonly SourceFile[], targets: readonly Target[]): Selection {
  const packs = packFolders(files);
  const wanted = new Map<string, PackFolder>();
  let everything = false;
  for (const target of targets) {
    const mine = packs.filter(({ folder }) => isUnder(target, folder));
    const home = mine.length > 0 ? [] : packs.filter(({ folder }) => isUnder({ path: folder, kind: "folder" }, target.path));
    for (const pack of mine.length > 0 ? mine : innermost(home)) wanted.set(pack.folder, pack);
    if (target.path === "" || (mine.length === 0 && home.length === 0)) everything = true;
  }
  const folders = [...wanted.keys()].sort();
  const chain = new Set(folders);
  for (const pack of wanted.values()) {
    for (let id = pack.extends; id !== undefined; ) {
      const above = packs.find((one) => one.id === id);
      // A base that cannot be found may stand in a file that cannot be read: then all findings are wanted.
      if (!above) everything = true;
      id = above && !chain.has(above.folder) ? above.extends : undefined;
      if (above) chain.add(above.folder);
    }
  }
  if (everything) return { files, folders };
  const kept = files.filter(({ path }) => {
    const home = innermost(packs.filter(({ folder }) => path.startsWith(`${folder}/`)))[0];
    return path.endsWith(".csv") || (home === undefined ? path.startsWith("vocabulary/") : chain.has(home.folder));
  });
  return { files: kept, folders };
}

/** Of the findings of a selection, those that concern the targets: in their files, or errors that kept them from being compiled. */
export function findingsFor(diagnostics: readonly Diagnostic[], targets: readonly Target[]): readonly Diagnostic[] {
  return diagnostics.filter(({ span, severity }) => severity === "error" || targets.some((target) => isUnder(target, span.file.path)));
}

function packFolders(files: readonly SourceFile[]): readonly PackFolder[] {
  const found: PackFolder[] = [];
  for (const file of files) {
    if (file.path !== PACK_FILE && !file.path.endsWith(`/${PACK_FILE}`)) continue;
    const { value, diagnostics } = parseModule(file);
    const folder = file.path.slice(0, -PACK_FILE.length - 1);
    const pack = value?.kind === "pack_file" && !hasErrors(diagnostics) ? value : undefined;
    // `extends` is an id and a release, apart by a space.
    found.push({ folder, id: pack?.id.text, extends: pack?.extends?.text.split(/\s+/)[0] });
  }
  return found;
}

function innermost(packs: readonly PackFolder[]): readonly PackFolder[] {
  return [...packs].sort((a, b) => b.folder.length - a.folder.length).slice(0, 1);
}
