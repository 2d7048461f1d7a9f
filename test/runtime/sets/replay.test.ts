import { expect, test } from "vitest";
import { encodePack, hashPack } from "../../../src/ir/pack.ts";
import type { Pack } from "../../../src/ir/ir.ts";
import { loadPack } from "../../../src/runtime/load.ts";
import { loadPackSet } from "../../../src/runtime/sets/pack-set.ts";
import { encounterWith } from "../../support/encounters.ts";
import { readVectors } from "../../support/vectors.ts";
import { BASE, shippedPacks } from "../../support/workspace.ts";

const base = shippedPacks().find(({ header }) => header.id === BASE)!.pack;
const { hashes: _, ...unhashed } = base;
/** The same rules under another release, with every threshold of sixteen minutes moved by one. */
const corrected = hashPack({ ...(JSON.parse(JSON.stringify(unhashed).replaceAll('"value":16', '"value":17')) as Omit<Pack, "hashes">), release: "2026.2" });

test("an old answer is given again byte for byte after a correction, from texts, by code and in a text", () => {
  const before = loadPack(encodePack(base));
  const after = loadPack(encodePack(corrected));
  const set = loadPackSet([{ pack: encodePack(base), knownFrom: "2026-01-01" }, { pack: encodePack(corrected), knownFrom: "2026-05-01" }]);
  if (!before.ok || !after.ok || !set.ok) throw new Error("the packs load");
  for (const { encounter: { payer: _payer, ...encounter } } of readVectors("golden")) {
    const text = JSON.stringify(encounter);
    const [old, young] = [before.pack.code(encounter), after.pack.code(encounter)].map((answer) => JSON.stringify(answer));
    expect(JSON.stringify(set.set.code(encounter, { knownOn: "2026-04-30" }))).toBe(old);
    expect(JSON.stringify(set.set.codeText(text, { knownOn: "2026-04-30" }))).toBe(old);
    expect(JSON.stringify(set.set.code(encounter))).toBe(young);
    expect(old).not.toBe(young);
  }
});

test("an encounter with a mistake of its own is refused for that, whatever its payer", () => {
  const set = loadPackSet([encodePack(base)]);
  if (!set.ok) throw new Error("the pack loads");
  const codeOf = (encounter: unknown): unknown => set.set.code(encounter);
  expect(codeOf(encounterWith({ payer: "another", date_of_service: "2026-02-30" }))).toMatchObject({ error: { code: "encounter/date-invalid" } });
  expect(codeOf(encounterWith({ payer: "another", date_of_service: "1999-01-01", administrations: [] }))).toMatchObject({ error: { code: "encounter/no-payer-pack", pointer: "/payer" } });
  expect(set.set.codeText('{"id":"e","payer":"another","payer":"one"}')).toMatchObject({ error: { code: "encounter/duplicate-key" } });
});
