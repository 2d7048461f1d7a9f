import { isBroken, USUAL } from "../../../analysis/properties/properties.ts";
import type { Decided } from "../../../analysis/properties/properties.ts";
import { sortDiagnostics } from "../../../base/diagnostic.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import { decideLaws } from "../../../testing/properties.ts";
import type { DecidedPack } from "../../../testing/properties.ts";
import { againWords, counterexample } from "../../render/properties/words.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import { notRun } from "../gate.ts";
import type { PackGate } from "../gate.ts";

/** Whether the laws of a pack, and those that it inherits, hold: by their form, else on charts drawn around its own minutes. */
export const PROPERTIES: PackGate = {
  name: "properties",
  over: "pack",
  looks: "the laws of the pack: proved, exhaustive, or tested on drawn charts",
  blocksOn: "a law that is broken",
  run(pack, { packs }) {
    const [decided] = decideLaws([pack], packs, USUAL);
    if (!decided) return notRun("no properties in this pack");
    const { laws, charts } = decided.report;
    const count = (is: Decided["verdict"]["is"]): number => laws.filter(({ verdict }) => verdict.is === is).length;
    // No chart that was drawn had anything that the law speaks of.
    const unasked = laws.filter(({ verdict }) => verdict.is === "tested" && verdict.asked === 0).length;
    const broken = laws.filter(isBroken);
    return {
      findings: sortDiagnostics(broken.map((law) => brokenLaw(law, decided))),
      figures: { proved: count("proved"), exhaustive: count("exhaustive"), tested: count("tested") - unasked, "not asked": unasked, broken: broken.length, charts },
    };
  },
};

function brokenLaw(law: Decided, decided: DecidedPack): Diagnostic {
  const { property } = law;
  const lines = counterexample(law, decided).flatMap((piece) => (typeof piece === "string" ? [piece] : piece.table));
  const help = againWords(law, USUAL, decided.compiled.folder);
  return ciDiagnostics.create("ci/broken-law", property.span, { pack: decided.compiled.pack.id, law: property.sentence, chart: lines.map((line) => `\n  ${line}`).join("") }, { help });
}
