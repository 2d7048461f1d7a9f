import { minutesIn, unionOf } from "../runs.ts";
import { agreed } from "../service-fields.ts";
import type { DraftLine } from "../state.ts";

/**
 * Adds up lines that stand as one on the claim: same code, date, modifiers, part and outcome (kinds.md 6). Lines that the encounter
 * brought stay as they came, and lines that a modifier keeps apart stay apart, by their start and site. The result is sorted by given, date, code and modifiers.
 */
export function mergeLines(lines: readonly DraftLine[]): { readonly lines: readonly DraftLine[]; readonly into: ReadonlyMap<DraftLine, DraftLine> } {
  const groups = new Map<string, DraftLine[]>();
  lines.forEach((line, index) => {
    const own = line.from ? [line.units, line.from.values, index] : line.alone ? [line.start ?? 0, line.site ?? "", index] : [];
    const key = JSON.stringify([line.given ? 1 : 0, line.date, line.code, line.modifiers.join(" "), line.part, line.outcome, line.recodedFrom ?? "", own]);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  });
  const into = new Map<DraftLine, DraftLine>();
  const merged: DraftLine[] = [];
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key)!;
    const one = group.length === 1 ? group[0]! : mergeGroup(group);
    merged.push(one);
    for (const line of group) into.set(line, one);
  }
  return { lines: merged, into };
}

function mergeGroup(group: readonly DraftLine[]): DraftLine {
  const time = unionOf(group.map((line) => line.time));
  const dropped = group.flatMap((line) => line.dropped ?? []);
  const starts = group.flatMap((line) => (line.start === undefined ? [] : [line.start]));
  return {
    ...group[0]!,
    units: group.reduce((total, line) => total + line.units, 0),
    rules: [...new Set(group.flatMap((line) => line.rules))],
    services: [...new Set(group.flatMap((line) => line.services))],
    time,
    shares: group.flatMap((line) => line.shares),
    minutes: group.reduce((total, line) => total + minutesIn(line.time), 0),
    start: starts.length === 0 ? undefined : starts.reduce((a, b) => Math.min(a, b)),
    ...(dropped.length > 0 ? { dropped } : {}),
    site: agreed(group.map((line) => line.site)) as string | undefined,
    ...(group[0]!.drugOf && {
      drugOf: [...new Set(group.flatMap((line) => line.drugOf ?? []))],
      vialsUsedUp: agreed(group.map((line) => line.vialsUsedUp)) as boolean | undefined,
      spareVial: agreed(group.map((line) => line.spareVial)) as boolean | undefined,
    }),
  };
}
