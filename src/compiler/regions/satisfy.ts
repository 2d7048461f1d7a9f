import type * as ir from "../../ir/ir.ts";
import type { Atom, Point } from "./atoms.ts";
import { atomOf } from "./atoms.ts";
import { and, ANY, negated, NO, or, UNKNOWN, YES } from "./outcomes.ts";
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
export const MOST_STEPS = 20_000;

/** What a test may answer for the points that are chosen so far. */
export type Evaluate = (points: ReadonlyMap<string, Point>) => number;

/** A test of a conjunction, and the keys of the variables that it asks about. */
interface Conjunct {
  readonly evaluate: Evaluate;
  readonly keys: ReadonlySet<string>;
}

/** Tests that share variables, decided apart from all others. */
interface Part {
  readonly evaluate: Evaluate;
  readonly variables: readonly Variable[];
  /** Points for which they hold together. */
  readonly points: Map<string, Point>;
}

/**
 * Decides a test by trying every combination of the points that tell its atoms apart. Atoms over the item's own fields, the encounter
 * and dates are exact; sets, orders, times and comparisons of two fields are taken as free.
 */
export function satisfy(test: ir.Test, world: RegionWorld): Satisfiable {
  const solved = solve(test, world);
  if (typeof solved === "string") return { is: solved };
  const points = new Map(solved.parts.flatMap((part) => reduce(part.evaluate, part.variables, part.points).map(({ key }) => [key, part.points.get(key)] as const)));
  const needed = solved.variables.filter(({ key }) => points.has(key));
  return { is: "holds", facts: needed.map((variable) => variable.words(points.get(variable.key))), free: needed.some(({ free }) => free) };
}

/** Whether a test can hold; true also where that is not decided. */
export function canHold(test: ir.Test, world: RegionWorld): boolean {
  return solve(test, world) !== "never";
}

function solve(test: ir.Test, world: RegionWorld): { readonly variables: readonly Variable[]; readonly parts: readonly Part[] } | "never" | "undecided" {
  const atoms = new Map<string, Atom[]>();
  const conjuncts = flat(test).map((part): Conjunct => {
    const keys = new Set<string>();
    return { evaluate: evaluatorOf(part, world, atoms, keys), keys };
  });
  const variables = [...atoms.values()].map((group) => variableOf(group, world));
  const parts: Part[] = [];
  let undecided = false;
  for (const group of groupsOf(conjuncts)) {
    const keys = new Set(group.flatMap((one) => [...one.keys]));
    const evaluate = allOf(group.map((one) => one.evaluate));
    const part: Part = { evaluate, variables: variables.filter(({ key }) => keys.has(key)).map((one) => possiblePoints(one, group)), points: new Map() };
    const search = { steps: 0 };
    if (assign(evaluate, part.variables, 0, part.points, search)) parts.push(part);
    else if (search.steps <= MOST_STEPS) return "never";
    else undecided = true;
  }
  return undecided ? "undecided" : { variables, parts };
}

/** The tests that must all hold for a test to hold. */
export function flat(test: ir.Test): readonly ir.Test[] {
  return test.op === "all" ? test.of.flatMap(flat) : [test];
}

/** Conjuncts that share variables, directly or through others, stand together. One without variables stands alone. */
function groupsOf(conjuncts: readonly Conjunct[]): readonly (readonly Conjunct[])[] {
  const groupOf = new Map<string, Set<Conjunct>>();
  const groups = new Set<Set<Conjunct>>();
  for (const conjunct of conjuncts) {
    const met = new Set([...conjunct.keys].flatMap((key) => groupOf.get(key) ?? []));
    const [group = new Set<Conjunct>(), ...others] = [...met].sort((a, b) => b.size - a.size);
    groups.add(group);
    for (const other of others) {
      groups.delete(other);
      for (const one of other) join(one, group, groupOf);
    }
    join(conjunct, group, groupOf);
  }
  return [...groups].map((group) => [...group]);
}

function join(conjunct: Conjunct, group: Set<Conjunct>, groupOf: Map<string, Set<Conjunct>>): void {
  group.add(conjunct);
  for (const key of conjunct.keys) groupOf.set(key, group);
}

/** A variable without the points for which a test about it alone does not hold. */
function possiblePoints(variable: Variable, group: readonly Conjunct[]): Variable {
  const alone = group.filter(({ keys }) => keys.size === 1 && keys.has(variable.key));
  if (alone.length === 0) return variable;
  const points = variable.points.filter((point) => {
    const given = new Map([[variable.key, point]]);
    return alone.every(({ evaluate }) => evaluate(given) & YES);
  });
  return { ...variable, points };
}

/** Whether points of variables, from a place on, make an evaluation certain; `points` then holds them, and `search` counts what was tried. */
export function assign(evaluate: Evaluate, variables: readonly Variable[], next: number, points: Map<string, Point>, search: { steps: number }): boolean {
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

/** A test as an evaluation over points; what it asks about is added to `atoms` and `keys`. */
export function evaluatorOf(test: ir.Test, world: RegionWorld, atoms: Map<string, Atom[]>, keys: Set<string>): Evaluate {
  switch (test.op) {
    case "all": case "any": {
      const parts = test.of.map((part) => evaluatorOf(part, world, atoms, keys));
      return test.op === "all" ? allOf(parts) : anyOf(parts);
    }
    case "not": {
      const part = evaluatorOf(test.of, world, atoms, keys);
      return (points) => negated(part(points));
    }
    default: {
      const atom = atomOf(test, world);
      if (typeof atom === "number") return () => atom;
      const needs = atom.needs ?? [];
      for (const one of [atom, ...needs]) {
        keys.add(one.key);
        const group = atoms.get(one.key);
        if (group) group.push(one);
        else atoms.set(one.key, [one]);
      }
      const answerOf: Evaluate = (points) => (points.has(atom.key) ? atom.answer(points.get(atom.key)) : ANY);
      if (needs.length === 0) return answerOf;
      const isKnown = allOf(needs.map((need): Evaluate => (points) => (points.has(need.key) ? need.answer(points.get(need.key)) : YES | NO)));
      return (points) => {
        const known = isKnown(points);
        if (known === NO) return UNKNOWN;
        return known === YES ? answerOf(points) : answerOf(points) | UNKNOWN;
      };
    }
  }
}

/** `and` of several evaluations. */
export function allOf(parts: readonly Evaluate[]): Evaluate {
  return (points) => {
    let answer = YES;
    for (const part of parts) {
      answer = and(answer, part(points));
      if (answer === NO) return NO;
    }
    return answer;
  };
}

function anyOf(parts: readonly Evaluate[]): Evaluate {
  return (points) => {
    let answer = NO;
    for (const part of parts) {
      answer = or(answer, part(points));
      if (answer === YES) return YES;
    }
    return answer;
  };
}
