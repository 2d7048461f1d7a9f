import { mutatePacks, scoreOf } from "../../../analysis/mutate/mutate.ts";
import { sortDiagnostics } from "../../../base/diagnostic.ts";
import { SHARP, slipWords } from "../../render/mutate/report.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import { notRun } from "../gate.ts";
import type { PackGate } from "../gate.ts";
import { placeOfRule } from "../place.ts";
import { vectorsBeside } from "../vectors-beside.ts";

/** The slips in a pack's rules that its examples, and those of the packs above it, do not notice. */
export const MUTATE: PackGate = {
  name: "mutate",
  over: "pack",
  looks: "slips in the rules, and whether an example notices them",
  blocksOn: "nothing: what is not noticed is told, for the author of the examples",
  run(pack, { packs }) {
    if (pack.examples.length === 0) return notRun("no examples in this pack");
    const around = packs.filter(({ folder, chain }) => folder === pack.folder || chain.includes(pack.folder));
    const [{ mutants }] = mutatePacks(around, [pack.folder], { examples: vectorsBeside }) as readonly [ReturnType<typeof mutatePacks>[number]];
    const survived = mutants.filter(({ fate }) => fate.is === "survived");
    const [all, sharp] = [scoreOf(mutants), scoreOf(mutants, SHARP)];
    return {
      findings: sortDiagnostics(survived.map((slip) => ciDiagnostics.create("ci/unnoticed", placeOfRule(slip.name, pack), { rule: slip.name, slip: slipWords(slip) }))),
      figures: { slips: all.all, noticed: all.byBoundaries, "proved the same": all.equivalent, "thresholds, dates and modifiers not noticed": sharp.all - sharp.byBoundaries - sharp.equivalent },
    };
  },
};
