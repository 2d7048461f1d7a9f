import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";

const PAGE = new URL("../docs/performance.md", import.meta.url);

const BUSY = " Others used the machine: rates and ratios are of processor time; p50, p99 and the times of new processes are by the clock, and too long.";

const QUICK = " A quick run: few and short rounds.";

/** Puts the tables of a run into docs/performance.md, each between its marks; the words around them are written by hand. */
export function write(tables, how) {
  let page = readFileSync(PAGE, "utf8");
  for (const [name, text] of Object.entries({ machine: machine(how), ...tables })) page = replaced(page, name, text);
  writeFileSync(PAGE, page);
}

function replaced(page, name, text) {
  const [begin, end] = [`<!-- measured: ${name} -->\n`, "<!-- end -->"];
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`docs/performance.md has no place for ${name}`);
  return `${page.slice(0, from + begin.length)}\n${text}\n\n${page.slice(to)}`;
}

function machine({ clock, quick }) {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const [{ model }] = cpus();
  return `Measured on ${new Date().toISOString().slice(0, 10)} at ${commit}, Node ${process.version}, ${availableParallelism()} cores (${model.trim()}).${clock === "processor" ? BUSY : ""}${quick ? QUICK : ""}`;
}
