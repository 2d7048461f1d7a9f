import type { CompiledPack } from "../../compiler/compile.ts";
import type { Own } from "../written/own.ts";
import { ownOf } from "../written/own.ts";
import { dateMutants, packDateMutants } from "./dates.ts";
import { expressionMutants } from "./expressions.ts";
import type { Mutant } from "./mutant.ts";
import { partMutants } from "./parts.ts";
import { forgottenMutants } from "./rules.ts";
import { tableMutants } from "./tables.ts";

/** Every mutant of what a pack itself says, in the order of their owners. */
export function mutantsOf(compiled: CompiledPack, own: Own = ownOf(compiled)): readonly Mutant[] {
  const { pack, understood } = compiled;
  const all = [
    ...expressionMutants(pack, own), ...partMutants(pack, own), ...forgottenMutants(pack, own), ...dateMutants(pack, own),
    ...packDateMutants(pack, understood.context.range, understood.base?.context.range, pack.id), ...tableMutants(pack, own),
  ];
  return all.map((mutant, place) => ({ mutant, place })).sort((a, b) => (a.mutant.owner < b.mutant.owner ? -1 : a.mutant.owner > b.mutant.owner ? 1 : a.place - b.place)).map(({ mutant }) => mutant);
}
