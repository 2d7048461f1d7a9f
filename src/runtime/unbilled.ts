import type { Left } from "./accounting.ts";
import type { Unbilled } from "./answer.ts";
import { formatInstant } from "./instant.ts";
import { citationOf, type PackLabel } from "./pack-label.ts";

/** What the pack itself says of minutes that no rule bills and none gives a reason for. */
export const UNEXPLAINED = "no rule of this pack bills this, and none says why not";

/** An entry for each stretch of time that is on no line, and for each event; `start` is the slot of the start, whose offset the instants are written at. */
export function unbilledOf(left: readonly Left[], start: number, pack: PackLabel): readonly Unbilled[] {
  const out: Unbilled[] = [];
  for (const { charted: { item }, runs, why } of left) {
    const rule = why?.rule ?? pack.id;
    const reason = why?.reason ?? UNEXPLAINED;
    const citation = why ? citationOf(why.citations, pack) : undefined;
    const cited = citation === undefined ? undefined : { citation };
    if (runs.length === 0) out.push({ administration: item.id, rule, reason, ...cited });
    const offset = item.offsets[start] ?? 0;
    for (let at = 0; at < runs.length; at += 2) {
      const from = runs[at]!;
      const to = runs[at + 1]!;
      out.push({ administration: item.id, from: formatInstant(from, offset), to: formatInstant(to, offset), minutes: to - from, rule, reason, ...cited });
    }
  }
  return out.length > 1 ? out.sort(compareUnbilled) : out;
}

function compareUnbilled(a: Unbilled, b: Unbilled): number {
  return compareTexts(a.administration, b.administration) || compareTexts(a.from ?? "", b.from ?? "") || compareTexts(a.to ?? "", b.to ?? "") || compareTexts(a.rule, b.rule);
}

/** By code unit. */
export function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
