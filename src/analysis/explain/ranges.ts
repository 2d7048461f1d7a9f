import { claimKey, claimOf, claimWords, type Claim } from "./claim.ts";
import { type Encounter, type Place, withValue } from "./encounter.ts";
import type { Runner } from "./runner.ts";
import type { Range, Tried } from "./values.ts";

/** Values of one fact that all give the same claim. */
export interface PricedRange {
  /** First and last value; the same where there is one. */
  readonly from: Tried;
  readonly to: Tried;
  /** Of values without an order: all of them. */
  readonly values: readonly Tried[];
  /** How many values are in it. */
  readonly count: number;
  /** The first value of the next range; null behind the last. */
  readonly next: Tried | null;
  /** Whether nothing was tried before the first, or behind the last. */
  readonly first: boolean;
  readonly last: boolean;
  readonly claim: Claim;
  /** The claim in short. */
  readonly bills: string;
  /** What is then still missing. */
  readonly missing: readonly string[];
}

/** What each value of a fact would bill: neighbours, or with values without an order all, that bill the same are one. Refused values are left out. */
export function priced(runner: Runner, encounter: Encounter, place: Place, range: Range): readonly PricedRange[] {
  const groups: { key: string; values: Tried[]; claim: Claim; missing: readonly string[] }[] = [];
  for (const tried of range.values) {
    const answer = runner.answer(withValue(encounter, place, tried.value, runner.pack.vocabulary));
    if (answer === undefined) continue;
    const claim = claimOf(answer);
    const missing = [...new Set(answer.findings.flatMap((finding) => finding.missing ?? []))].sort();
    const key = `${claimKey(claim)}\n${missing.join("\n")}`;
    const same = range.ordered ? (groups.at(-1)?.key === key ? groups.at(-1) : undefined) : groups.find((group) => group.key === key);
    if (same) same.values.push(tried);
    else groups.push({ key, values: [tried], claim, missing });
  }
  return groups.map(({ values, claim, missing }, index) => ({
    from: values[0]!, to: values.at(-1)!, values: range.ordered ? [] : values, first: index === 0, last: index === groups.length - 1,
    count: values.length, next: groups[index + 1]?.values[0] ?? null, claim, bills: claimWords(claim), missing,
  }));
}
