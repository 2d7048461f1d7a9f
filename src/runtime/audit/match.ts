import { assign } from "./assign.ts";
import { addedUp, type Claimed, type Compared, keyOf, type Supported } from "./sides.ts";

/** A claimed line and the line of the answer that it stands for; one side alone is extra or missing. */
export interface Pair {
  readonly claimed?: Claimed;
  readonly supported?: Supported;
}

/** What a pair differs in. */
export type Difference = "missing" | "extra" | "units" | "modifiers" | "code" | "date";

/** More lines than this on a side are paired by passes, most alike first: near the least, and never slow. */
const MOST = 200;

/** Whether a claimed line may stand for a line of another code. */
export type Swappable = (claimed: Claimed, supported: Supported) => boolean;

/** One difference weighs more than all preferences between pairs that differ in equally much. */
const WEIGHT = 10_000;
/** Slightly more than one difference: pairs are preferred to one line missing and one extra. */
const ALONE = WEIGHT + 6;

/**
 * Pairs lines as billed with lines of the answer so that the fewest differences remain; only pairs that differ are given. Neither the order of
 * the claim nor how it splits units of one code, date and modifiers over lines changes what is found.
 *
 * 1. What agrees in code, date and modifiers and, added up, in units is right and leaves.
 * 2. The rest is paired at least cost. A pair costs one for each of units, modifiers and date that differ, a line left alone one. Two
 *    lines of different codes are a pair only where date, units and modifiers agree and `swappable` allows it; codes that begin alike first.
 * 3. Beyond 200 lines a side the rest is paired most alike first instead.
 * 4. Steps 2 and 3 are done line by line, and with lines of the same code, date and modifiers added up; the fewer differences stand, line by line first.
 */
export function matched(claimed: readonly Claimed[], supported: readonly Supported[], swappable: Swappable): readonly Pair[] {
  const right = sameUnits(claimed, supported);
  const [mine, theirs] = [claimed.filter((line) => !right.has(keyOf(line))), supported.filter((line) => !right.has(keyOf(line)))];
  const single = paired(mine, theirs, swappable);
  const added = paired(addedUp(mine), addedUp(theirs), swappable);
  return countOf(added) < countOf(single) ? added : single;
}

/** Keys whose units, added up, are the same on both sides. */
function sameUnits(claimed: readonly Claimed[], supported: readonly Supported[]): ReadonlySet<string> {
  const units = new Map(addedUp(supported).map((line) => [keyOf(line), line.units]));
  return new Set(addedUp(claimed).flatMap((line) => (units.get(keyOf(line)) === line.units ? [keyOf(line)] : [])));
}

function paired(claimed: readonly Claimed[], supported: readonly Supported[], swappable: Swappable): readonly Pair[] {
  const found = Math.max(claimed.length, supported.length) > MOST ? byPasses(claimed, supported, swappable) : atLeastCost(claimed, supported, swappable);
  const taken = new Set(found);
  const pairs = claimed.map((one, at): Pair => (found[at] === -1 ? { claimed: one } : { claimed: one, supported: supported[found[at]!]! }));
  const missing = supported.flatMap((one, at): readonly Pair[] => (taken.has(at) ? [] : [{ supported: one }]));
  return [...pairs, ...missing].filter((pair) => differencesOf(pair).length > 0);
}

function atLeastCost(claimed: readonly Claimed[], supported: readonly Supported[], swappable: Swappable): readonly number[] {
  return assign(claimed.map((one) => supported.map((other) => costOf(one, other, swappable))), supported.length, ALONE);
}

/** Differences of a pair, and a little for what is less alike; undefined where the two are not about the same thing. */
function costOf(claimed: Claimed, supported: Supported, swappable: Swappable): number | undefined {
  const differences = differencesOf({ claimed, supported });
  if (differences.includes("code")) return differences.length === 1 && swappable(claimed, supported) ? WEIGHT + 9 - Math.min(4, inCommon(claimed.code, supported.code)) : undefined;
  return differences.length > 2 ? undefined : differences.length * WEIGHT + (differences.includes("date") ? 3 : 0) + (differences.includes("modifiers") ? 1 : 0);
}

/** Characters that two codes begin with alike: the longer, the nearer they stand. */
function inCommon(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** What two lines must agree in to be a pair, one pass after the other. */
const PASSES: readonly ((line: Compared) => readonly unknown[])[] = [
  ({ code, date, modifiers, units }) => [code, date, units, ...modifiers],
  ({ code, date, modifiers }) => [code, date, ...modifiers],
  ({ code, date, units }) => [code, date, units],
  ({ code, modifiers, units }) => [code, units, ...modifiers],
  ({ date, modifiers, units }) => [date, units, ...modifiers],
  ({ code, date }) => [code, date],
];

function byPasses(claimed: readonly Claimed[], supported: readonly Supported[], swappable: Swappable): readonly number[] {
  const found = claimed.map(() => -1);
  const taken = new Set<number>();
  for (const agreeing of PASSES) {
    const places = new Map<string, number[]>();
    supported.forEach((line, place) => {
      if (taken.has(place)) return;
      const key = JSON.stringify(agreeing(line));
      const same = places.get(key);
      if (same) same.push(place);
      else places.set(key, [place]);
    });
    claimed.forEach((line, at) => {
      if (found[at] !== -1) return;
      const open = places.get(JSON.stringify(agreeing(line))) ?? [];
      const chosen = open.findIndex((place) => supported[place]!.code === line.code || swappable(line, supported[place]!));
      if (chosen === -1) return;
      [found[at]] = open.splice(chosen, 1) as [number];
      taken.add(found[at]!);
    });
  }
  return found;
}

/** What is different about a pair, in a fixed order; a side alone is one difference. */
export function differencesOf({ claimed, supported }: Pair): readonly Difference[] {
  if (claimed === undefined) return ["missing"];
  if (supported === undefined) return ["extra"];
  const found: Difference[] = [];
  if (claimed.code !== supported.code) found.push("code");
  if (claimed.date !== supported.date) found.push("date");
  if (claimed.units !== supported.units) found.push("units");
  if (!sameModifiers(claimed, supported)) found.push("modifiers");
  return found;
}

function sameModifiers(a: Compared, b: Compared): boolean {
  return a.modifiers.join(" ") === b.modifiers.join(" ");
}

function countOf(pairs: readonly Pair[]): number {
  return pairs.reduce((count, pair) => count + differencesOf(pair).length, 0);
}
