import { mutatePacks, scoreOf } from "../../../analysis/mutate/mutate.ts";
import type { Tested } from "../../../analysis/mutate/mutate.ts";
import { sortDiagnostics } from "../../../base/diagnostic.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { CompiledPack } from "../../../compiler/compile.ts";
import { SHARP, slipWords } from "../../render/mutate/report.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import { notRun } from "../gate.ts";
import type { PackGate } from "../gate.ts";
import { placeOfRule } from "../place.ts";
import { approvedBeside, vectorsBeside } from "../vectors-beside.ts";

/** The slips in a pack's rules that neither examples nor approved boundaries notice, its own and those of the packs above it. */
export const MUTATE: PackGate = {
  name: "mutate",
  over: "pack",
  looks: "slips in the rules, and whether an example or an approved boundary notices them",
  blocksOn: "a threshold, a date or a modifier that could slip unnoticed; other slips are told",
  run(pack, context) {
    if (pack.examples.length === 0 && !context.approved.has(pack.folder)) return notRun("no examples and no approved boundaries in this pack");
    const around = context.packs.filter(({ folder, chain }) => folder === pack.folder || chain.includes(pack.folder));
    const sources = { examples: vectorsBeside, boundaries: (one: CompiledPack) => approvedBeside(one, context) };
    const [{ mutants }] = mutatePacks(around, [pack.folder], sources) as readonly [ReturnType<typeof mutatePacks>[number]];
    const survived = mutants.filter(({ fate }) => fate.is === "survived");
    const [all, sharp] = [scoreOf(mutants), scoreOf(mutants, SHARP)];
    return {
      findings: sortDiagnostics(survived.map((slip) => unnoticed(slip, pack))),
      figures: {
        slips: all.all, "noticed by examples": all.byExamples, "by approved boundaries alone": all.byBoundaries - all.byExamples, "proved the same": all.equivalent,
        "thresholds, dates and modifiers not noticed": sharp.all - sharp.byBoundaries - sharp.equivalent,
      },
    };
  },
};

function unnoticed(slip: Tested, pack: CompiledPack): Diagnostic {
  const code = SHARP.includes(slip.class) ? "ci/sharp-slip" : "ci/unnoticed";
  return ciDiagnostics.create(code, placeOfRule(slip.name, pack), { rule: slip.name, slip: slipWords(slip) });
}
