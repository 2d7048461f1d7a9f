import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import type { Item } from "../encounter.ts";
import { readInstant } from "../instant.ts";
import type { Instant } from "../instant.ts";
import { fillFallbacks } from "./fallback.ts";
import { Failure } from "./failure.ts";
import { copyPart, isPlainObject, notPlain, tooManyMembers } from "./plain.ts";
import type { FieldPlan, NounPlan } from "./plan.ts";
import { unknownField, wrongType } from "./shape.ts";
import { spanFailure } from "./span.ts";
import { isUsualText } from "./usual.ts";

/** UTC offsets by slot of the item that is being read. */
type Offsets = (number | undefined)[];

/**
 * Reads one item of a noun from a value that may be anything; each member is read once. `self` are the values of the encounter, which
 * fallbacks may name; it is read first. `lists` takes the members that are read elsewhere, by place.
 */
export function readItem(plan: NounPlan, raw: unknown, index: number, self: readonly unknown[], lists: unknown[]): Item | Failure {
  const values = plan.template.slice();
  const offsets = noOffsets(plan);
  const failure = plan.bare === undefined ? readMembers(plan, raw, values, offsets, lists) : readField(plan.bare, raw, values, offsets);
  return failure ?? finishItem(plan, index, values, offsets, self);
}

/** An item that is named and of which nothing else is charted. */
export function bareItem(plan: NounPlan, id: string, index: number, self: readonly unknown[]): Item {
  const values = plan.template.slice();
  values[plan.id] = id;
  fillFallbacks(plan.fallbacks, values, self, id);
  return { noun: plan.noun, index, id, values, offsets: noOffsets(plan) };
}

/** Shared by all items that cannot have any. */
const NO_OFFSETS: Offsets = [];

function noOffsets({ offsets }: NounPlan): Offsets {
  return offsets === 0 ? NO_OFFSETS : new Array<number | undefined>(offsets);
}

function readMembers(plan: NounPlan, raw: unknown, values: unknown[], offsets: Offsets, lists: unknown[]): Failure | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return wrongType(raw, "an object");
  if (!isPlainObject(raw)) return notPlain();
  const { follows } = plan;
  let paired = NO_NAMES;
  let count = 0;
  let last = 0;
  // Engines read the members that they walk through by place, where a list of names would have them look up each.
  for (const name in raw) {
    if (!hasOwn.call(raw, name)) continue;
    if (++count > ENCOUNTER_LIMITS.members) return tooManyMembers();
    const value = (raw as Readonly<Record<string, unknown>>)[name];
    let field = follows[last];
    if (field?.name !== name) {
      field = plan.fields.get(name);
      if (field === undefined) {
        const place = plan.elsewhere.get(name);
        if (place === undefined) return unknownField(name, [...plan.fields.keys(), ...plan.elsewhere.keys()], plan.vocabulary);
        lists[place] = value;
        continue;
      }
      follows[last] = field;
    }
    last = field.slot + 1;
    if (value === undefined) continue;
    if (field.paired) paired = [...paired, name];
    const failure = readField(field, value, values, offsets);
    if (failure !== undefined) return failure.inside(name);
  }
  return missingField(plan, values) ?? missingCompanion(plan, paired);
}

const hasOwn = Object.prototype.hasOwnProperty;
const NO_NAMES: readonly string[] = [];

function readField(field: FieldPlan, raw: unknown, values: unknown[], offsets: Offsets): Failure | undefined {
  const { slot } = field;
  switch (field.usual) {
    case "flag":
      if (typeof raw !== "boolean") break;
      values[slot] = raw;
      return undefined;
    case "word": {
      const word = typeof raw === "string" ? field.words.get(raw) : undefined;
      if (word === undefined) break;
      values[slot] = word;
      return undefined;
    }
    case "text":
      if (typeof raw !== "string" || !isUsualText(raw, field.longest)) break;
      values[slot] = raw;
      return undefined;
    case "instant": {
      const instant = typeof raw === "string" && raw.length <= field.longest ? readInstant(raw) : undefined;
      if (typeof instant !== "object") break;
      values[slot] = instant.minutes;
      offsets[slot] = instant.offset;
      return undefined;
    }
    case "other": break;
  }
  return readUnusual(field, raw, values, offsets);
}

function readUnusual(field: FieldPlan, raw: unknown, values: unknown[], offsets: Offsets): Failure | undefined {
  const plain = copyPart(raw);
  if (plain instanceof Failure) return plain;
  const value = field.read(plain);
  if (value instanceof Failure) return value;
  if (field.usual === "instant") {
    values[field.slot] = (value as Instant).minutes;
    offsets[field.slot] = (value as Instant).offset;
  } else {
    values[field.slot] = value;
  }
  return undefined;
}

function missingField(plan: NounPlan, values: readonly unknown[]): Failure | undefined {
  for (const { slot, name } of plan.required) {
    if (values[slot] === undefined) return Failure.of("encounter/missing-field", { field: name }).inside(name);
  }
  return undefined;
}

/** `charted` are the names of the fields that need others, or are needed, as far as the item has them. */
function missingCompanion(plan: NounPlan, charted: readonly string[]): Failure | undefined {
  for (const { name, needs } of plan.needs) {
    if (!charted.includes(name) || charted.includes(needs)) continue;
    return Failure.of("encounter/missing-companion", { field: needs, beside: name }).inside(needs);
  }
  return undefined;
}

function finishItem(plan: NounPlan, index: number, values: unknown[], offsets: Offsets, self: readonly unknown[]): Item | Failure {
  for (const slot of plan.firstOfList) values[slot] = index === 0;
  const id = (plan.id < 0 ? undefined : (values[plan.id] as string | undefined)) ?? String(index);
  if (plan.fallbacks.length > 0) fillFallbacks(plan.fallbacks, values, self, id);
  const failure = plan.span === undefined ? undefined : spanFailure(plan.span, values);
  return failure ?? { noun: plan.noun, index, id, values, offsets };
}
