import { expect, test } from "vitest";
import type { CompiledPack } from "../../src/compiler/compile.ts";
import { DeferredPack } from "../../src/cli/deferred-pack.ts";
import { chooserOf } from "../../src/cli/choose.ts";
import { loadPack } from "../../src/runtime/load.ts";
import { encounterWith } from "../support/encounters.ts";
import { BASE, shippedPacks } from "../support/workspace.ts";

const shipped = shippedPacks().filter(({ header }) => header.id === BASE || header.payer === "select-health" || header.payer === "moda");

/** Deferred packs, and the ids of those that were written so far. */
function deferred(): { readonly packs: readonly DeferredPack[]; readonly written: readonly string[] } {
  const written: string[] = [];
  const packs = shipped.map((compiled) => {
    const watched: CompiledPack = {
      ...compiled,
      get pack() {
        written.push(compiled.header.id);
        return compiled.pack;
      },
    };
    return new DeferredPack(watched);
  });
  return { packs, written };
}

test("only the packs that encounters ask for are written, each once", () => {
  const { packs, written } = deferred();
  const chooser = chooserOf({ packs, broken: [] }, "rules").value!;
  expect(written).toEqual([]);
  for (const payer of ["moda", "moda", undefined]) {
    const text = JSON.stringify(encounterWith(payer === undefined ? {} : { payer }));
    const chosen = chooser.choose(text);
    if (!("pack" in chosen)) throw new Error("refused");
    expect(chosen.pack.codeText(text)).toMatchObject({ pack: { id: payer === undefined ? BASE : "payers/moda/infusion" } });
  }
  expect(written).toEqual(["payers/moda/infusion", BASE]);
});

test("a deferred pack says and answers what the written one does", () => {
  for (const [index, pack] of deferred().packs.entries()) {
    const loaded = loadPack(shipped[index]!.pack);
    if (!loaded.ok) throw new Error(loaded.error.message);
    const { id, release, title, payer, segments, meaning } = loaded.pack;
    expect({ id: pack.id, release: pack.release, title: pack.title, payer: pack.payer }).toEqual({ id, release, title, payer });
    expect(pack.segments).toEqual(segments);
    expect(pack.meaning).toBe(meaning);
    const encounter = encounterWith({});
    expect(pack.code(encounter)).toEqual(loaded.pack.code(encounter));
    expect(pack.explain(encounter)).toEqual(loaded.pack.explain(encounter));
  }
});
