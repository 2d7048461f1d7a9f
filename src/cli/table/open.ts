import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import type { Pack } from "../../ir/ir.ts";
import { withVectors } from "../../testing/vectors.ts";
import { compileTargets } from "../compile-targets.ts";
import { wholePack } from "../deferred-pack.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { openPacks } from "../packs.ts";
import { findPath, findTargets } from "../root.ts";
import { pathShower } from "../workspace.ts";

/** Packs with the examples that they carry, and the packs below them. */
export interface ChartedPacks {
  /** Those that were named, and where they are known those that they extend; the base first, else in the order of their ids. */
  readonly packs: readonly Pack[];
  /** Errors of packs that were named, and of which there is nothing to show. */
  readonly errors: readonly Diagnostic[];
  path(path: string): string;
}

/** Opens packs by paths: compiled packs, folders of rules, folders that hold such; without a path the rules here or in `rules`. */
export async function openCharted(host: Host, given: readonly string[]): Promise<Outcome<ChartedPacks>> {
  const found = new Map<string, Pack>();
  const errors: Diagnostic[] = [];
  let path = (one: string): string => one;
  const folders = given.filter((one) => findPath(host, one).value?.kind !== "file");
  for (const one of given.filter((named) => !folders.includes(named))) {
    const opened = await openPacks(host, one);
    if (!opened.value) return { value: undefined, diagnostics: opened.diagnostics };
    for (const pack of opened.value.packs.map(wholePack)) found.set(keyOf(pack), pack);
  }
  if (folders.length > 0 || given.length === 0) {
    const targets = findTargets(host, folders);
    if (!targets.value) {
      if (folders.length === 0) return { value: undefined, diagnostics: targets.diagnostics };
      const compiled = await openFolders(host, folders);
      if (!compiled.value) return { value: undefined, diagnostics: folders.length === 1 && compiled.diagnostics.length > 0 ? compiled.diagnostics : targets.diagnostics };
      for (const pack of compiled.value) found.set(keyOf(pack), pack);
    } else {
      const compiled = compileTargets(host, targets.value);
      if (!compiled.value) return { value: undefined, diagnostics: compiled.diagnostics };
      path = pathShower(host, targets.value.root);
      const { packs, folders: asked, findings } = compiled.value;
      const [first] = folders;
      if (asked.length === 0) return { value: undefined, diagnostics: [cliCatalog.create("cli/no-pack-here", placeOf(path(first ?? "")), { path: path(first ?? "") })] };
      const chain = new Set(packs.filter(({ folder }) => asked.includes(folder)).flatMap((one) => one.chain));
      for (const one of packs) if (chain.has(one.folder)) found.set(keyOf(one.pack), withVectors(one));
      if (asked.some((folder) => !packs.some((one) => one.folder === folder))) errors.push(...findings.filter(({ severity }) => severity === "error"));
    }
  }
  const packs = [...found.values()].sort((a, b) => a.extends.length - b.extends.length || (keyOf(a) < keyOf(b) ? -1 : 1));
  return { value: { packs, errors, path }, diagnostics: [] };
}

/** Folders of compiled packs. */
async function openFolders(host: Host, folders: readonly string[]): Promise<Outcome<readonly Pack[]>> {
  const packs: Pack[] = [];
  for (const folder of folders) {
    const opened = await openPacks(host, folder);
    if (!opened.value) return { value: undefined, diagnostics: opened.diagnostics };
    packs.push(...opened.value.packs.map(wholePack));
  }
  return { value: packs, diagnostics: [] };
}

function keyOf({ id, release }: Pack): string {
  return `${id} ${release}`;
}
