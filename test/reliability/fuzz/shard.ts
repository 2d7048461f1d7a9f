import { writeSync } from "node:fs";
import { fuzz, LONG } from "./run.ts";
import type { Found } from "./run.ts";

/** Inputs of all shards together, and the seed; `FUZZ_INPUTS` and `FUZZ_SEED` choose others. */
export const FUZZ_INPUTS = Number(process.env["FUZZ_INPUTS"] ?? 10_000_000);
export const FUZZ_SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_124);
/** Files of the release run that fuzz, each a shard, so that they run at the same time. */
export const SHARDS = 2;

/** Fuzzes the inputs of one shard, 1 to {@link SHARDS}, and says on standard error how far it is. */
export function fuzzShard(shard: number): Found {
  const started = performance.now();
  return fuzz(LONG, FUZZ_INPUTS / SHARDS, FUZZ_SEED * SHARDS + shard, (line) => {
    writeSync(2, `fuzz ${shard}/${SHARDS}, ${((performance.now() - started) / 1_000).toFixed(0)} s: ${line}\n`);
  });
}
