import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Catalog, Row } from "../../../src/base/catalog.ts";

const SRC = fileURLToPath(new URL("../../../src/", import.meta.url));

/** The text of every source file by its path. */
export function sources(folder = SRC): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => join(entry.parentPath, entry.name)).sort().map((path) => [path, readFileSync(path, "utf8")]));
}

/** The codes with which a pack is refused have no catalogue; they stand in the text of the program. */
const PACK_CODE = /"(pack\/[a-z][a-z0-9-]*)"/g;

/** Every code that the project can give: those of all catalogues, found by reading all sources, and those of refused packs. */
export async function allCodes(): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  for (const [path, text] of sources()) {
    for (const [, code] of text.matchAll(PACK_CODE)) codes.add(code!);
    if (!/= defineCatalog\(/.test(text)) continue;
    const exported = Object.values((await import(path)) as Readonly<Record<string, unknown>>);
    for (const catalog of exported.filter(isCatalog)) for (const code of catalog.codes) codes.add(code);
  }
  return codes;
}

function isCatalog(value: unknown): value is Catalog<Readonly<Record<string, Row<string>>>> {
  return typeof value === "object" && value !== null && "codes" in value && "rows" in value && "create" in value;
}

/** The part of a code before the slash. */
export function stageOf(code: string): string {
  return code.slice(0, code.indexOf("/"));
}
