import type { Acceptance } from "../../../analysis/prove/accepting.ts";
import { isLeft } from "./words.ts";
import type { ProveRenderer } from "./report.ts";

/** The report as data: `payerpack prove 1`. Paths are as the user knows them; a witness is an encounter that can be coded again. */
export const renderProveJson: ProveRenderer = ({ on, packs, broken }, path) => {
  const at = (one: Acceptance): Acceptance => ({ ...one, place: path(one.place) });
  const document = {
    format: "payerpack prove 1",
    on,
    packs: packs.map(({ pack, release, title, payer, folder, proofs, regions, expired, unused }) => ({
      pack, release, title, payer,
      folder: path(folder),
      proofs: proofs.map((proof) => {
        const { question, finding, about, shown, accepted } = proof;
        const { is, ...more } = shown;
        const witness = shown.is === "refuted" && shown.witness ? { witness: { ...shown.witness, encounter: JSON.parse(shown.witness.encounter) as unknown } } : {};
        return { question, finding, about, shown: is, ...more, ...witness, open: isLeft(proof), accepted: accepted && at(accepted) };
      }),
      regions,
      expired: expired.map(at),
      unused: unused.map(at),
    })),
    broken: broken.map(path),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
