import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import { flip } from "../../ir/relation.ts";
import type { Bounded } from "./linear.ts";
import { boundedBy, holds } from "./linear.ts";
import { certain, UNKNOWN } from "./outcomes.ts";
import { constantIn, inRanges } from "./world.ts";
import type { RegionWorld } from "./world.ts";

/** A value that a variable may have; undefined: not known. */
export type Point = string | number | boolean | undefined;

/** What a test asks of one variable. */
export interface Atom {
  /** Tests with equal keys ask about the same thing. */
  readonly key: string;
  readonly subject: Subject;
  /** Constants at which the answer may change. */
  readonly marks: readonly (string | number | boolean)[];
  /** Names of code sets the variable is asked to be in. */
  readonly codes: readonly string[];
  /** What must be known before the test has an answer, as atoms that say yes where it is. */
  readonly needs?: readonly Atom[];
  /** The answer for one point, as a bit. */
  answer(point: Point): number;
}

/** A value of the chart whose points matter, or a whole test that is taken as free. */
export type Subject = { readonly value: ir.Value } | { readonly test: ir.Test } | { readonly place: string; readonly test: ir.Test };

const made = new WeakMap<RegionWorld, WeakMap<ir.Test, Atom | number>>();

/** The atom of a test that is no `all`, `any` or `not`; a number where its answer is known already. One test has one atom in a world. */
export function atomOf(test: ir.Test, world: RegionWorld): Atom | number {
  const atoms = made.get(world) ?? new WeakMap<ir.Test, Atom | number>();
  made.set(world, atoms);
  const atom = atoms.get(test) ?? makeAtom(test, world);
  atoms.set(test, atom);
  return atom;
}

function makeAtom(test: ir.Test, world: RegionWorld): Atom | number {
  switch (test.op) {
    case "compare": return compareAtom(test, world);
    case "documented": return valueAtom(test.value, [], [], (point) => certain(point !== undefined));
    case "one_of": return valueAtom(test.value, test.members, [], known((point) => test.members.includes(String(point))));
    case "in_codes": {
      const ranges = world.codes(test.codes);
      if (!ranges) return freeAtom(test);
      return valueAtom(test.value, [], [test.codes], known((point) => inRanges(String(point), ranges)));
    }
    case "first_of": {
      const wanted = test.negated ? "out" : "in";
      const key = encodeCanonical([test.op, test.order, test.set]);
      return { key, subject: { place: test.order, test }, marks: [], codes: [], answer: known((point) => point === wanted) };
    }
    default: return freeAtom(test);
  }
}

/** A comparison of several things of the chart is about their sum, which is known only where each of them is. */
function compareAtom(test: Extract<ir.Test, { op: "compare" }>, world: RegionWorld): Atom | number {
  const bounded = boundOf(test, world);
  if (bounded === undefined) return freeAtom(test);
  if ("certain" in bounded) return certain(bounded.certain);
  const { value, relation, bound } = bounded;
  const atom = valueAtom(value, [bound], [], known((point) => holds(point, relation, bound)));
  const fields = value.op === "sum" ? value.terms.flatMap((term) => (term.value.op === "field" ? [term.value] : [])) : [];
  return { ...atom, needs: fields.map((field) => valueAtom(field, [], [], (point) => certain(point !== undefined))) };
}

/** A comparison with its constants on the right; undefined where its sides are words or codes and none of them is a constant. */
export function boundOf(test: Extract<ir.Test, { op: "compare" }>, world: RegionWorld): Bounded | { readonly certain: boolean } | undefined {
  const left = constantIn(test.left, world);
  const right = constantIn(test.right, world);
  if (left !== undefined && right !== undefined) return world.switchesFree ? switchBound(test, left, right) : { certain: holds(left, test.relation, right) };
  const bound = plainBound(test, left, right) ?? boundedBy(test, world);
  return bound && "certain" in bound && world.switchesFree ? undefined : bound;
}

/** A named value that is compared with a constant; the answer, where two constants are; undefined for two named values. */
function switchBound(test: Extract<ir.Test, { op: "compare" }>, left: ir.Constant, right: ir.Constant): Bounded | { readonly certain: boolean } | undefined {
  const named = [test.left, test.right].filter(({ op }) => op === "value").length;
  if (named === 0) return { certain: holds(left, test.relation, right) };
  if (named === 2) return undefined;
  return test.left.op === "value" ? { value: test.left, relation: test.relation, bound: right } : { value: test.right, relation: flip(test.relation), bound: left };
}

/** A field that is compared with a word, a code or a date, on either side. */
function plainBound(test: Extract<ir.Test, { op: "compare" }>, left: ir.Constant | undefined, right: ir.Constant | undefined): Bounded | undefined {
  if (right !== undefined && test.left.op === "field") return { value: test.left, relation: test.relation, bound: right };
  if (left !== undefined && test.right.op === "field") return { value: test.right, relation: flip(test.relation), bound: left };
  return undefined;
}

function valueAtom(value: ir.Value, marks: Atom["marks"], codes: readonly string[], answer: (point: Point) => number): Atom {
  return { key: encodeCanonical(value), subject: { value }, marks, codes, answer };
}

/** Any answer may be right: nothing is known about what the test asks. */
function freeAtom(test: ir.Test): Atom {
  return { key: encodeCanonical(test), subject: { test }, marks: [], codes: [], answer: known((point) => point === true) };
}

function known(answer: (point: string | number | boolean) => boolean): (point: Point) => number {
  return (point) => (point === undefined ? UNKNOWN : certain(answer(point)));
}
