import { sortDiagnostics } from "../../../base/diagnostic.ts";
import { isOpen } from "../../../analysis/prove/proof.ts";
import { provePacks } from "../../../analysis/prove/prove.ts";
import { withVectors } from "../../../testing/vectors.ts";
import { ciDiagnostics } from "../diagnostics.ts";
import type { PackGate } from "../gate.ts";

/** What is proved of a pack, what was tried, and what is left to a person. */
export const PROVE: PackGate = {
  name: "prove",
  over: "pack",
  looks: "gaps, overlaps, clashes, dead and idle rules, the frame, ladders, add-ons, cost",
  blocksOn: "what is refuted or not shown, and not accepted in the pack",
  run(pack, { packs, on }) {
    const around = packs.filter(({ folder, chain }) => pack.chain.includes(folder) || chain.includes(pack.folder));
    const [{ proofs, expired, unused }] = provePacks(around, [pack.folder], { on, withVectors }) as readonly [ReturnType<typeof provePacks>[number]];
    const { id, accepts } = pack.understood.chained.source.file;
    const open = proofs.filter((proof) => isOpen(proof) && proof.accepted === null);
    const count = (is: string): number => proofs.filter(({ shown }) => shown.is === is).length;
    return {
      findings: sortDiagnostics([
        ...open.map(({ finding, about, shown }) => ciDiagnostics.create("ci/unproved", id.span, { finding, about, is: shown.is, because: shown.because })),
        ...[...expired, ...unused].map(({ finding }) => {
          const written = accepts.find((one) => one.finding.text === finding);
          return ciDiagnostics.create("ci/idle-acceptance", written?.finding.span ?? id.span, { finding });
        }),
      ]),
      figures: { proved: count("proved"), exhaustive: count("exhaustive"), tested: count("tested"), accepted: proofs.filter(({ accepted }) => accepted !== null).length, open: open.length },
    };
  },
};
