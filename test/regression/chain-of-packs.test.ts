import { expect, test } from "vitest";
import { compileWorkspace } from "../../src/compiler/compile.ts";
import { LAYER, worldWith } from "../hostile/world.ts";

/** Ten packs, each on the one before; only the names of their folders differ. Names of folders mean nothing. */
function chain(folderOf: (index: number) => string): readonly string[] {
  const packs = Array.from({ length: 10 }, (_, index) => {
    const text = LAYER.replace("pack: payers/acme/clinic", `pack: payers/p${index}/clinic`).replace("payer: acme", `payer: p${index}`);
    return [`payers/${folderOf(index)}/pack.yaml`, index === 0 ? text : text.replace("base/clinic 1", `payers/p${index - 1}/clinic 1`)] as const;
  });
  return compileWorkspace(worldWith(Object.fromEntries(packs))).diagnostics.map(({ code, args }) => `${code} ${args["pack"] ?? ""}`);
}

test("a chain that is too long is found whatever its folders are called", () => {
  const rising = chain((index) => `f${index}`);
  expect(rising).not.toEqual([]);
  expect(chain((index) => `f${9 - index}`)).toEqual(rising);
});
