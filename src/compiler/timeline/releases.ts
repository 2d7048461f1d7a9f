import { dateDiagnostics } from "../diagnostics/dates.ts";
import type { UnderstoodPack } from "../understand.ts";
import { intersect, rangeWords, uncovered } from "./range.ts";
import type { DateRange } from "./range.ts";

/** Several releases of one pack must follow each other: no date of service has two, and none in between has none. */
export function checkReleases(packs: readonly UnderstoodPack[]): void {
  const byId = new Map<string, UnderstoodPack[]>();
  for (const pack of packs) byId.set(pack.context.pack, [...(byId.get(pack.context.pack) ?? []), pack]);
  for (const releases of byId.values()) if (releases.length > 1) checkSequence(releases);
}

function checkSequence(releases: readonly UnderstoodPack[]): void {
  const sorted = [...releases].sort((a, b) => (a.context.range.from < b.context.range.from ? -1 : 1));
  for (const [index, pack] of sorted.entries()) {
    const before = sorted[index - 1];
    if (!before) continue;
    const { file, tally } = pack.chained.source;
    const span = file.effective?.span ?? file.release.span;
    const related = [{ span: before.chained.source.file.release.span, caption: "the release before" }];
    const shared = intersect(before.context.range, pack.context.range);
    const what = `pack \`${pack.context.pack}\``;
    if (shared) tally.report(dateDiagnostics.create("check/date-overlap", span, { what, range: rangeWords(shared) }, { related }));
    for (const gap of shared ? [] : gapsBetween(before.context.range, pack.context.range)) {
      tally.report(dateDiagnostics.create("check/date-gap", span, { what, range: rangeWords(gap) }, { related }));
    }
  }
}

function gapsBetween(first: DateRange, second: DateRange): readonly DateRange[] {
  return uncovered({ from: first.from, until: second.until }, [first, second]);
}
