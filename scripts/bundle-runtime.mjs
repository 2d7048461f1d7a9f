// Puts `payerpack/runtime` into one file. A service pays for every file at its start: finding and reading some hundred small modules takes
// longer than loading a pack and coding the first encounter. Types and the modules themselves stay beside it, for the library's other entries.
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const entry = fileURLToPath(new URL("../dist/runtime/index.js", import.meta.url));
// Nothing is external: the runtime needs no package, and a build that finds one fails.
const bundle = await rolldown({ input: entry, platform: "neutral" });
await bundle.write({ file: entry, format: "esm" });
