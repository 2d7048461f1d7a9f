import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { hasErrors, type Diagnostic } from "../../src/base/diagnostic.ts";
import { positionOf, type SourceFile } from "../../src/base/source.ts";
import { compileWorkspace, type CompiledPack } from "../../src/compiler/compile.ts";
import { loadPack, type LoadedPack } from "../../src/runtime/load.ts";

/** The shipped rules. */
export const RULES = fileURLToPath(new URL("../../rules/", import.meta.url));
/** The folder whose `policies/` are layers that only tests use. */
export const POLICIES = fileURLToPath(new URL("../vectors/", import.meta.url));

/** Id of the national base. */
export const BASE = "cpt/infusion";

/** Every YAML and CSV file under a folder, paths relative to it with `/`. */
export function readFolder(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(yaml|csv)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(folder, path).split(sep).join("/"), text: readFileSync(path, "utf8") }));
}

/** The packs of a workspace that must compile; a diagnostic that is an error fails the test that asked. */
export function compileFiles(files: readonly SourceFile[]): readonly CompiledPack[] {
  const { value, diagnostics } = compileWorkspace(files);
  if (hasErrors(diagnostics) || !value) throw new Error(`the workspace does not compile:\n${diagnostics.map(describe).join("\n")}`);
  return value;
}

/** A diagnostic on one line, for a test's own message. */
export function describe(diagnostic: Diagnostic): string {
  const { line, column } = positionOf(diagnostic.span.file, diagnostic.span.start);
  return `${diagnostic.span.file.path}:${line}:${column} ${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}`;
}

let shipped: readonly CompiledPack[] | undefined;
let withPolicies: readonly CompiledPack[] | undefined;

/** The shipped packs, compiled once for all tests of a process. */
export function shippedPacks(): readonly CompiledPack[] {
  return (shipped ??= compileFiles(readFolder(RULES)));
}

/** The shipped packs and the layers under `test/vectors/policies`, compiled once. */
export function allPacks(): readonly CompiledPack[] {
  return (withPolicies ??= compileFiles([...readFolder(RULES), ...readFolder(POLICIES)]));
}

/** A pack by id, loaded; it must be there and load. */
export function loadById(id: string, evaluator?: "walk" | "closures"): LoadedPack {
  const compiled = [...shippedPacks(), ...(id.startsWith("policies/") ? allPacks() : [])].find((one) => one.header.id === id);
  if (!compiled) throw new Error(`no pack ${id}`);
  const loaded = loadPack(compiled.pack, evaluator ? { evaluator } : {});
  if (!loaded.ok) throw new Error(`${id} does not load: ${loaded.error.code} ${loaded.error.message}`);
  return loaded.pack;
}
