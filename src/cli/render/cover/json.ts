import { settledSides } from "../../../analysis/cover/cover.ts";
import type { CoverRenderer } from "./report.ts";

/** The report as data: `payerpack cover 1`. Paths are as the user knows them. */
export const renderCoverJson: CoverRenderer = ({ packs, broken, required }, path) => {
  const at = <T extends { readonly place: string }>(one: T): T => ({ ...one, place: path(one.place) });
  const document = {
    format: "payerpack cover 1",
    required,
    packs: packs.map((pack) => ({ ...pack, answers: settledSides(pack), clauses: pack.clauses.map(at), unreached: pack.unreached.map(at), minutes: pack.minutes.map(at) })),
    broken: broken.map(path),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
