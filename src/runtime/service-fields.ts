import type { Field, Noun } from "../ir/vocabulary.ts";
import { slotsOfRole } from "./items.ts";
import type { Runs } from "./runs.ts";
import type { Charted } from "./state.ts";
import type { State } from "./prepared.ts";

/** The fields of a service, each joined from its administrations as the vocabulary says (kinds.md 2). */
export function joinedFields(
  state: State,
  noun: Noun,
  group: readonly Charted[],
  time: Runs | undefined,
): { readonly values: unknown[]; readonly offsets: (number | undefined)[] } {
  const slots = slotsOfRole(state.prepared, "charted");
  const rule = state.prepared.services?.rule;
  const timed = group.some((one) => one.timed);
  const values: unknown[] = [];
  const offsets: (number | undefined)[] = [];
  noun.fields.forEach((field, slot) => {
    const source = slots.get(field.name);
    const own = source === undefined ? [] : group.map((one) => one.item.values[source]);
    let value = joined(field, own);
    if (timed && time !== undefined && time.length > 0) {
      if (field.name === rule?.from) value = time[0];
      if (field.name === rule?.to) value = time[time.length - 1];
    }
    values.push(value);
    if (source !== undefined && field.type.is === "instant") offsets[slot] = offsetOf(group, source, own, value);
  });
  return { values, offsets };
}

function offsetOf(group: readonly Charted[], source: number, own: readonly unknown[], value: unknown): number | undefined {
  const at = own.indexOf(value);
  return group[at < 0 ? 0 : at]!.item.offsets[source];
}

function joined(field: Field, values: readonly unknown[]): unknown {
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
