import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, rate } from "../measure/numbers.mjs";
import { table } from "../measure/table.mjs";
import { visits } from "../workload/visits.mjs";

const COMMAND = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const PACK = fileURLToPath(new URL("../build/shipped/cpt.json", import.meta.url));
const FEW = 2_000;
const MANY = 22_000;

/**
 * `payerpack code --pack PACK --threads N FILE -o FILE`, JSON lines in and out, a compiled pack, visits of five administrations. The rate beyond
 * the first 2,000 visits has neither start nor warming up in it.
 */
export async function command({ rounds }) {
  const folder = mkdtempSync(join(tmpdir(), "payerpack-bench-"));
  try {
    const runs = Array.from({ length: rounds > 3 ? 3 : 1 }, () => ({ few: run(folder, FEW, 1), many: run(folder, MANY, 1), two: run(folder, MANY, 2) }));
    const middle = (seconds) => median(runs.map(seconds));
    const row = (title, count, seconds) => [title, rate(count / seconds), seconds.toFixed(2)];
    const rows = [
      row(`${FEW} visits, one thread`, FEW, middle(({ few }) => few)),
      row(`${MANY} visits, one thread`, MANY, middle(({ many }) => many)),
      row(`the ${MANY - FEW} of them beyond the first`, MANY - FEW, middle(({ few, many }) => many - few)),
      row(`${MANY} visits, two threads`, MANY, middle(({ two }) => two)),
    ];
    return `\`payerpack code --pack bench/build/shipped/cpt.json --threads 1 visits.ndjson -o answers.ndjson\`\n\n${table(["", "visits a second", "seconds"], rows)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Seconds from start to end. */
function run(folder, count, threads) {
  const [input, output] = [join(folder, "visits.ndjson"), join(folder, "answers.ndjson")];
  writeFileSync(input, visits(count).map((visit) => `${JSON.stringify(visit)}\n`).join(""));
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, "code", "--pack", PACK, "--threads", String(threads), input, "-o", output], { encoding: "utf8" });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`payerpack code ended with ${status}: ${stderr}`);
  const lines = readFileSync(output, "utf8").trimEnd().split("\n").length;
  if (lines !== count) throw new Error(`${lines} answers for ${count} visits`);
  return seconds;
}
