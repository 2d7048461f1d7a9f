import { coverPacks, settledSides } from "../../../analysis/cover/cover.ts";
import type { CoveredClause } from "../../../analysis/cover/cover.ts";
import { sortDiagnostics } from "../../../base/diagnostic.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import { notRun } from "../gate.ts";
import type { PackGate } from "../gate.ts";
import { placeOfRule } from "../place.ts";
import { vectorsBeside } from "../vectors-beside.ts";

/** What the examples of a pack, and of the packs above it, leave out of its rules. */
export const COVER: PackGate = {
  name: "cover",
  over: "pack",
  looks: "rules and answers of clauses that examples visit",
  blocksOn: "a rule that no example reaches; an answer of a clause that no example gives and that is not proved impossible",
  run(pack, { packs }) {
    if (pack.examples.length === 0) return notRun("no examples in this pack");
    const below = packs.find(({ folder }) => folder === pack.chain[1]);
    const around = packs.filter(({ folder, chain }) => chain.includes(pack.folder) || folder === below?.folder);
    // Of the pack below only its rules are asked for.
    const [cover] = coverPacks(around, [pack.folder], (one) => (one === below ? [] : vectorsBeside(one)));
    const { clauses, unreached } = cover!;
    const open = clauses.flatMap((clause) => openAnswers(clause).map((answer) => ({ clause, answer })));
    const { settled, all } = settledSides(cover!);
    return {
      findings: sortDiagnostics([
        ...unreached.map(({ name }) => ciDiagnostics.create("ci/not-reached", placeOfRule(name, pack), { rule: name })),
        ...open.map(({ clause: { name, part, words }, answer }) => ciDiagnostics.create("ci/open-clause", placeOfRule(name, pack), { rule: name, part, clause: words, answer })),
      ]),
      figures: { "answers of clauses": all, "seen or proved impossible": settled, "rules not reached": unreached.length },
    };
  },
};

/** The answers that no example gives, and that are not proved impossible. */
function openAnswers({ yes, no }: CoveredClause): readonly string[] {
  return ([["yes", yes], ["no", no]] as const).flatMap(([answer, side]) => (side.examples === 0 && side.never === undefined ? [answer] : []));
}
