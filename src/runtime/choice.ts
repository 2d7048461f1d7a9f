import type { Chosen, State } from "./prepared.ts";
import type { Item } from "./encounter.ts";
import { NO, YES } from "./truth.ts";

/**
 * The values a part may have for an item: one when a guard holds or every guard is known, several when a guard is not known and would
 * change it. The first is the value with unknown guards read as no. Guards that hold together agree, so one that holds is enough.
 */
export function alternatives<T>(chosen: Chosen<T>, state: State, item: Item | null): readonly T[] {
  const { cases } = chosen;
  let open: T[] | undefined;
  for (let at = 0; at < cases.length; at++) {
    const one = cases[at]!;
    const guard = one.when === null ? YES : one.when(state, item);
    if (guard === YES) return one.alone;
    if (guard !== NO) (open ??= []).push(one.value);
  }
  if (open === undefined) return chosen.alone;
  const all = [chosen.value];
  for (const other of open) if (!all.some((known) => sameValue(known, other))) all.push(other);
  return all;
}

/** The value of a part, or undefined where an unknown guard leaves more than one. */
export function only<T>(chosen: Chosen<T>, state: State, item: Item | null): T | undefined {
  if (chosen.cases.length === 0) return chosen.value;
  const all = alternatives(chosen, state, item);
  return all.length === 1 ? all[0] : undefined;
}

/** Names of the exceptions whose guards hold for the item. */
export function exceptionsOf(chosen: Chosen<unknown>, state: State, item: Item | null): readonly string[] {
  if (chosen.cases.length === 0) return NONE;
  return chosen.cases.filter((one) => one.when === null || one.when(state, item) === YES).map((one) => one.exception);
}

/** Names of the exceptions in force to named values. */
export function valueExceptions(names: readonly string[], state: State): readonly string[] {
  if (names.length === 0) return NONE;
  return names.flatMap((name) => exceptionsOf(state.prepared.values.get(name)!, state, null));
}

const NONE: readonly string[] = [];

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}
