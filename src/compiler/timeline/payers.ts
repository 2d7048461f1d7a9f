import { dateDiagnostics } from "../diagnostics/dates.ts";
import type { UnderstoodPack } from "../understand.ts";
import { intersect, rangeWords } from "./range.ts";

/**
 * On a date of service one pack codes for a payer. Reported at the later of two that share a date; of two that begin together, at the one
 * whose folder is later. Releases of one pack are compared where releases are.
 */
export function checkPayers(packs: readonly UnderstoodPack[]): void {
  const byPayer = new Map<string, UnderstoodPack[]>();
  for (const pack of packs) {
    const payer = pack.chained.source.file.payer?.text;
    if (payer !== undefined && isDated(pack)) byPayer.set(payer, [...(byPayer.get(payer) ?? []), pack]);
  }
  for (const [payer, of] of byPayer) if (of.length > 1) checkOne(payer, [...of].sort(byStart));
}

/** Of a pack that does not say since when it is in force nothing is known; that was reported. */
function isDated({ chained, base }: UnderstoodPack): boolean {
  return base !== null || chained.source.file.effective?.from !== undefined;
}

function byStart(a: UnderstoodPack, b: UnderstoodPack): number {
  const [first, second] = [a, b].map(({ context, chained }) => `${context.range.from} ${chained.source.folder}`) as [string, string];
  return first < second ? -1 : 1;
}

/** Whether a pack extends another, directly or through others. */
function isAbove(pack: UnderstoodPack, below: UnderstoodPack): boolean {
  return pack.base !== null && (pack.base === below || isAbove(pack.base, below));
}

function lineOfBusiness(payer: string): string {
  return `a line of business that has rules of its own is a payer of its own to an encounter: write \`payer: ${payer}-NAME\` in the pack that extends the other`;
}

/** Each pack is compared with those before it and reported once, with the first that it meets. */
function checkOne(payer: string, sorted: readonly UnderstoodPack[]): void {
  for (const [index, pack] of sorted.entries()) {
    for (const before of sorted.slice(0, index)) {
      const shared = before.context.pack === pack.context.pack ? undefined : intersect(before.context.range, pack.context.range);
      if (!shared) continue;
      const { file, tally } = pack.chained.source;
      const first = before.chained.source.file;
      const related = [{ span: first.payer?.span ?? first.id.span, caption: "the other pack" }];
      const args = { first: first.id.text, second: file.id.text, payer, range: rangeWords(shared) };
      const help = isAbove(pack, before) || isAbove(before, pack) ? lineOfBusiness(payer) : undefined;
      tally.report(dateDiagnostics.create("check/same-payer", file.payer?.span ?? file.id.span, args, { related, help }));
      break;
    }
  }
}
