import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundleRuntime } from "./runtime-bundle.ts";

/** Bytes of `payerpack/runtime` minified, and three in a hundred more: growth beyond that is a decision (docs/embedding.md#size). */
const LIMIT = 244_800;

test("the size of the minified runtime is known and does not grow unseen", async () => {
  const { code, modules } = await bundleRuntime("esm");
  const [bytes, zipped] = [Buffer.byteLength(code), gzipSync(code).length];
  console.log(`payerpack/runtime: ${bytes} bytes minified, ${zipped} compressed, ${modules.length} modules`);
  expect(bytes).toBeLessThanOrEqual(LIMIT);
  expect(bytes).toBeGreaterThan(LIMIT / 2);
});

test("what writes and prints packs, and all that compiles, is not in it", async () => {
  const { modules } = await bundleRuntime("esm");
  expect(modules.filter((path) => /^ir\/(?:print|content)|^(?:parser|compiler|analysis|testing|cli|importing|trust)\//.test(path))).toEqual([]);
});
