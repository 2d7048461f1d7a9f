import type { LoadedPack } from "../../runtime/load.ts";

/** The pack of an ES module that imports nothing, by its text. The module is the text itself: no file is written for it. Node keeps it until its thread ends. */
export async function importedPack(text: string): Promise<LoadedPack> {
  const module = (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`)) as { readonly default: LoadedPack };
  return module.default;
}
