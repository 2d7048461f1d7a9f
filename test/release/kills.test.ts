import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { killBuild, killCode, killFmt } from "../reliability/kills.ts";

// `KILLS=20 npx vitest run --config vitest.release.config.ts test/release/kills.test.ts` tries fewer points; `SEED` chooses them.
const kills = Number(process.env["KILLS"] ?? 200);
const seed = Number(process.env["SEED"] ?? 6);
const checkout = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "payerpack-kills-"));
const place = { command: [process.execPath, join(checkout, "dist", "cli", "main.js")], folder, rules: join(checkout, "rules") };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(`kill -9 at ${kills} random points, seed ${seed}: nothing lost, given twice or half written`, () => {
  test("code, gone on with --resume", async () => {
    const { killed, ended } = await killCode(place, kills, seed, 20_000);
    expect(killed + ended).toBeGreaterThanOrEqual(kills);
    expect(killed).toBeGreaterThan(kills / 2);
  }, 3_600_000);

  test("build", async () => {
    const { killed, ended } = await killBuild(place, kills, seed);
    expect(killed + ended).toBe(kills);
    expect(killed).toBeGreaterThan(kills / 3);
  }, 3_600_000);

  test("fmt", async () => {
    const { killed, ended } = await killFmt(place, kills, seed);
    expect(killed + ended).toBe(kills);
    expect(killed).toBeGreaterThan(kills / 3);
  }, 3_600_000);
});
