import { compileWorkspace } from "../../../src/compiler/compile.ts";
import { encodeCanonical } from "../../../src/ir/canonical.ts";
import type { Pack } from "../../../src/ir/ir.ts";
import { encodePack, hashPack, MAX_PACK_LENGTH } from "../../../src/ir/pack.ts";
import { loadPack } from "../../../src/runtime/load.ts";
import type { Recipe } from "./recipes.ts";
import { PLAN, smallWorkspace } from "./small-workspace.ts";

let compiled: Pack | undefined;

/** The payer's pack of the small workspace. */
export function smallPack(): Pack {
  return (compiled ??= compileWorkspace(smallWorkspace()).value!.find(({ folder }) => folder === PLAN)!.pack);
}

function loading(text: string): readonly string[] {
  const loaded = loadPack(text);
  return loaded.ok ? [] : [loaded.error.code];
}

function withMinute(pack: Pack, minutes: number): unknown {
  const text = encodePack(pack);
  return JSON.parse(text.replaceAll('"value":16', `"value":${minutes}`));
}

/** A pack, with hashes that fit, whose ladders all measure a time that does not exist. */
function brokenProgram(): string {
  const { hashes: _, ...rest } = smallPack();
  const programs = rest.programs.map((program) => ({ ...program, ladders: program.ladders.map((ladder) => ({ ...ladder, measure: { ...ladder.measure, value: "no_time" } })) }));
  return encodePack(hashPack({ ...rest, programs }));
}

/** How a pack is refused, by code. */
export const PACK_RECIPES: Readonly<Record<string, Recipe>> = {
  "pack/format": () => loading(JSON.stringify(JSON.parse(encodePack(smallPack())), null, 2)),
  "pack/version": () => loading(encodeCanonical({ ...smallPack(), format: "payerpack/9" })),
  "pack/hash": () => loading(encodeCanonical(withMinute(smallPack(), 17))),
  "pack/unknown-op": () => loading(encodePack(hashPack({ ...smallPack(), requires: [...smallPack().requires, "teleport@1"] }))),
  "pack/too-large": () => loading(" ".repeat(MAX_PACK_LENGTH + 1)),
  "pack/invalid-program": () => loading(brokenProgram()),
};
