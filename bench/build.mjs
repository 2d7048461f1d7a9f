// Compiles the packs of bench/packs into bench/build, with the command as users have it.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PACKS = { "w1": "w1/base", "w2-mcr": "w2/payers/mcr", "w2-com": "w2/payers/com", "w2-mcd": "w2/payers/mcd", "w3": "w3/base" };
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

mkdirSync(here("build"), { recursive: true });
for (const [name, folder] of Object.entries(PACKS)) {
  execFileSync(process.execPath, [here("../dist/cli/main.js"), "build", here(`packs/${folder}`), "-o", here(`build/${name}.json`)], { stdio: ["ignore", "ignore", "inherit"] });
}
