import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import { boundOf } from "./atoms.ts";
import type { RegionWorld } from "./world.ts";

/** Values from one to another, both included; numbers stand before words. */
export type Run = readonly [low: number | string, high: number | string];

/** Outside of which values a test cannot hold, by what it asks about. */
export type Spans = ReadonlyMap<string, readonly Run[]>;

const LOWEST = -Infinity;
const HIGHEST = "\uffff";

/** Every value. */
export const WHOLE: Run = [LOWEST, HIGHEST];

/** Ranges of a code set that are looked at one by one. */
const MOST_RUNS = 200;

const NOTHING: Spans = new Map();

/** Outside of which values a test cannot hold. It may say too much of what is possible, never too little. */
export function spansOf(test: ir.Test, world: RegionWorld): Spans {
  switch (test.op) {
    case "all": return test.of.map((part) => spansOf(part, world)).reduce(narrowed, NOTHING);
    case "any": return test.of.map((part) => spansOf(part, world)).reduce(widened);
    case "compare": {
      const bound = boundOf(test, world);
      if (!bound || "certain" in bound || bound.relation === "is_not") return NOTHING;
      return new Map([[encodeCanonical(bound.value), [runOf(bound.relation, bound.bound)]]]);
    }
    case "one_of": return new Map([[encodeCanonical(test.value), test.members.map((one): Run => [one, one])]]);
    case "in_codes": {
      const ranges = world.codes(test.codes);
      return ranges && ranges.length <= MOST_RUNS ? new Map([[encodeCanonical(test.value), ranges]]) : NOTHING;
    }
    default: return NOTHING;
  }
}

function runOf(relation: Exclude<ir.Relation, "is_not">, bound: ir.Constant): Run {
  const at = typeof bound === "boolean" ? String(bound) : bound;
  switch (relation) {
    case "is": return [at, at];
    case "at_least": case "more_than": return [at, typeof at === "number" ? Infinity : HIGHEST];
    case "at_most": case "less_than": return [typeof at === "number" ? LOWEST : "", at];
  }
}

function narrowed(one: Spans, other: Spans): Spans {
  const both = new Map(one);
  for (const [key, runs] of other) {
    const before = one.get(key);
    both.set(key, before ? before.flatMap((a) => runs.flatMap((b) => shared(a, b))) : runs);
  }
  return both;
}

function widened(one: Spans, other: Spans): Spans {
  return new Map([...one].flatMap(([key, runs]) => (other.has(key) ? [[key, [...runs, ...other.get(key)!]] as const] : [])));
}

function shared(a: Run, b: Run): readonly Run[] {
  const low = less(a[0], b[0]) ? b[0] : a[0];
  const high = less(a[1], b[1]) ? a[1] : b[1];
  return less(high, low) ? [] : [[low, high]];
}

/** Whether one stands before the other. */
export function less(a: number | string, b: number | string): boolean {
  return typeof a === typeof b ? a < b : typeof a === "number";
}
