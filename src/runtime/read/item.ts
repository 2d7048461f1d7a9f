import type { Item } from "../encounter.ts";
import type { Instant } from "../instant.ts";
import { fillFallbacks } from "./fallback.ts";
import { Failure } from "./failure.ts";
import type { FieldPlan, NounPlan } from "./plan.ts";
import type { Plain, PlainObject } from "./plain.ts";
import { isObject, unknownField, wrongType } from "./shape.ts";
import { spanFailure } from "./span.ts";

/** Reads one item of a noun. `self` are the values of the encounter, which fallbacks may name; it is read first. */
export function readItem(plan: NounPlan, raw: Plain, index: number, self: readonly unknown[]): Item | Failure {
  const values = plan.template.slice();
  const offsets: (number | undefined)[] = [];
  const failure = plan.bare === undefined ? readMembers(plan, raw, values, offsets) : readField(plan.bare, raw, values, offsets);
  if (failure !== undefined) return failure;
  return finishItem(plan, index, values, offsets, self) ?? { noun: plan.noun, index, id: idOf(plan, values, index), values, offsets };
}

/** An item that is named and of which nothing else is charted. */
export function bareItem(plan: NounPlan, id: string, index: number, self: readonly unknown[]): Item {
  const values = plan.template.slice();
  values[plan.id] = id;
  fillFallbacks(plan.fallbacks, values, self, `${plan.noun.name}/${id}`);
  return { noun: plan.noun, index, id, values, offsets: [] };
}

function readMembers(plan: NounPlan, raw: Plain, values: unknown[], offsets: (number | undefined)[]): Failure | undefined {
  if (!isObject(raw)) return wrongType(raw, "an object");
  for (const name of Object.keys(raw)) {
    const field = plan.fields.get(name);
    if (field === undefined) {
      if (plan.elsewhere.has(name)) continue;
      return unknownField(name, [...plan.fields.keys(), ...plan.elsewhere], plan.vocabulary);
    }
    const failure = readField(field, raw[name]!, values, offsets);
    if (failure !== undefined) return failure.inside(name);
  }
  return missingField(plan, values) ?? missingCompanion(plan, raw);
}

function readField(field: FieldPlan, raw: Plain, values: unknown[], offsets: (number | undefined)[]): Failure | undefined {
  const value = field.read(raw);
  if (value instanceof Failure) return value;
  if (field.isInstant) {
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

function missingCompanion(plan: NounPlan, raw: PlainObject): Failure | undefined {
  for (const { name, needs } of plan.needs) {
    if (!Object.hasOwn(raw, name) || Object.hasOwn(raw, needs)) continue;
    return Failure.of("encounter/missing-companion", { field: needs, beside: name }).inside(needs);
  }
  return undefined;
}

function finishItem(
  plan: NounPlan, index: number, values: unknown[], offsets: readonly (number | undefined)[], self: readonly unknown[],
): Failure | undefined {
  for (const slot of plan.firstOfList) values[slot] = index === 0;
  if (plan.fallbacks.length > 0) fillFallbacks(plan.fallbacks, values, self, `${plan.noun.name}/${idOf(plan, values, index)}`);
  return plan.span === undefined || offsets.length === 0 ? undefined : spanFailure(plan.span, values);
}

function idOf(plan: NounPlan, values: readonly unknown[], index: number): string {
  return (plan.id < 0 ? undefined : (values[plan.id] as string | undefined)) ?? String(index);
}
