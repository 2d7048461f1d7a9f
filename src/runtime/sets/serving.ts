import { encounterError } from "../diagnostics.ts";
import type { EncounterError } from "../encounter.ts";
import type { LoadedPack } from "../load.ts";
import { NO_PAYER } from "./address.ts";

/** The packs of each payer, under {@link NO_PAYER} those of encounters without one; in the order given. */
export type Serving = ReadonlyMap<string, readonly LoadedPack[]>;

/** Packs by the payer they serve. */
export function servingOf(packs: readonly LoadedPack[]): Serving {
  const groups = new Map<string, LoadedPack[]>();
  for (const pack of packs) {
    const group = groups.get(pack.payer ?? NO_PAYER);
    if (group) group.push(pack);
    else groups.set(pack.payer ?? NO_PAYER, [pack]);
  }
  return groups;
}

/** Two packs that serve the same day of the same payer, and the first such day. */
export interface Overlap {
  readonly first: LoadedPack;
  readonly second: LoadedPack;
  readonly date: string;
}

/** The earliest overlap among the packs of one payer. */
export function overlapIn(packs: readonly LoadedPack[]): Overlap | undefined {
  if (packs.length < 2) return undefined;
  const spans = packs.flatMap((pack) => pack.segments.map(({ from, to }) => ({ pack, from, to })));
  spans.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const [index, next] of spans.entries()) {
    const before = spans.slice(0, index).find(({ pack, to }) => pack !== next.pack && (to === null || to >= next.from));
    if (before) return { first: before.pack, second: next.pack, date: next.from };
  }
  return undefined;
}

/** The pack whose segments hold the date; where none does the last one, which says so itself. */
export function onDate(packs: readonly LoadedPack[], date: string | undefined): LoadedPack {
  const last = packs[packs.length - 1]!;
  if (packs.length === 1 || date === undefined) return last;
  return packs.find(({ segments }) => segments.some(({ from, to }) => from <= date && (to === null || date <= to))) ?? last;
}

/** A pack and its release in words. */
export function packName({ id, release }: LoadedPack): string {
  return `${id} ${release}`;
}

/** Payers that a refusal names at most. */
const NAMED = 30;

/** Why an encounter is refused whose payer no pack serves. Names the payers that are served, never the one that was asked for. */
export function noPackError(packs: readonly LoadedPack[]): EncounterError {
  const error = encounterError("encounter/no-payer-pack", {}, "/payer");
  const payers = [...new Set(packs.flatMap(({ payer }) => (payer === null ? [] : [payer])))].sort();
  if (payers.length === 0) return { ...error, message: `${error.message}; no pack of a payer is loaded` };
  const more = payers.length > NAMED ? ` and ${payers.length - NAMED} more` : "";
  return { ...error, message: `${error.message}; loaded are ${payers.slice(0, NAMED).join(", ")}${more}` };
}
