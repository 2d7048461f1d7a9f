import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import type { Pack } from "../../ir/ir.ts";
import { compileTargets } from "../compile-targets.ts";
import { wholePack } from "../deferred-pack.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { openPacks } from "../packs.ts";
import { findPath, findTargets, isUnder } from "../root.ts";
import type { Targets } from "../root.ts";
import { pathShower } from "../workspace.ts";

/** A pack whose programs are written when they are first asked for. */
export interface ShownPackFile {
  readonly id: string;
  readonly release: string;
  readonly payer: string | null;
  readonly pack: Pack;
}

/** What `--pack` names, and what stands around it. */
export interface OpenedShelf {
  /** The packs that may be shown. */
  readonly packs: readonly ShownPackFile[];
  /** Packs that may change rules of these; null where none can be known, since one compiled pack was given. */
  readonly around: readonly ShownPackFile[] | null;
  /** Errors of packs under the path, which are not shown. */
  readonly errors: readonly Diagnostic[];
  /** Folders, as the user knows them, of packs under the path that have errors. */
  readonly broken: readonly string[];
  /** Turns a path of the rules into the one the user knows. */
  path(path: string): string;
}

/** Opens a compiled pack, a folder of them, a pack's folder of rules or a folder that holds such. Of rules the whole folder is compiled. */
export async function openShelf(host: Host, given: string): Promise<Outcome<OpenedShelf>> {
  const found = findPath(host, given);
  if (!found.value) return { value: undefined, diagnostics: found.diagnostics };
  const targets = found.value.kind === "folder" ? findTargets(host, [given]) : undefined;
  if (targets?.value) return openRules(host, targets.value, given);
  const opened = await openPacks(host, given);
  if (!opened.value) return { value: undefined, diagnostics: opened.diagnostics };
  const packs = opened.value.packs.map(wholePack).map((pack) => ({ id: pack.id, release: pack.release, payer: pack.payer, pack }));
  const around = found.value.kind === "folder" ? packs : null;
  return { value: { packs, around, errors: [], broken: [], path: (path) => path }, diagnostics: opened.diagnostics };
}

function openRules(host: Host, { root, targets }: Targets, given: string): Outcome<OpenedShelf> {
  const compiled = compileTargets(host, { root, targets: [{ path: "", kind: "folder" }] });
  if (!compiled.value) return { value: undefined, diagnostics: compiled.diagnostics };
  const { packs, folders, findings } = compiled.value;
  const target = targets[0]!;
  const held = folders.filter((folder) => isUnder(target, folder));
  const homes = folders.filter((folder) => isUnder({ path: folder, kind: "folder" }, target.path));
  const wanted = held.length > 0 ? held : homes.slice(-1);
  if (wanted.length === 0) return { value: undefined, diagnostics: [cliCatalog.create("cli/no-pack-here", placeOf(given), { path: given })] };
  const around = packs.map(fileOf);
  const path = pathShower(host, root);
  const broken = wanted.filter((folder) => !packs.some((one) => one.folder === folder));
  return {
    value: {
      packs: around.filter((_, index) => wanted.includes(packs[index]!.folder)),
      around,
      errors: broken.length > 0 ? findings.filter(({ severity }) => severity === "error") : [],
      broken: broken.map(path),
      path,
    },
    diagnostics: [],
  };
}

/** Asks for the programs only when they are shown: most packs are only looked at by their heads. */
function fileOf(compiled: { readonly header: Pick<Pack, "id" | "release" | "payer">; readonly pack: Pack }): ShownPackFile {
  const { id, release, payer } = compiled.header;
  return {
    id, release, payer,
    get pack() {
      return compiled.pack;
    },
  };
}
