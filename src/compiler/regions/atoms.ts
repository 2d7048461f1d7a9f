import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
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
  /** The answer for one point, as a bit. */
  answer(point: Point): number;
}

/** A value of the chart whose points matter, or a whole test that is taken as free. */
export type Subject = { readonly value: ir.Value } | { readonly test: ir.Test } | { readonly place: string; readonly test: ir.Test };

/** The atom of a test that is no `all`, `any` or `not`; a number where its answer is known already. */
export function atomOf(test: ir.Test, world: RegionWorld): Atom | number {
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

function compareAtom(test: Extract<ir.Test, { op: "compare" }>, world: RegionWorld): Atom | number {
  const left = constantIn(test.left, world);
  const right = constantIn(test.right, world);
  if (left !== undefined && right !== undefined) return certain(holds(left, test.relation, right));
  if (right !== undefined) return valueAtom(test.left, [right], [], known((point) => holds(point, test.relation, right)));
  if (left !== undefined) return valueAtom(test.right, [left], [], known((point) => holds(left, test.relation, point)));
  return freeAtom(test);
}

function holds(left: string | number | boolean, relation: ir.Relation, right: string | number | boolean): boolean {
  switch (relation) {
    case "is": return left === right;
    case "is_not": return left !== right;
    case "at_least": return left >= right;
    case "at_most": return left <= right;
    case "more_than": return left > right;
    case "less_than": return left < right;
  }
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
