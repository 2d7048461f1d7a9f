import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const RULES = fileURLToPath(new URL("../../rules", import.meta.url));

/** The packs that the project ships, by name: their folders, sorted. */
export function shippedPacks() {
  const files = readdirSync(RULES, { recursive: true, encoding: "utf8" }).filter((path) => basename(path) === "pack.yaml");
  return files.sort().map((path) => ({ name: basename(dirname(path)), folder: join(RULES, dirname(path)) }));
}
