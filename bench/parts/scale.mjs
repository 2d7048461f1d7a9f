import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { micros, millis, times } from "../measure/numbers.mjs";
import { table } from "../measure/table.mjs";
import { compile } from "../scale/compiled.mjs";
import { FORMS } from "../scale/sources.mjs";

const SIZES = [10, 100, 1_000, 10_000];
const CHILD = fileURLToPath(new URL("../scale/child.mjs", import.meta.url));

/** A claim of 8 lines as the pack grows, rules keyed by code and payer; each size in a process of its own. */
export async function scale({ rounds, slice, clock }) {
  const found = new Map();
  for (const count of SIZES) {
    for (const form of FORMS) compile(form, count);
    for (const one of sizeOf(count, Math.min(rounds, 5), slice / 2, clock)) found.set(one.name, [...(found.get(one.name) ?? []), one]);
  }
  const rows = [...found].map(([name, sizes]) => [
    name, ...sizes.map((one) => micros(one.micros)), times(sizes.at(-1).micros / sizes[0].micros), times(sizes.at(-1).ratio), millis(sizes.at(-1).loadMs),
  ]);
  return `Microseconds a claim.\n\n${table(["rules", ...SIZES.map((count) => count.toLocaleString("en")), "10,000 to 10", "by hand at 10,000", "load ms at 10,000"], rows)}`;
}

function sizeOf(count, rounds, slice, clock) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CHILD, count, rounds, slice, clock].map(String), { encoding: "utf8" });
  if (status !== 0) throw new Error(`${count} rules: ${stderr}`);
  return JSON.parse(stdout);
}
