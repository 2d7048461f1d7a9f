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
 * `payerpack code --pack PACK FILE -o FILE`, JSON lines in and out, a compiled pack, visits of five administrations. The rate is of the
 * visits beyond the first 2,000, so that neither start nor warming up is in it.
 */
export async function command({ rounds }) {
  const folder = mkdtempSync(join(tmpdir(), "payerpack-bench-"));
  try {
    const runs = Array.from({ length: rounds > 3 ? 3 : 1 }, () => ({ few: run(folder, FEW), many: run(folder, MANY) }));
    const beyond = runs.map(({ few, many }) => (MANY - FEW) / (many.seconds - few.seconds));
    const rows = [
      [`${FEW} visits, from start to end`, rate(median(runs.map(({ few }) => FEW / few.seconds))), median(runs.map(({ few }) => few.seconds)).toFixed(2)],
      [`${MANY} visits, from start to end`, rate(median(runs.map(({ many }) => MANY / many.seconds))), median(runs.map(({ many }) => many.seconds)).toFixed(2)],
      [`the ${MANY - FEW} visits beyond the first`, rate(median(beyond)), median(runs.map(({ few, many }) => many.seconds - few.seconds)).toFixed(2)],
    ];
    return `\`payerpack code --pack bench/build/shipped/cpt.json visits.ndjson -o answers.ndjson\`\n\n${table(["", "visits a second", "seconds"], rows)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(folder, count) {
  const [input, output] = [join(folder, "visits.ndjson"), join(folder, "answers.ndjson")];
  writeFileSync(input, visits(count).map((visit) => `${JSON.stringify(visit)}\n`).join(""));
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, "code", "--pack", PACK, input, "-o", output], { encoding: "utf8" });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Error(`payerpack code ended with ${status}: ${stderr}`);
  const lines = readFileSync(output, "utf8").trimEnd().split("\n").length;
  if (lines !== count) throw new Error(`${lines} answers for ${count} visits`);
  return { seconds };
}
