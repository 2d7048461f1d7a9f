import { placesInOrder } from "../places-in-order.ts";
import { minutesIn, unionOf } from "../runs.ts";
import { agreed } from "../service-fields.ts";
import type { DraftLine, Dropped, ServiceItem } from "../state.ts";

/** Lines after adding up. */
export interface Merged {
  readonly lines: readonly DraftLine[];
  /** By place in `lines`: where the line stood before, or -1 where it was added up from several. */
  readonly places: readonly number[];
  /** What each line that was added up is part of now; the others stand for themselves. */
  readonly into: ReadonlyMap<DraftLine, DraftLine>;
}

/** Of lines none of which was added up. */
export const NOT_ADDED: Merged["into"] = new Map();

/**
 * Adds up lines that stand as one on the claim: same code, date, modifiers, part and outcome (kinds.md 6). Lines that the encounter
 * brought stay as they came, and lines that a modifier keeps apart stay apart, by their start and site. The result is sorted by given, date, code and modifiers.
 */
export function mergeLines(lines: readonly DraftLine[]): Merged {
  const order = placesInOrder(lines.length, (a, b) => compareLines(lines[a]!, lines[b]!) || comparePlaces(a, b, lines[a]!));
  const merged: DraftLine[] = [];
  const places: number[] = [];
  let into: Map<DraftLine, DraftLine> | undefined;
  for (let from = 0, to = 1; from < order.length; from = to++) {
    const first = lines[order[from]!]!;
    while (to < order.length && first.from === undefined && !first.alone && compareLines(first, lines[order[to]!]!) === 0) to++;
    if (to - from === 1) {
      merged.push(first);
      places.push(order[from]!);
      continue;
    }
    const group = order.slice(from, to).map((at) => lines[at]!);
    const one = mergeGroup(group);
    merged.push(one);
    places.push(-1);
    into ??= new Map();
    for (const line of group) into.set(line, one);
  }
  return { lines: merged, places, into: into ?? NOT_ADDED };
}

/** 0: they stand as one, or both were brought and nothing but their place tells them apart. */
function compareLines(a: DraftLine, b: DraftLine): number {
  if (a.given !== b.given) return a.given ? 1 : -1;
  return (
    compareTexts(a.date, b.date) || compareTexts(a.code, b.code) || compareModifiers(a.modifiers, b.modifiers) || compareTexts(a.part, b.part) ||
    compareTexts(a.outcome, b.outcome) || compareTexts(a.recodedFrom ?? "", b.recodedFrom ?? "") || compareBrought(a, b) || compareAlone(a, b)
  );
}

/** More modifiers stand before fewer where they begin alike. */
function compareModifiers(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const one = compareTexts(a[at]!, b[at]!);
    if (one !== 0) return one;
  }
  if (a.length === 0 || b.length === 0) return a.length - b.length;
  return b.length - a.length;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Lines kept apart stand before those that are not, by their start and site. */
function compareAlone(a: DraftLine, b: DraftLine): number {
  if (a.alone !== b.alone) return a.alone ? -1 : 1;
  return a.alone ? (a.start ?? 0) - (b.start ?? 0) || compareTexts(a.site ?? "", b.site ?? "") : 0;
}

/** Lines that nothing else tells apart: those that were brought or kept apart in the order of their places written as text. */
function comparePlaces(a: number, b: number, line: DraftLine): number {
  return line.from === undefined && !line.alone ? a - b : compareTexts(`${a}]`, `${b}]`);
}

/** Lines that the encounter brought, by what it says of them. */
function compareBrought(a: DraftLine, b: DraftLine): number {
  if (a.from === undefined || b.from === undefined) return 0;
  return compareTexts(JSON.stringify([a.units, a.from.values]), JSON.stringify([b.units, b.from.values]));
}

function mergeGroup(group: readonly DraftLine[]): DraftLine {
  const first = group[0]!;
  const dropped: Dropped[] = [];
  const rules: string[] = [];
  const services: ServiceItem[] = [];
  const shares: DraftLine["shares"][number][] = [];
  let units = 0;
  let minutes = 0;
  let start: number | undefined;
  for (const line of group) {
    units += line.units;
    minutes += minutesIn(line.time);
    if (line.start !== undefined && (start === undefined || line.start < start)) start = line.start;
    addOnce(rules, line.rules);
    addOnce(services, line.services);
    shares.push(...line.shares);
    dropped.push(...line.dropped);
  }
  const time = unionOf(group.map((line) => line.time));
  const site = agreed(group.map((line) => line.site)) as string | undefined;
  const drugOf = first.drugOf && [...new Set(group.flatMap((line) => line.drugOf ?? []))];
  const agreeing = (member: "vialsUsedUp" | "spareVial") => (drugOf ? (agreed(group.map((line) => line[member])) as boolean | undefined) : first[member]);
  return {
    code: first.code, units, date: first.date, part: first.part, given: first.given, from: first.from, rules, services, time, shares, minutes, start, site,
    modifiers: first.modifiers, alone: first.alone, dropped, drugOf, vialsUsedUp: agreeing("vialsUsedUp"), spareVial: agreeing("spareVial"),
    outcome: first.outcome, recodedFrom: first.recodedFrom,
  };
}

/** More than these are told apart by hash. */
const FEW = 16;

function addOnce<T>(all: T[], more: readonly T[]): void {
  if (all.length + more.length > FEW) {
    const known = new Set(all);
    for (const one of more) if (!known.has(one)) all.push(one);
  } else for (const one of more) if (!all.includes(one)) all.push(one);
}
