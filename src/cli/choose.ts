import { suggest } from "../base/suggest.ts";
import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import type { Answer } from "../runtime/answer.ts";
import type { EncounterError } from "../runtime/encounter.ts";
import type { LoadedPack } from "../runtime/load.ts";
import { addressOfText, NO_PAYER } from "../runtime/sets/address.ts";
import { noPackError, onDate, overlapIn, packName, servingOf } from "../runtime/sets/serving.ts";
import { refusal } from "../runtime/sets/snapshot.ts";
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
  const byPayer = servingOf(packs);
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
    const { payer, date } = addressOfText(text, datesMatter);
    const closedFor = closed.get(payer);
    if (closedFor) return { refused: refusal(packs[0]!.codeText(text), closedFor) };
    const serving = byPayer.get(payer);
    if (serving) return { pack: onDate(serving, date) };
    const forOthers = unsure ?? standIn;
    if (fallback && !forOthers) return { pack: fallback };
    return { refused: refusal(packs[0]!.codeText(text), forOthers ?? noPackError(packs)) };
  };
  return { value: { packs, choose }, diagnostics };
}

/** Why nothing is coded for a payer that has packs; undefined where the payer of the pack is not known. */
function closedError(code: "cli/pack-with-errors" | "cli/packs-overlap", payer: string | undefined): EncounterError {
  const whom = payer === undefined ? "a payer that cannot be read" : payer === NO_PAYER ? "encounters without a payer" : "this payer";
  const message = code === "cli/packs-overlap"
    ? `two packs for ${whom} serve the same day, and neither may be preferred`
    : `the pack for ${whom} has errors, and nothing is coded by rules that are not whole`;
  return payer === NO_PAYER ? { code, message } : { code, message, pointer: "/payer" };
}

function overlapsIn(packs: readonly LoadedPack[], shown: string): readonly Diagnostic[] {
  const overlap = overlapIn(packs);
  if (!overlap) return [];
  const { first, second, date } = overlap;
  const payer = second.payer === null ? "encounters without a payer" : `payer \`${second.payer}\``;
  return [cliCatalog.create("cli/packs-overlap", placeOf(shown), { first: packName(first), second: packName(second), payer, date })];
}
