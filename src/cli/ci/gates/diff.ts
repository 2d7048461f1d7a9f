import { comparePacks } from "../../../analysis/diff/compare.ts";
import { type Change, type Comparison, isForAnotherPayer } from "../../../analysis/diff/comparison.ts";
import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { CompiledPack } from "../../../compiler/compile.ts";
import { withVectors } from "../../../testing/vectors.ts";
import { noColors } from "../../render/colors.ts";
import { renderDiffMarkdown } from "../../render/diff/markdown.ts";
import { toldMoves } from "../../render/diff/words.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import { notRun } from "../gate.ts";
import type { GateContext, PackGate } from "../gate.ts";
import { placeOfRule } from "../place.ts";

/** How far the packs of a revision are compared: on charts of one item. `payerpack diff` goes further. */
const SERVICES = 1;

/** What a pack changes of its base, by its rules alone; and of its own state at a revision, where one was given, with charts that show it. */
export const DIFF: PackGate = {
  name: "diff",
  over: "pack",
  looks: "what the pack changes of its base, and of itself since the revision",
  blocksOn: "nothing: a reviewer reads what changes",
  run(compiled, context) {
    const base = context.packs.find(({ folder }) => folder === compiled.chain[1]);
    const { before } = context;
    if (!base && !before) return notRun("it has no base, and no revision was given");
    const now = withVectors(compiled);
    const above = base && comparePacks(withVectors(base), now, { services: 0 });
    const figures = above ? { "rules that change the base": rulesIn(above), "rules proved as in the base": above.proved.untouched } : {};
    if (!before) return { findings: [], figures };
    const old = before.packs.find(({ id }) => id === now.id);
    const place = compiled.understood.chained.source.file.id.span;
    if (!old) return { findings: [ciDiagnostics.create("ci/new-pack", place, { pack: now.id, revision: before.revision })], figures: { ...figures, "new packs": 1 } };
    const since = comparePacks(old, now, { services: SERVICES });
    const report = { old: before.revision, now: now.id, compared: [{ comparison: since, vocabulary: now.vocabulary }], onlyOld: [], onlyNow: [], impact: null };
    return {
      findings: since.changes.map((change) => changeFinding(change, since, compiled, context)),
      figures: { ...figures, "changes since the revision": since.changes.length },
      ...(since.same && !isForAnotherPayer(since) ? {} : { details: renderDiffMarkdown(report, noColors) }),
    };
  },
};

function rulesIn({ changes }: Comparison): number {
  return changes.reduce((sum, { rules }) => sum + rules.length, 0);
}

/** One change, at the rule it is called after; what is gone is told at the pack. */
function changeFinding(change: Change, comparison: Comparison, pack: CompiledPack, { before }: GateContext): Diagnostic {
  const [first] = toldMoves(change, comparison.titles);
  const shows = first === undefined ? "no chart of one item shows it" : first.words;
  return ciDiagnostics.create("ci/changed", placeOfRule(change.name, pack), { rule: change.name, is: change.is, revision: before?.revision ?? "", shows });
}
