import type { Field } from "../ir/vocabulary.ts";
import type { Item } from "./encounter.ts";
import type { Runs } from "./runs.ts";
import type { ServiceFields } from "./service-plan.ts";
import type { Charted } from "./state.ts";

/** The values of a service by slot, with the offsets of its instants. */
export interface JoinedFields {
  readonly values: unknown[];
  readonly offsets: (number | undefined)[];
}

/** The fields of a service, each joined from its administrations as the vocabulary says (kinds.md 2). */
export function joinedFields(plan: ServiceFields, group: readonly Charted[], time: Runs | undefined): JoinedFields {
  const joined = group.length === 1 ? copied(plan, group[0]!.item) : joinedOf(plan, group);
  if (time === undefined || time.length === 0 || !group.some((one) => one.timed)) return joined;
  const { values, offsets } = joined;
  if (plan.first >= 0) values[plan.first] = time[0];
  if (plan.last >= 0) values[plan.last] = time[time.length - 1];
  if (group.length > 1) for (const slot of plan.instants) offsets[slot] = offsetOf(group, plan.sources[slot]!, values[slot]);
  return joined;
}

/** Of one administration: every way of joining gives what it has. */
function copied({ fields, sources, instants }: ServiceFields, item: Item): JoinedFields {
  const values = new Array<unknown>(sources.length);
  const offsets = new Array<number | undefined>(sources.length);
  for (let slot = 0; slot < sources.length; slot++) {
    const source = sources[slot]!;
    values[slot] = source < 0 ? joinedValue(fields[slot]!.field, []) : item.values[source];
  }
  for (const slot of instants) offsets[slot] = item.offsets[sources[slot]!];
  return { values, offsets };
}

function joinedOf({ fields, instants, sources }: ServiceFields, group: readonly Charted[]): JoinedFields {
  const values = fields.map(({ field, source }) => joinedValue(field, source < 0 ? [] : group.map((one) => one.item.values[source])));
  const offsets = new Array<number | undefined>(fields.length);
  for (const slot of instants) offsets[slot] = offsetOf(group, sources[slot]!, values[slot]);
  return { values, offsets };
}

/** The offset that was written where the value comes from; of the first administration where it comes from none alone. */
function offsetOf(group: readonly Charted[], source: number, value: unknown): number | undefined {
  const from = group.find(({ item }) => item.values[source] === value) ?? group[0]!;
  return from.item.offsets[source];
}

function joinedValue(field: Field, values: readonly unknown[]): unknown {
  switch (field.joined) {
    case "any":
      return values.includes(true) ? true : values.includes(undefined) ? undefined : false;
    case "all":
      return values.includes(false) ? false : values.includes(undefined) ? undefined : true;
    case "earliest":
      return values.includes(undefined) ? undefined : least(values as number[]);
    case "latest":
      return values.includes(undefined) ? undefined : -least((values as number[]).map((value) => -value));
    case "sum":
      return values.includes(undefined) ? undefined : (values as number[]).reduce((total, value) => total + value, 0);
    default:
      return agreed(values);
  }
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

/** The value that all agree on; a word of its own agrees only with itself. */
export function agreed(values: readonly unknown[]): unknown {
  if (values.length === 0) return undefined;
  const [first] = values;
  return values.every((value) => value === first || sameList(value, first)) ? first : undefined;
}

function sameList(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b);
}

/** Ids of the administrations in which a field is not known. */
export function lackingOf(group: readonly Charted[], slot: number | undefined): readonly string[] {
  return slot === undefined ? [] : group.filter((one) => one.item.values[slot] === undefined).map((one) => one.item.id);
}
