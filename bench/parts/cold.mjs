import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { WAYS } from "../built.mjs";
import { median, millis } from "../measure/numbers.mjs";
import { table } from "../measure/table.mjs";
import { BASELINE } from "../workloads.mjs";

const CHILD = fileURLToPath(new URL("../cold/child.mjs", import.meta.url));
const CONTESTANTS = [
  ["empty node", "empty"], [BASELINE, "hand"], ...WAYS.map(({ name }) => [name, `ours:${name}`]),
  ...["json-logic-engine", "cel-js", "zen-engine", "json-rules-engine"].map((file) => [file, `peer:${file}`]),
];

/** Start of a process to its first W2 answer, with packs that were built before, and its memory; rounds of all contestants. */
export async function cold({ rounds }) {
  const found = CONTESTANTS.map(([name, who]) => ({ name, who, runs: [] }));
  for (let round = 0; round < rounds; round++) for (const one of found) one.runs.push(runOf(one.who));
  const middle = ({ runs }, figure) => median(runs.map((run) => run[figure]));
  const [empty] = found;
  const megabytes = (bytes) => (bytes / 1_048_576).toFixed(0);
  const rows = found.map((one) => [
    one.name, millis(middle(one, "answered")), millis(middle(one, "answered") - middle(empty, "answered")), millis(middle(one, "loaded") - middle(empty, "loaded")),
    millis(median(one.runs.map(({ answered, loaded }) => answered - loaded))), megabytes(middle(one, "first")), megabytes(middle(one, "warm")), megabytes(middle(one, "warm") - middle(found[1], "warm")),
  ]);
  return table(["W2", "first answer ms", "over empty node ms", "of it to load ms", "of it to answer ms", "RSS MB, first", "RSS MB, warm", "over by hand MB"], rows);
}

function runOf(who) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CHILD, who], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${who}: ${stderr}`);
  return JSON.parse(stdout);
}
