import type { Pack } from "../../ir/ir.ts";
import { unmet } from "../../runtime/vectors.ts";
import { walk } from "../../runtime/walk/backend.ts";
import type { Tried } from "../tried/vectors.ts";
import { preparing, programOn, settle } from "../tried/vectors.ts";
import { infectedBy } from "./infected.ts";
import type { Mutant } from "./mutant.ts";
import { mutated } from "./mutant.ts";

/**
 * By mutant: the first vector found that no longer agrees; undefined: every one of them does. With `named`, a slip that no expression tells is only
 * looked for where an answer names a rule that has it.
 */
export function killersOf(mutants: readonly Mutant[], tried: readonly Tried[], pack: Pack, named: "all" | "named" = "all"): readonly (Tried | undefined)[] {
  const infected = infectedBy(mutants, tried, pack);
  const naming = namedBy(tried, pack);
  const killers = new Map<string, Tried>();
  return mutants.map((mutant, index) => {
    const candidates = infected[index] ?? inOrder(tried, mutant, naming, named);
    const last = killers.get(mutant.owner);
    const killer = killerOf(mutant, last && candidates.includes(last) ? [last, ...candidates] : candidates, pack);
    if (killer) killers.set(mutant.owner, killer);
    return killer;
  });
}

/** The first of some vectors that a mutant no longer meets. */
export function killerOf(mutant: Mutant, candidates: readonly Tried[], pack: Pack): Tried | undefined {
  if (candidates.length === 0) return undefined;
  const slipped = mutated(pack, mutant);
  const ready = preparing(slipped, walk);
  return candidates.find((one) => {
    const program = programOn(slipped, one.date);
    // A pack without rules for the date refuses the encounter, which meets nothing.
    if (program === undefined) return one.program !== undefined;
    return unmet(one.vector.expects, settle(ready(program), one.encounter).answer(slipped)).length > 0;
  });
}

/** By vector: the rules that its answer names. */
function namedBy(tried: readonly Tried[], pack: Pack): ReadonlyMap<Tried, ReadonlySet<string>> {
  const ready = preparing(pack, walk);
  return new Map(tried.flatMap((one): readonly (readonly [Tried, ReadonlySet<string>])[] => {
    if (one.program === undefined) return [];
    const answer = settle(ready(one.program), one.encounter).answer(pack);
    if ("error" in answer) return [];
    const names = [...answer.lines.flatMap(({ rules }) => rules), ...[...answer.findings, ...answer.unbilled, ...answer.assumptions].map(({ rule }) => rule)];
    return [[one, new Set(names)]];
  }));
}

/** Vectors whose answers name a changed rule before the others: they see it most likely. */
function inOrder(tried: readonly Tried[], { rules }: Mutant, naming: ReadonlyMap<Tried, ReadonlySet<string>>, named: "all" | "named"): readonly Tried[] {
  const names = (one: Tried): boolean => [...rules].some((rule) => naming.get(one)?.has(rule));
  return [...tried.filter(names), ...(named === "all" ? tried.filter((one) => !names(one)) : [])];
}
