import type { Item } from "../encounter.ts";
import { readInstant } from "../instant.ts";
import type { Instant } from "../instant.ts";
import { fillFallbacks } from "./fallback.ts";
import { Failure } from "./failure.ts";
import { copyPart, memberNames } from "./plain.ts";
import type { FieldPlan, NounPlan } from "./plan.ts";
import { unknownField, wrongType } from "./shape.ts";
import { spanFailure } from "./span.ts";

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
  fillFallbacks(plan.fallbacks, values, self, `${plan.noun.name}/${id}`);
  return { noun: plan.noun, index, id, values, offsets: noOffsets(plan) };
}

/** Shared by all items that cannot have any. */
const NO_OFFSETS: Offsets = [];

function noOffsets({ offsets }: NounPlan): Offsets {
  return offsets === 0 ? NO_OFFSETS : new Array<number | undefined>(offsets);
}

function readMembers(plan: NounPlan, raw: unknown, values: unknown[], offsets: Offsets, lists: unknown[]): Failure | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return wrongType(raw, "an object");
  const names = memberNames(raw);
  if (names instanceof Failure) return names;
  for (let at = 0; at < names.length; at++) {
    const name = names[at]!;
    const value = (raw as Readonly<Record<string, unknown>>)[name];
    const field = plan.fields.get(name);
    const elsewhere = field === undefined ? plan.elsewhere.get(name) : undefined;
    if (field === undefined && elsewhere === undefined) return unknownField(name, [...plan.fields.keys(), ...plan.elsewhere.keys()], plan.vocabulary);
    if (value === undefined) {
      // As good as absent, so that it is no companion of another field either.
      names.splice(at--, 1);
      continue;
    }
    if (field === undefined) {
      lists[elsewhere!] = value;
      continue;
    }
    const failure = readField(field, value, values, offsets);
    if (failure !== undefined) return failure.inside(name);
  }
  return missingField(plan, values) ?? missingCompanion(plan, names, values);
}

function readField(field: FieldPlan, raw: unknown, values: unknown[], offsets: Offsets): Failure | undefined {
  const { slot, usual } = field;
  switch (usual.is) {
    case "flag":
      if (typeof raw !== "boolean") break;
      values[slot] = raw;
      return undefined;
    case "word": {
      const word = typeof raw === "string" ? usual.words.get(raw) : undefined;
      if (word === undefined) break;
      values[slot] = word;
      return undefined;
    }
    case "instant": {
      const instant = typeof raw === "string" && raw.length <= LONGEST_INSTANT ? readInstant(raw) : undefined;
      if (typeof instant !== "object") break;
      values[slot] = instant.minutes;
      offsets[slot] = instant.offset;
      return undefined;
    }
    case "other": break;
  }
  return readUnusual(field, raw, values, offsets);
}

/** `2026-03-02T10:00:00.000000000-05:00`; longer ones are read too, once their length is known to be allowed. */
const LONGEST_INSTANT = 35;

function readUnusual(field: FieldPlan, raw: unknown, values: unknown[], offsets: Offsets): Failure | undefined {
  const plain = copyPart(raw);
  if (plain instanceof Failure) return plain;
  const value = field.read(plain);
  if (value instanceof Failure) return value;
  if (field.usual.is === "instant") {
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

function missingCompanion(plan: NounPlan, names: readonly string[], values: readonly unknown[]): Failure | undefined {
  for (const { name, slot, needs } of plan.needs) {
    if (values[slot] === undefined || !names.includes(name) || names.includes(needs)) continue;
    return Failure.of("encounter/missing-companion", { field: needs, beside: name }).inside(needs);
  }
  return undefined;
}

function finishItem(plan: NounPlan, index: number, values: unknown[], offsets: Offsets, self: readonly unknown[]): Item | Failure {
  for (const slot of plan.firstOfList) values[slot] = index === 0;
  const id = (plan.id < 0 ? undefined : (values[plan.id] as string | undefined)) ?? String(index);
  if (plan.fallbacks.length > 0) fillFallbacks(plan.fallbacks, values, self, `${plan.noun.name}/${id}`);
  const failure = plan.span === undefined ? undefined : spanFailure(plan.span, values);
  return failure ?? { noun: plan.noun, index, id, values, offsets };
}
