import { encodeCanonical } from "../../ir/canonical.ts";
import { addDays } from "../../ir/dates.ts";
import type * as ir from "../../ir/ir.ts";
import { flip } from "../../ir/relation.ts";
import type { Type } from "../../ir/types.ts";
import { findNoun } from "../elaborate/context.ts";
import { findField } from "../elaborate/fields.ts";
import { constantIn } from "./world.ts";
import type { RegionWorld } from "./world.ts";

/** A comparison with every constant on its right: `value relation bound`. */
export interface Bounded {
  /** One thing of the chart, or a sum of several in one order, the first of them added. */
  readonly value: ir.Value;
  readonly relation: ir.Relation;
  readonly bound: ir.Constant;
}

interface Term {
  readonly key: string;
  readonly value: ir.Value;
  factor: number;
}

/** What a side of a comparison adds up to: things of the chart, whole numbers, and at most one date. */
interface Side {
  readonly terms: Map<string, Term>;
  number: number;
  date: string | undefined;
}

/**
 * Brings a comparison into the one form in which others about the same things are told apart from it: constants added up on the right, the
 * rest on the left. A number for one that asks about constants only; undefined where the constants are no numbers or dates.
 */
export function boundedBy(test: Extract<ir.Test, { op: "compare" }>, world: RegionWorld): Bounded | { readonly certain: boolean } | undefined {
  const left = sideOf(test.left, world);
  const right = sideOf(test.right, world);
  if (!left || !right) return undefined;
  for (const { key, value, factor } of right.terms.values()) addTerm(left.terms, key, value, -factor);
  const terms = [...left.terms.values()].filter(({ factor }) => factor !== 0).sort((a, b) => (a.key < b.key ? -1 : 1));
  const [first] = terms;
  if (!first) return left.date === undefined && right.date === undefined ? { certain: holds(0, test.relation, right.number - left.number) } : undefined;
  const sign = first.factor < 0 ? -1 : 1;
  const bound = boundOf(left, right, sign);
  if (bound === undefined || (typeof bound === "string" && (terms.length > 1 || Math.abs(first.factor) !== 1))) return undefined;
  return { value: sumOf(terms, sign), relation: sign < 0 ? flip(test.relation) : test.relation, bound };
}

/** A bound that is a date stands on the other side than what it bounds. */
function boundOf(left: Side, right: Side, sign: 1 | -1): ir.Constant | undefined {
  const days = right.number - left.number;
  if (left.date === undefined && right.date === undefined) return days === 0 ? 0 : sign * days;
  if (sign > 0 && right.date !== undefined && left.date === undefined) return addDays(right.date, days);
  return sign < 0 && left.date !== undefined && right.date === undefined ? addDays(left.date, -days) : undefined;
}

function sumOf(terms: readonly Term[], sign: 1 | -1): ir.Value {
  const [only, ...others] = terms;
  if (others.length === 0 && Math.abs(only!.factor) === 1) return only!.value;
  const written = terms.flatMap(({ value, factor }) => {
    const one = { sign: Math.sign(sign * factor) as 1 | -1, value };
    return Array.from({ length: Math.abs(factor) }, () => one);
  });
  return { op: "sum", terms: written };
}

function sideOf(value: ir.Value, world: RegionWorld): Side | undefined {
  const side: Side = { terms: new Map(), number: 0, date: undefined };
  return addTo(side, value, 1, world) ? side : undefined;
}

function addTo(side: Side, value: ir.Value, sign: 1 | -1, world: RegionWorld): boolean {
  if (value.op === "sum") return value.terms.every((term) => addTo(side, term.value, (sign * term.sign) as 1 | -1, world));
  const constant = constantIn(value, world);
  if (typeof constant === "number") side.number += sign * constant;
  else if (constant === undefined && isCounted(value, world)) addTerm(side.terms, encodeCanonical(value), value, sign);
  else if (typeof constant === "string" && isDay(constant) && sign > 0 && side.date === undefined) side.date = constant;
  else return false;
  return true;
}

/** Words and codes are compared and never added. */
function isCounted(value: ir.Value, world: RegionWorld): boolean {
  if (value.op !== "field") return true;
  const noun = findNoun(world.vocabulary, value.noun);
  const type = noun && findField(world.vocabulary, noun, value.field)?.type;
  return type !== undefined && !WORDS.has(type.is);
}

const WORDS: ReadonlySet<Type["is"]> = new Set(["flag", "enum", "code", "word", "id", "site", "list", "modifiers", "time", "amount", "vials"]);

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function addTerm(terms: Map<string, Term>, key: string, value: ir.Value, factor: number): void {
  const term = terms.get(key);
  if (term) term.factor += factor;
  else terms.set(key, { key, value, factor });
}

/** Whether a relation holds between two constants of one type. */
export function holds(left: ir.Constant, relation: ir.Relation, right: ir.Constant): boolean {
  switch (relation) {
    case "is": return left === right;
    case "is_not": return left !== right;
    case "at_least": return left >= right;
    case "at_most": return left <= right;
    case "more_than": return left > right;
    case "less_than": return left < right;
  }
}
