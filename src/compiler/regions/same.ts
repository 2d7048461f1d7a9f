import type * as ir from "../../ir/ir.ts";
import type { Atom, Point } from "./atoms.ts";
import { NO, YES } from "./outcomes.ts";
import type { Evaluate } from "./satisfy.ts";
import { allOf, assign, evaluatorOf, flat, MOST_STEPS } from "./satisfy.ts";
import type { Variable } from "./variable.ts";
import { variableOf } from "./variable.ts";
import type { RegionWorld } from "./world.ts";

/** Whether two tests always answer alike: proved, a case in words where they may not, or too many cases to look through. */
export type Sameness =
  | { readonly is: "same" }
  | { readonly is: "differs"; readonly facts: readonly string[] }
  | { readonly is: "undecided" };

/** A test with the keys of what it asks about. */
interface Asked {
  readonly evaluate: Evaluate;
  readonly keys: ReadonlySet<string>;
}

/**
 * Decides whether two tests give the same of the three answers wherever `within` is not a sure no, by trying every combination of the points that
 * tell their atoms apart. Sets, orders and times are taken as free, so "same" is a proof, and a case in which they differ may not exist.
 */
export function sameAnswers(first: ir.Test, second: ir.Test, within: ir.Test | "always", world: RegionWorld): Sameness {
  const atoms = new Map<string, Atom[]>();
  const asked = (test: ir.Test): Asked => {
    const keys = new Set<string>();
    return { evaluate: evaluatorOf(test, world, atoms, keys), keys };
  };
  const [one, other] = [asked(first), asked(second)];
  const about = new Set([...one.keys, ...other.keys]);
  const around = connected(within === "always" ? [] : flat(within).map(asked), about);
  const inside = allOf(around.map(({ evaluate }) => evaluate));
  const evaluate: Evaluate = (points) => {
    const where = inside(points);
    if (where === NO) return NO;
    const [a, b] = [one.evaluate(points), other.evaluate(points)];
    if (a === b && isSure(a)) return NO;
    return (a & b) === 0 && !(where & NO) ? YES : YES | NO;
  };
  const keys = new Set([...about, ...around.flatMap((part) => [...part.keys])]);
  const variables = [...atoms.values()].map((group) => variableOf(group, world)).filter(({ key }) => keys.has(key));
  const inOrder = [...variables.filter(({ key }) => about.has(key)), ...variables.filter(({ key }) => !about.has(key))];
  return searched(evaluate, inOrder);
}

function searched(evaluate: Evaluate, variables: readonly Variable[]): Sameness {
  const points = new Map<string, Point>();
  const search = { steps: 0 };
  if (assign(evaluate, variables, 0, points, search)) {
    return { is: "differs", facts: variables.filter(({ key }) => points.has(key)).map((variable) => variable.words(points.get(variable.key))) };
  }
  return { is: search.steps <= MOST_STEPS ? "same" : "undecided" };
}

/** The conjuncts that share what they ask about with some keys, directly or through others. The rest says nothing of them. */
function connected(conjuncts: readonly Asked[], about: ReadonlySet<string>): readonly Asked[] {
  const keys = new Set(about);
  const found = new Set<Asked>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const one of conjuncts) {
      if (found.has(one) || ![...one.keys].some((key) => keys.has(key))) continue;
      found.add(one);
      for (const key of one.keys) keys.add(key);
    }
  }
  return [...found];
}

/** One answer and no other. */
function isSure(answer: number): boolean {
  return (answer & (answer - 1)) === 0;
}
