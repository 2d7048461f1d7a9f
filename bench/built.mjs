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

/** The module of a pack that `npm run build` wrote. */
const builtModule = (name) => import(new URL(`${name}.mjs`, BUILT).href);

/**
 * The ways to run a built pack: from its name to what codes an encounter, and to its ladders by themselves where the way has them. A way
 * that joins here joins every table.
 */
export const WAYS = [
  { name: "payerpack, closures", load: async (pack) => loadText(builtText(pack), { evaluator: "closures" }) },
  { name: "payerpack, module", load: async (pack) => (await builtModule(pack)).pack, ladders: async (pack) => (await builtModule(pack)).ladders },
];
