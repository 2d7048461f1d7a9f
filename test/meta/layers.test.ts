import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

// Who may import whom: one row per folder of src, [folders below it, packages].
const MAY: Readonly<Record<string, readonly [folders: readonly string[], packages: readonly string[]]>> = {
  base: [[], []],
  ir: [["base"], []],
  runtime: [["base", "ir"], []],
  trust: [["base", "ir", "runtime"], ["node:"]],
  importing: [["base", "ir"], []],
  parser: [["base"], ["chevrotain", "yaml", "ajv"]],
  compiler: [["base", "ir", "parser"], []],
  analysis: [["base", "ir", "runtime", "parser", "compiler"], ["fast-check"]],
  testing: [["base", "ir", "runtime", "parser", "compiler", "analysis"], []],
  cli: [["base", "ir", "runtime", "trust", "importing", "parser", "compiler", "analysis", "testing"], ["commander", "picocolors", "node:"]],
  ".": [["base", "ir", "runtime", "trust", "importing", "parser", "compiler", "analysis", "testing", "cli"], []],
};

const root = fileURLToPath(new URL("../../src", import.meta.url));
const sourceFiles = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const IMPORT = /(?:^|\n)\s*(?:import|export)\b[^;"']*?\bfrom\s+["']([^"']+)["']|(?:^|\n)\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

function named(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2] ?? match[3])!);
}

/** Type-only text inside comments is not code. */
function codeOf(path: string): string {
  return readFileSync(join(root, path), "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

function importsOf(path: string): readonly string[] {
  return named(codeOf(path));
}

function folderOf(path: string): string {
  return path.includes("/") ? path.split("/")[0]! : ".";
}

function forbiddenImports(path: string): readonly string[] {
  const folder = folderOf(path);
  const row = MAY[folder];
  if (!row) return [`src/${folder} has no row in the table of layers`];
  const [folders, packages] = row;
  return importsOf(path).filter((name) => {
    if (!name.startsWith(".")) return !packages.some((allowed) => (allowed.endsWith(":") ? name.startsWith(allowed) : name === allowed || name.startsWith(`${allowed}/`)));
    const target = folderOf(relative(root, join(root, dirname(path), name)));
    return target !== folder && !folders.includes(target);
  });
}

test.each(sourceFiles)("%s imports only lower layers and its folder's packages", (path) => {
  expect(forbiddenImports(path)).toEqual([]);
});

test("no file of src is on an import cycle", () => {
  const edges = new Map(sourceFiles.map((path) => [path, importsOf(path).filter((name) => name.startsWith(".")).map((name) => join(dirname(path), name))]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of sourceFiles) visit(path, []);
  expect(cycles).toEqual([]);
});

test("the scan saw the code", () => {
  expect(sourceFiles.length).toBeGreaterThan(100);
  expect(sourceFiles.flatMap(importsOf).length).toBeGreaterThan(300);
  expect(new Set(sourceFiles.map(folderOf))).toEqual(new Set(Object.keys(MAY)));
});

test("the law turns red for an upward import, a package and a node module in the runtime", () => {
  const text = 'import { a } from "../parser/parse.ts";\nimport yaml from "yaml";\nimport fs from "node:fs";';
  expect(named(text)).toEqual(["../parser/parse.ts", "yaml", "node:fs"]);
  expect(MAY["runtime"]).toEqual([["base", "ir"], []]);
});
