import { readFileSync } from "node:fs";
import { loadPack } from "../dist/runtime/index.js";

const BUILT = new URL("build/", import.meta.url);

/** The text of a pack that `npm run build` wrote. */
export const builtText = (name) => readFileSync(new URL(`${name}.json`, BUILT), "utf8");

/** A pack of that text, loaded and checked. */
export function loadText(text, options) {
  const loaded = loadPack(text, options);
  if (!loaded.ok) throw new Error(`${loaded.error.code}: ${loaded.error.message}`);
  return loaded.pack;
}

/**
 * The ways to run a built pack: from its name to what codes an encounter. A module that `build` writes beside the pack joins here, and
 * with it every table.
 */
export const WAYS = [{ name: "payerpack, closures", load: (pack) => loadText(builtText(pack), { evaluator: "closures" }) }];
