import { join } from "node:path";
import type { Outcome } from "../base/diagnostic.ts";
import { readingFailed } from "./diagnostics.ts";
import type { Host } from "./host.ts";

/** Where the build puts what all modules share. */
const KERNEL = "dist/module-kernel.js";

/** The text of what all modules of packs share. */
export function moduleKernel(host: Host): Outcome<string> {
  const path = join(host.packageFolder, KERNEL);
  const kernel = host.readFile(path);
  return kernel.ok ? { value: new TextDecoder().decode(kernel.value), diagnostics: [] } : { value: undefined, diagnostics: [readingFailed(path, kernel.error)] };
}
