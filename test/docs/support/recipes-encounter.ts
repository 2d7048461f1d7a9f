import { chooserOf } from "../../../src/cli/choose.ts";
import { codePiece } from "../../../src/cli/coder.ts";
import type { Piece } from "../../../src/cli/encounters/piece.ts";
import { splitterFor } from "../../../src/cli/encounters/splitter.ts";
import { compileWorkspace } from "../../../src/compiler/compile.ts";
import { ENCOUNTER_LIMITS } from "../../../src/ir/encounter-limits.ts";
import type { Answer } from "../../../src/runtime/answer.ts";
import { loadPack, type LoadedPack } from "../../../src/runtime/load.ts";
import { administrationWith, encounterWith } from "../../support/encounters.ts";
import type { Recipe } from "./recipes.ts";
import { smallWorkspace } from "./small-workspace.ts";

let loaded: readonly LoadedPack[] | undefined;

/** The packs of the small workspace, the base first. */
export function smallPacks(): readonly LoadedPack[] {
  return (loaded ??= compileWorkspace(smallWorkspace()).value!.map(({ pack }) => {
    const outcome = loadPack(pack);
    if (!outcome.ok) throw new Error(`${pack.id}: ${outcome.error.message}`);
    return outcome.pack;
  }));
}

/** The code with which an encounter is refused, if it is. */
export function refusalOf(answer: Answer): readonly string[] {
  return "error" in answer ? [answer.error.code] : [];
}

/** Codes the text of an encounter by the base of the small workspace. */
export function codeText(text: string): Answer {
  return smallPacks()[0]!.codeText(text);
}

function refusing(value: unknown): readonly string[] {
  return refusalOf(codeText(JSON.stringify(value)));
}

/** As the command line reads it: bytes cut into encounters, each coded by the pack of its payer. */
function coding(bytes: Uint8Array): readonly string[] {
  const splitter = splitterFor("encounters.ndjson");
  const pieces: readonly Piece[] = [...splitter.push(bytes), ...splitter.end()];
  const chooser = chooserOf({ packs: smallPacks(), broken: [] }, "rules").value!;
  return pieces.flatMap((piece) => refusalOf(codePiece(chooser, piece)));
}

const { items, depth, members, bytes } = ENCOUNTER_LIMITS;

/** How an encounter is refused where its page cannot show it whole, by code. */
export const ENCOUNTER_RECIPES: Readonly<Record<string, Recipe>> = {
  "encounter/encoding": () => coding(Uint8Array.of(0x7b, 0xff, 0x7d, 0x0a)),
  "encounter/too-long": () => coding(Buffer.from(`"${"x".repeat(bytes)}"\n`)),
  "encounter/too-deep": () => refusalOf(codeText(`{"id":"e1","administrations":${"[".repeat(depth)}${"]".repeat(depth)}}`)),
  "encounter/too-many": () => refusing(encounterWith({ administrations: Array.from({ length: items + 1 }, (_, index) => administrationWith({ id: `a${index}` })) })),
  "encounter/too-many-members": () => refusing(encounterWith(Object.fromEntries(Array.from({ length: members + 1 }, (_, index) => [`m${index}`, true])))),
  "encounter/not-plain-data": () => refusalOf(smallPacks()[0]!.code(encounterWith({ date_of_service: new Date(0) }))),
  "encounter/no-payer-pack": () => coding(Buffer.from(`${JSON.stringify(encounterWith({ payer: "another-plan" }))}\n`)),
};
