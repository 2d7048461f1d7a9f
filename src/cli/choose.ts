import { suggest } from "../base/suggest.ts";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import type { Answer } from "../runtime/answer.ts";
import { encounterError } from "../runtime/diagnostics.ts";
import type { EncounterError } from "../runtime/encounter.ts";
import type { LoadedPack } from "../runtime/load.ts";
import { cliCatalog, placeOf } from "./diagnostics.ts";
import type { OpenedPacks } from "./packs.ts";

/** Picks the pack of an encounter. */
export interface Chooser {
  readonly packs: readonly LoadedPack[];
  /** The pack that answers for the text of an encounter, or the answer that refuses it. */
  choose(text: string): { readonly pack: LoadedPack } | { readonly refused: Answer };
}

/**
 * One pack codes everything. Of several the encounter's payer and date of service choose; without a payer the base, the pack
 * that has none; with a payer that no pack serves the pack `fallback`, and without that the encounter is refused. So are the encounters
 * of a payer one of whose packs has errors, or two of whose packs serve the same day; the diagnostics beside the value name the latter.
 */
export function chooserOf({ packs, broken }: OpenedPacks, shown: string, fallbackId?: string): Outcome<Chooser> {
  const fallback = packs.find(({ id }) => id === fallbackId);
  if (fallbackId !== undefined && !fallback) {
    const suggestions = suggest(fallbackId, packs.map(({ id }) => id));
    return { value: undefined, diagnostics: [cliCatalog.create("cli/unknown-pack", placeOf(shown), { id: fallbackId }, { suggestions, fixes: [] })] };
  }
  const [only, ...others] = packs;
  if (only && others.length === 0 && broken.length === 0) return { value: { packs, choose: () => ({ pack: only }) }, diagnostics: [] };
  const byPayer = groupByPayer(packs);
  const diagnostics: Diagnostic[] = [];
  const closed = new Map<string, EncounterError>();
  for (const [payer, of] of byPayer) {
    const found = overlapsIn(of, shown);
    diagnostics.push(...found);
    if (found.length > 0) closed.set(payer, closedError("cli/packs-overlap", payer));
  }
  for (const { payer } of broken) if (payer !== undefined) closed.set(payer ?? NO_PAYER, closedError("cli/pack-with-errors", payer ?? NO_PAYER));
  // A pack that does not say for whom it is may be for any payer that no other pack serves.
  const unsure = broken.some(({ payer }) => payer === undefined) ? closedError("cli/pack-with-errors", undefined) : undefined;
  const standIn = fallback && closed.get(fallback.payer ?? NO_PAYER);
  const datesMatter = (byPayer.get(NO_PAYER)?.length ?? 0) > 1;
  const choose: Chooser["choose"] = (text) => {
    const { payer, date } = !datesMatter && namesNoPayer(text) ? NOWHERE : addressOf(text);
    const closedFor = closed.get(payer);
    if (closedFor) return { refused: refuse(text, packs, closedFor) };
    const serving = byPayer.get(payer);
    if (serving) return { pack: onDate(serving, date) };
    const forOthers = unsure ?? standIn;
    if (fallback && !forOthers) return { pack: fallback };
    return { refused: refuse(text, packs, forOthers ?? noPackError(packs)) };
  };
  return { value: { packs, choose }, diagnostics };
}

/** Payers that a refusal names at most. */
const NAMED = 30;

/** Names the payers that are served, never the one that was asked for. */
function noPackError(packs: readonly LoadedPack[]): EncounterError {
  const error = encounterError("encounter/no-payer-pack", {}, "/payer");
  const payers = [...new Set(packs.flatMap(({ payer }) => (payer === null ? [] : [payer])))].sort();
  if (payers.length === 0) return { ...error, message: `${error.message}; no pack of a payer is loaded` };
  const more = payers.length > NAMED ? ` and ${payers.length - NAMED} more` : "";
  return { ...error, message: `${error.message}; loaded are ${payers.slice(0, NAMED).join(", ")}${more}` };
}

/** Why nothing is coded for a payer that has packs; undefined where the payer of the pack is not known. */
function closedError(code: "cli/pack-with-errors" | "cli/packs-overlap", payer: string | undefined): EncounterError {
  const whom = payer === undefined ? "a payer that cannot be read" : payer === NO_PAYER ? "encounters without a payer" : "this payer";
  const message = code === "cli/packs-overlap"
    ? `two packs for ${whom} serve the same day, and neither may be preferred`
    : `the pack for ${whom} has errors, and nothing is coded by rules that are not whole`;
  return payer === NO_PAYER ? { code, message } : { code, message, pointer: "/payer" };
}

/** Nobody's payer: what an encounter without one, or one that cannot be read, is coded by. */
const NO_PAYER = "";

function groupByPayer(packs: readonly LoadedPack[]): ReadonlyMap<string, readonly LoadedPack[]> {
  const groups = new Map<string, LoadedPack[]>();
  for (const pack of packs) {
    const payer = pack.payer ?? NO_PAYER;
    groups.set(payer, [...(groups.get(payer) ?? []), pack]);
  }
  return groups;
}

function overlapsIn(packs: readonly LoadedPack[], shown: string): readonly Diagnostic[] {
  if (packs.length < 2) return [];
  const spans = packs.flatMap((pack) => pack.segments.map(({ from, to }) => ({ pack, from, to })));
  spans.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const [index, next] of spans.entries()) {
    const before = spans.slice(0, index).find(({ pack, to }) => pack !== next.pack && (to === null || to >= next.from));
    if (!before) continue;
    const payer = next.pack.payer === null ? "encounters without a payer" : `payer \`${next.pack.payer}\``;
    const args = { first: name(before.pack), second: name(next.pack), payer, date: next.from };
    return [cliCatalog.create("cli/packs-overlap", placeOf(shown), args)];
  }
  return [];
}

function name({ id, release }: LoadedPack): string {
  return `${id} ${release}`;
}

interface Address {
  readonly payer: string;
  readonly date: string | undefined;
}

const NOWHERE: Address = { payer: NO_PAYER, date: undefined };

/** True for most texts without a payer, before they are read; an escape might hide the member's name. */
function namesNoPayer(text: string): boolean {
  return !text.includes('"payer"') && !text.includes("\\");
}

/** Where an encounter belongs. The pack's own strict reader judges the text; here a first look is enough. */
function addressOf(text: string): Address {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return NOWHERE;
  const { payer, date_of_service: date } = value as { readonly payer?: unknown; readonly date_of_service?: unknown };
  return {
    payer: typeof payer === "string" && Object.hasOwn(value, "payer") ? payer : NO_PAYER,
    date: typeof date === "string" ? date : undefined,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The pack whose segments hold the date; where none does the last one, which says so itself. */
function onDate(packs: readonly LoadedPack[], date: string | undefined): LoadedPack {
  const last = packs[packs.length - 1]!;
  if (packs.length === 1 || date === undefined) return last;
  return packs.find(({ segments }) => segments.some(({ from, to }) => from <= date && (to === null || date <= to))) ?? last;
}

/** An encounter with a mistake of its own is refused for that; else for the reason given. */
function refuse(text: string, packs: readonly LoadedPack[], error: EncounterError): Answer {
  const judged = packs[0]!.codeText(text);
  const known = "error" in judged && judged.error.code !== "encounter/no-version";
  return known ? judged : { encounter: judged.encounter, error };
}
