// Puts the one-file build of chevrotain into dist/ and makes our files import it. The package's own entry loads several hundred
// small files, about 350 ms at every start of the command; the bundle, which is in the same package, takes about 12 ms.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const home = dirname(dirname(dirname(fileURLToPath(import.meta.resolve("chevrotain")))));
const vendor = join(dist, "vendor", "chevrotain");

mkdirSync(vendor, { recursive: true });
cpSync(join(home, "lib", "chevrotain.min.mjs"), join(vendor, "chevrotain.min.mjs"));
cpSync(join(home, "LICENSE.txt"), join(vendor, "LICENSE.txt"));

let changed = 0;
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith(".js")) continue;
  const path = join(entry.parentPath, entry.name);
  const text = readFileSync(path, "utf8");
  const bundle = relative(entry.parentPath, join(vendor, "chevrotain.min.mjs")).split(sep).join("/");
  const specifier = JSON.stringify(bundle.startsWith(".") ? bundle : `./${bundle}`);
  const better = text.replaceAll('from "chevrotain"', `from ${specifier}`);
  if (better === text) continue;
  writeFileSync(path, better);
  changed++;
}
if (changed === 0) throw new Error("no file of dist/ imports chevrotain: this step is idle and should go");
