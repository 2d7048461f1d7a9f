import type { CodedAnswer } from "../../runtime/answer.ts";
import { additionsTo, type Change, changesOf } from "./changes.ts";
import { claimOf, claimWords } from "./claim.ts";
import type { Encounter } from "./encounter.ts";
import { readsOf } from "./fields-read.ts";
import type { Runner } from "./runner.ts";

/** A change of a chart after which a code is billed. */
export interface Offer {
  /** One fact each. */
  readonly changes: readonly string[];
  /** The rules of the line that then has the code. */
  readonly rules: readonly string[];
  readonly bills: string;
  /** The changed encounter, to code again. */
  readonly encounter: Encounter;
}

/** Offers that are shown at most. */
const MOST_OFFERS = 3;
/** Pairs of changes that are tried where no single one is enough. */
const MOST_PAIRS = 3_000;

/**
 * The smallest changes of an encounter after which it bills a code: first every single one, then pairs. Only what was coded and billed it is offered,
 * and nothing that puts a claim on hold that was not.
 */
export function offersFor(runner: Runner, encounter: Encounter, before: CodedAnswer, code: string, rules: readonly string[]): { readonly offers: readonly Offer[]; readonly tried: number } {
  const program = runner.programOn(String(encounter["date_of_service"]))!;
  const reads = readsOf(rules, program, runner.pack.vocabulary, true);
  const singles = [...changesOf(encounter, runner.pack, program, reads), ...additionsTo(encounter, runner.pack)].sort((a, b) => a.size - b.size);
  let tried = 0;
  const offer = (changes: readonly Change[]): Offer | undefined => {
    tried++;
    const changed = changes.reduce((made, change) => change.make(made), encounter);
    const answer = runner.answer(changed);
    const line = answer && (before.decision === "hold" || answer.decision === "bill" || answer.decision === "warn") ? keptLine(answer, code) : undefined;
    return line && answer && { changes: changes.map(({ words }) => words), rules: line.rules, bills: claimWords(claimOf(answer)), encounter: changed };
  };
  const offers: Offer[] = [];
  const told = new Set<string>();
  for (const change of singles) {
    const [fact = ""] = change.touches;
    if (told.has(fact)) continue;
    const found = offer([change]);
    if (!found) continue;
    told.add(fact);
    offers.push(found);
    if (offers.length === MOST_OFFERS) break;
  }
  if (offers.length > 0) return { offers, tried };
  const coarse = singles.filter(({ size, touches }) => size < 1 || size >= 2 || COARSE.has(Math.round((size - 1) * 10_000)) || touches.length === 0);
  let pairs = 0;
  for (const [first, second] of pairsOf(coarse)) {
    if (pairs++ >= MOST_PAIRS) break;
    const found = offer([first, second]);
    if (found) return { offers: [found], tried };
  }
  return { offers, tried };
}

/** Minutes by which a time is moved where two facts change at once. */
const COARSE: ReadonlySet<number> = new Set([15, 30, 60, 120]);

/** Pairs of changes of different facts, those first that are smallest together. */
function* pairsOf(changes: readonly Change[]): Generator<readonly [Change, Change]> {
  for (let sum = 1; sum < 2 * changes.length; sum++) {
    for (let at = Math.max(0, sum - changes.length + 1); at < sum - at && at < changes.length; at++) {
      const [first, second] = [changes[at]!, changes[sum - at]];
      if (second && first.touches[0] !== second.touches[0]) yield [first, second];
    }
  }
}

function keptLine({ lines }: CodedAnswer, code: string): CodedAnswer["lines"][number] | undefined {
  return lines.find((line) => line.code === code && line.given !== true && (line.outcome === "bill" || line.outcome === "warn"));
}
