import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));

/** The runtime in one file, as a bundler puts it into a web page. */
export interface RuntimeBundle {
  readonly code: string;
  /** What is left to import. */
  readonly imports: readonly string[];
  readonly exports: readonly string[];
  /** The files of src it is made of. */
  readonly modules: readonly string[];
}

/** Bundles and minifies `payerpack/runtime`: as a module, or as a script that defines `runtime`. */
export async function bundleRuntime(format: "esm" | "iife"): Promise<RuntimeBundle> {
  const bundle = await rolldown({ input: `${SRC}runtime/index.ts`, platform: "neutral" });
  const { output } = await bundle.generate({ format, name: "runtime", minify: true });
  await bundle.close();
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error("the runtime is one file");
  const modules = Object.entries(chunk.modules).filter(([, { renderedLength }]) => renderedLength > 0).map(([path]) => path.replace(SRC, ""));
  return { code: chunk.code, imports: [...chunk.imports, ...chunk.dynamicImports], exports: chunk.exports, modules };
}
