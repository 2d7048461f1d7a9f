import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import { sortDiagnostics } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { compileWorkspace } from "../../compiler/compile.ts";
import type { Pack } from "../../ir/ir.ts";
import type { Vector } from "../../ir/vectors.ts";
import { vectorsOf } from "../../analysis/charts/examples.ts";
import { decodePack } from "../../ir/pack.ts";
import { decodeSource } from "../../parser/yaml/decode.ts";
import { withVectors } from "../../testing/vectors.ts";
import { compileTargets, type CompiledTargets } from "../compile-targets.ts";
import { wholePack } from "../deferred-pack.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { openPacks } from "../packs.ts";
import { openRevision, type RevisionTree } from "../revision.ts";
import { findPath, findTargets } from "../root.ts";
import { selectFiles } from "../select.ts";
import { pathShower } from "../workspace.ts";

/** The packs of one side of a comparison, with their vectors where they come from sources. */
export interface DiffSide {
  readonly shown: string;
  readonly packs: readonly Pack[];
  /** Examples of the packs and of those below them. */
  readonly vectors: readonly Vector[];
  /** Errors of packs of this side, which are left out. */
  readonly errors: readonly Diagnostic[];
  /** Turns a path of an error into one that the user knows. */
  path(path: string): string;
}

/**
 * What OLD or NEW names: a path (a compiled pack, a folder of them, a pack's folder, a folder of packs), else a git revision, `REV` or `REV:PATH`; `fallback` is
 * the path of a revision without one.
 */
export async function openSide(host: Host, given: string, fallback: string): Promise<Outcome<DiffSide>> {
  const found = findPath(host, given);
  if (!found.value) return openAt(host, given, fallback);
  const targets = found.value.kind === "folder" ? findTargets(host, [given]) : undefined;
  if (!targets?.value) {
    const opened = await openPacks(host, given);
    if (!opened.value) return { value: undefined, diagnostics: opened.diagnostics };
    return { value: { shown: given, packs: opened.value.packs.map(wholePack), vectors: [], errors: [], path: (path) => path }, diagnostics: [] };
  }
  const compiled = compileTargets(host, targets.value);
  if (!compiled.value) return { value: undefined, diagnostics: compiled.diagnostics };
  return sideOf(given, compiled.value, pathShower(host, targets.value.root));
}

function sideOf(given: string, { packs, folders, findings }: Pick<CompiledTargets, "packs" | "folders" | "findings">, path: (path: string) => string): Outcome<DiffSide> {
  if (folders.length === 0) return { value: undefined, diagnostics: [cliCatalog.create("cli/no-pack-here", placeOf(given), { path: given })] };
  const whole = packs.filter(({ folder }) => folders.includes(folder)).map(withVectors);
  const errors = whole.length < folders.length ? sortDiagnostics(findings.filter(({ severity }) => severity === "error")) : [];
  return { value: { shown: given, packs: whole, vectors: vectorsOf(packs.map(withVectors)), errors, path }, diagnostics: [] };
}

function openAt(host: Host, given: string, fallback: string): Outcome<DiffSide> {
  const opened = openRevision(host, given, fallback);
  if (!opened.value) return { value: undefined, diagnostics: opened.diagnostics };
  const tree = opened.value;
  if (tree.path.endsWith(".json") && tree.paths.includes(tree.path)) return compiledAt(given, tree);
  const root = rootIn(tree);
  if (root === undefined) return { value: undefined, diagnostics: [cliCatalog.create("cli/no-rules-root", placeOf(given), { path: given })] };
  const under = (path: string): boolean => path.startsWith(root) && /\.(?:yaml|csv)$/.test(path) && !/(?:^|\/)(?:\.|node_modules\/)/.test(path.slice(root.length));
  const files: SourceFile[] = [];
  const unreadable: Diagnostic[] = [];
  for (const [path, bytes] of tree.read(tree.paths.filter(under))) {
    const source = decodeSource(path.slice(root.length), bytes);
    if (source.value !== undefined) files.push(source.value);
    unreadable.push(...source.diagnostics);
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const target = tree.path.length < root.length ? "" : tree.path.slice(root.length);
  const { files: selected, folders } = selectFiles(files, [{ path: target, kind: tree.paths.includes(tree.path) ? "file" : "folder" }]);
  const compiled = compileWorkspace(selected);
  const shown = given.includes(":") ? given.slice(0, given.indexOf(":")) : given;
  return sideOf(given, { packs: compiled.value ?? [], folders, findings: [...unreadable, ...compiled.diagnostics] }, (path) => `${shown}:${root}${path}`);
}

/** The nearest folder around the path, or the path itself, that holds the vocabulary; with a slash behind it, or empty for the top. */
function rootIn({ path, paths }: RevisionTree): string | undefined {
  const parts = path === "" ? [] : path.split("/");
  for (let count = parts.length; count >= 0; count--) {
    const folder = parts.slice(0, count).map((part) => `${part}/`).join("");
    if (paths.some((one) => one.startsWith(`${folder}vocabulary/`))) return folder;
  }
  return undefined;
}

function compiledAt(given: string, tree: RevisionTree): Outcome<DiffSide> {
  const decoded = decodePack(new TextDecoder().decode(tree.read([tree.path]).get(tree.path)));
  if (decoded.ok) return { value: { shown: given, packs: [decoded.pack], vectors: [], errors: [], path: (path) => path }, diagnostics: [] };
  const { code, message } = decoded.error;
  return { value: undefined, diagnostics: [cliCatalog.create("cli/pack-refused", placeOf(given), { path: given, reason: message, code })] };
}

/** Packs of two sides that belong together: by id, or the only pack of one side with each of the other. */
export interface Paired {
  readonly pairs: readonly (readonly [old: Pack, now: Pack])[];
  readonly onlyOld: readonly Pack[];
  readonly onlyNow: readonly Pack[];
}

/** Pairs the packs of two sides; undefined where none belong together. */
export function pairPacks(old: readonly Pack[], now: readonly Pack[]): Paired | undefined {
  const shared = old.flatMap((one) => now.filter(({ id }) => id === one.id).map((other) => [one, other] as const));
  if (shared.length > 0) {
    const ids = new Set(shared.map(([{ id }]) => id));
    return { pairs: shared, onlyOld: old.filter(({ id }) => !ids.has(id)), onlyNow: now.filter(({ id }) => !ids.has(id)) };
  }
  if (old.length === 1) return { pairs: now.map((one) => [old[0]!, one]), onlyOld: [], onlyNow: [] };
  if (now.length === 1) return { pairs: old.map((one) => [one, now[0]!]), onlyOld: [], onlyNow: [] };
  return undefined;
}
