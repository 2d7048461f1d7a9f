import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const CHECKOUT = fileURLToPath(new URL("../../", import.meta.url));

/** Seconds that every gate over all shipped packs may take on two processors. */
const MOST_SECONDS = 120;

// On what `npm run build` made; nothing else should run beside it.
test("every gate over all shipped packs passes, in under two minutes on two threads", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["dist/cli/main.js", "ci", "--threads", "2", "--format", "json"], { cwd: CHECKOUT, encoding: "utf8", maxBuffer: 1 << 28 });
  expect(stderr).toBe("");
  const { blocked, packs, seconds, left_out } = JSON.parse(stdout) as { readonly blocked: boolean; readonly packs: readonly string[]; readonly seconds: number; readonly left_out: readonly string[] };
  expect([status, blocked, left_out]).toEqual([0, false, []]);
  expect(packs.length).toBeGreaterThan(20);
  expect(seconds).toBeLessThan(MOST_SECONDS);
});
