import { readFileSync } from "node:fs";
import { loadPack } from "../dist/runtime/index.js";

const BUILT = new URL("build/", import.meta.url);

/** The text of a pack that `npm run build` wrote. */
export const builtText = (name) => readFileSync(new URL(`${name}.json`, BUILT), "utf8");

/** A pack that `npm run build` wrote, loaded. */
export function loadBuilt(name, options) {
  const loaded = loadPack(builtText(name), options);
  if (!loaded.ok) throw new Error(`${name}: ${loaded.error.code} ${loaded.error.message}`);
  return loaded.pack;
}
