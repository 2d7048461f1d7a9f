// `npm run bench -- [part ...] [--write] [--quick] [--processor]`: measures the parts named, or all, and prints their tables. `--write` puts
// those of a whole run into docs/performance.md; `--quick` measures shortly, to see that everything runs; `--processor` counts the time of the
// processor, for a machine that others use: rates and ratios are then right, p50 and p99 still by the clock on the wall.
import { PARTS } from "./parts/parts.mjs";
import { write } from "./report.mjs";

const FLAGS = ["--write", "--quick", "--processor"];
const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith("--"));
const unknown = [...named.filter((word) => !(word in PARTS)), ...words.filter((word) => word.startsWith("--") && !FLAGS.includes(word))];
if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(" ")}; the parts are ${Object.keys(PARTS).join(" ")}`);
if (words.includes("--write") && named.length > 0) throw new Error("--write is for a whole run");

const clock = words.includes("--processor") ? "processor" : "wall";
const options = { clock, ...(words.includes("--quick") ? { rounds: 3, slice: 40 } : { rounds: 7, slice: 150 }) };
const tables = {};
for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
  tables[name] = await PARTS[name].run(options);
  console.log(`\n## ${PARTS[name].title}\n\n${tables[name]}`);
}
if (words.includes("--write")) write(tables, { clock, quick: words.includes("--quick") });
process.exit(0);
