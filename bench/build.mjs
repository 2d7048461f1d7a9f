// Compiles the packs of bench/packs, and those that the project ships, into bench/build, with the command as users have it.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { shippedPacks } from "./shipped/packs.mjs";

const PACKS = { "w1": "w1/base", "w2-mcr": "w2/payers/mcr", "w2-com": "w2/payers/com", "w2-mcd": "w2/payers/mcd", "w3": "w3/base" };
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Compiles the pack of a folder, as data and as a module. */
function build(folder, name) {
  const command = [here("../dist/cli/main.js"), "build", folder];
  execFileSync(process.execPath, [...command, "-o", here(`build/${name}.json`)], { stdio: ["ignore", "ignore", "inherit"] });
  execFileSync(process.execPath, [...command, "--target", "module", "-o", here(`build/${name}.mjs`)], { stdio: ["ignore", "ignore", "inherit"] });
}

mkdirSync(here("build/shipped"), { recursive: true });
for (const [name, folder] of Object.entries(PACKS)) build(here(`packs/${folder}`), name);
for (const { name, folder } of shippedPacks()) build(folder, `shipped/${name}`);
