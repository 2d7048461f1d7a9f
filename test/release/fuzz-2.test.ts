import { expect, test } from "vitest";
import { FUZZ_INPUTS, FUZZ_SEED, fuzzShard, SHARDS } from "../reliability/fuzz/shard.ts";

// `FUZZ_INPUTS=100000 npx vitest run --config vitest.release.config.ts test/release/fuzz-2.test.ts` tries fewer.
test(`shard 2 of ${SHARDS} of ${FUZZ_INPUTS} mutated inputs, seed ${FUZZ_SEED}`, () => {
  const { inputs, slowest, codes, faults } = fuzzShard(2);
  console.log(`${inputs} inputs, ${Object.keys(codes).length} codes, slowest ${slowest.toFixed(1)} ms`);
  expect(faults.join("\n\n")).toBe("");
  expect(inputs).toBeGreaterThanOrEqual(Math.floor(FUZZ_INPUTS / SHARDS) - 10);
}, 10_800_000);
