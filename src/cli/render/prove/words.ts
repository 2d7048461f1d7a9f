import type { Acceptance, Judged } from "../../../analysis/prove/accepting.ts";
import type { PackProofs } from "../../../analysis/prove/prove.ts";
import type { Shown } from "../../../analysis/prove/proof.ts";
import { isOpen } from "../../../analysis/prove/proof.ts";
import { counted } from "../display.ts";

/** How far something is shown, in words: `exhaustive to 1 service (8,120 charts)`. */
export function shownWords(shown: Shown): string {
  switch (shown.is) {
    case "proved": case "not shown": case "refuted": return shown.is;
    case "exhaustive": return `exhaustive to ${counted(shown.services, "service")} (${counted(shown.charts, "chart")})`;
    case "tested": return `tested on ${counted(shown.charts, "chart")}`;
  }
}

/** Whether a proof is left to a person: neither shown nor accepted. */
export function isLeft(proof: Judged): boolean {
  return isOpen(proof) && proof.accepted === null;
}

/** `accepted until 2027-06-30: REASON (SOURCE)`. */
export function acceptedWords({ until, reason, source }: Acceptance): string {
  return `accepted until ${until}: ${reason} (${source})`;
}

/** Counts over packs: `210 proved, 44 exhaustive, 12 accepted, 0 open`. */
export function summaryWords(packs: readonly PackProofs[]): string {
  const proofs = packs.flatMap((pack) => pack.proofs);
  const count = (is: Shown["is"]): number => proofs.filter(({ shown }) => shown.is === is).length;
  const accepted = proofs.filter((proof) => proof.accepted !== null).length;
  return `${counted(packs.length, "pack")}: ${count("proved")} proved, ${count("exhaustive")} exhaustive, ${count("tested")} tested, ${accepted} accepted, ${proofs.filter(isLeft).length} open`;
}
