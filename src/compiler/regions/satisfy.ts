import type * as ir from "../../ir/ir.ts";
import type { Atom, Point } from "./atoms.ts";
import { atomOf } from "./atoms.ts";
import { allOf, ANY, anyOf, negated, YES } from "./outcomes.ts";
import type { Variable } from "./variable.ts";
import { variableOf } from "./variable.ts";
import type { RegionWorld } from "./world.ts";

/** Whether a test can hold for some item of some encounter. */
export type Satisfiable =
  | { readonly is: "never" }
  /** `facts` are as few as make it hold, in words; `free` when one of them is not decided by the item's own fields. */
  | { readonly is: "holds"; readonly facts: readonly string[]; readonly free: boolean }
  /** More cases than are looked through. */
  | { readonly is: "undecided" };

/** Assignments that are tried before a test counts as undecided. */
const MOST_STEPS = 20_000;

type Evaluate = (points: ReadonlyMap<string, Point>) => number;

/**
 * Decides a test by trying every combination of the points that tell its atoms apart. Atoms over the item's own fields, the encounter
 * and dates are exact; sets, orders, times and comparisons of two fields are taken as free.
 */
export function satisfy(test: ir.Test, world: RegionWorld): Satisfiable {
  const atoms = new Map<string, Atom[]>();
  const evaluate = evaluatorOf(test, world, atoms);
  const variables = [...atoms.values()].map((group) => variableOf(group, world));
  const search = { steps: 0 };
  const points = new Map<string, Point>();
  const found = assign(evaluate, variables, 0, points, search);
  if (!found) return search.steps > MOST_STEPS ? { is: "undecided" } : { is: "never" };
  const needed = reduce(evaluate, variables, points);
  return {
    is: "holds",
    facts: needed.map((variable) => variable.words(points.get(variable.key))),
    free: needed.some((variable) => variable.free),
  };
}

function assign(evaluate: Evaluate, variables: readonly Variable[], next: number, points: Map<string, Point>, search: { steps: number }): boolean {
  const outcomes = evaluate(points);
  if (outcomes === YES) return true;
  if (!(outcomes & YES) || next === variables.length) return false;
  const variable = variables[next]!;
  for (const point of variable.points) {
    if (++search.steps > MOST_STEPS) return false;
    points.set(variable.key, point);
    if (assign(evaluate, variables, next + 1, points, search)) return true;
  }
  points.delete(variable.key);
  return false;
}

/** Forgets every point without which the test still holds; the variables that are left. */
function reduce(evaluate: Evaluate, variables: readonly Variable[], points: Map<string, Point>): readonly Variable[] {
  for (const { key } of variables) {
    if (!points.has(key)) continue;
    const point = points.get(key);
    points.delete(key);
    if (evaluate(points) !== YES) points.set(key, point);
  }
  return variables.filter(({ key }) => points.has(key));
}

function evaluatorOf(test: ir.Test, world: RegionWorld, atoms: Map<string, Atom[]>): Evaluate {
  switch (test.op) {
    case "all": case "any": {
      const parts = test.of.map((part) => evaluatorOf(part, world, atoms));
      const join = test.op === "all" ? allOf : anyOf;
      return (points) => join(parts.map((part) => part(points)));
    }
    case "not": {
      const part = evaluatorOf(test.of, world, atoms);
      return (points) => negated(part(points));
    }
    default: {
      const atom = atomOf(test, world);
      if (typeof atom === "number") return () => atom;
      const group = atoms.get(atom.key);
      if (group) group.push(atom);
      else atoms.set(atom.key, [atom]);
      return (points) => (points.has(atom.key) ? atom.answer(points.get(atom.key)) : ANY);
    }
  }
}
