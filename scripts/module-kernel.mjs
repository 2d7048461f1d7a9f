// Puts the part of generated modules that is the same in all of them into one text, which `build --target module` writes before a pack's own
// functions: a script without imports that makes the variable `kernel`.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const KERNEL = "runtime/generated/kernel";

/** The text of the kernel, from the sources or from what the compiler made of them. */
export async function kernelText(entry) {
  // Our modules do nothing when they are loaded, so that what nobody calls is left out: the checks of packs among them.
  const bundle = await rolldown({ input: entry, platform: "neutral", treeshake: { moduleSideEffects: false }, experimental: { attachDebugInfo: "none" } });
  // Lines are kept: an error then shows one of them and not the whole kernel.
  const minify = { compress: true, mangle: true, codegen: { removeWhitespace: false } };
  const { output } = await bundle.generate({ format: "iife", name: "kernel", exports: "named", minify, comments: false });
  await bundle.close();
  const [chunk, ...others] = output;
  if (others.length > 0 || chunk.imports.length > 0) throw new Error("the kernel must be one text without imports");
  const text = printable(chunk.code);
  if (/<\/script|<!--/i.test(text)) throw new Error("the kernel must be safe in a script element");
  return text;
}

/** Outside of texts the kernel has only plain characters, and in texts an escape stands for the same character. */
function printable(code) {
  return code.replace(/[^\t\n\x20-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = new URL("../dist/", import.meta.url);
  writeFileSync(new URL("module-kernel.js", dist), await kernelText(fileURLToPath(new URL(`${KERNEL}.js`, dist))));
}
