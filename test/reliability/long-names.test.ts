import { expect, test } from "vitest";
import { loadPack } from "../../src/runtime/load.ts";
import { forged } from "../trust/malformed/mutate.ts";
import { richPack } from "../trust/malformed/rich-pack.ts";

test("what is said about a hostile pack does not grow with its names", () => {
  const pack = structuredClone(richPack()) as unknown as { programs: { sets: { head: { noun: string } }[] }[] };
  pack.programs[0]!.sets[0]!.head.noun = "x".repeat(100_000);
  const loaded = loadPack(forged(pack as never));
  expect(loaded).toMatchObject({ ok: false, error: { code: "pack/invalid-program" } });
  if (!loaded.ok) expect(loaded.error.message.length).toBeLessThanOrEqual(300);
});
