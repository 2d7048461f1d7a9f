import type { LadderRule, Value } from "../../ir/ir.ts";

/** The numbers of a ladder, in minutes; a part that it does not have is null. */
export interface Numbers {
  readonly first: { readonly from: number; readonly covers: number } | null;
  readonly more: { readonly each: number; readonly past: number } | null;
}

/** The numbers of a ladder that no exception changes; undefined where one is changed or worked out from the chart. */
export function numbersOf({ first, more }: LadderRule, constant: (name: string) => unknown): Numbers | undefined {
  const read = ({ value, cases }: LadderRule["measure"] | { readonly value: Value; readonly cases?: readonly unknown[] }): number => {
    if ((cases ?? []).length > 0 || typeof value === "string") return Number.NaN;
    return Number(value.op === "constant" ? value.value : value.op === "value" ? constant(value.name) : Number.NaN);
  };
  const numbers: Numbers = {
    first: first && { from: read(first.from), covers: read(first.covers) },
    more: more && { each: read(more.each), past: read(more.past) },
  };
  const all = [...Object.values(numbers.first ?? {}), ...Object.values(numbers.more ?? {})];
  return all.some((one) => !Number.isSafeInteger(one)) ? undefined : numbers;
}

/** Steps behind the last number of both ladders after which they only repeat themselves. */
const PERIODS = 2;

/** Longer periods are not looked through. */
const MOST_MINUTES = 100_000;

/**
 * The minutes of a piece for which two ladders say something else: other units, or other minutes behind a unit. Undefined where they differ for
 * pieces of any length, or repeat themselves too late. Exact: behind the last of their numbers both repeat with the product of their steps.
 */
export function differingMinutes(one: Numbers, other: Numbers): { readonly from: number; readonly to: number } | undefined | "none" {
  const settled = Math.max(...[one, other].map(({ first, more }) => (first ? first.from + first.covers : 0) + (more?.past ?? 0)));
  const period = (one.more?.each ?? 1) * (other.more?.each ?? 1);
  const last = settled + PERIODS * period;
  if (last > MOST_MINUTES) return undefined;
  const differing: number[] = [];
  for (let total = 1; total <= last; total++) if (climbed(one, total) !== climbed(other, total)) differing.push(total);
  if (differing.length === 0) return "none";
  return differing.at(-1)! > settled ? undefined : { from: differing[0]!, to: differing.at(-1)! };
}

/** What a piece of so many minutes earns, with the minutes behind each unit (edges/rungs.ts of the runtime), as one text. */
function climbed({ first, more }: Numbers, total: number): string {
  if (first !== null && total < first.from) return `${first.from} needed`;
  const covered = first?.covers ?? 0;
  const further = more === null ? 0 : Math.max(0, Math.ceil((total - covered - more.past) / more.each));
  const units = first === null ? [] : [`${Math.max(first.from - 1, 0)} 0-${further > 0 ? covered : total}`];
  for (let k = 0; k < further; k++) units.push(`${covered + more!.past + k * more!.each}`);
  if (further > 0) units.push(`each ${more!.each}`);
  return units.length === 0 ? `${(more?.past ?? 0) + 1} needed` : units.join();
}
