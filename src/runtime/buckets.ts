import type { Item } from "./encounter.ts";
import type { State } from "./prepared.ts";
import type { Buckets } from "./state.ts";

/** Fewer items are looked at one by one. */
export const FEW = 12;

/** The buckets of a list of items, made once a run for each list and set of fields. */
export function bucketsOf(state: State, items: readonly Item[], slots: readonly number[]): Buckets {
  if (items.length < FEW) return { near: () => items };
  let known = state.buckets.get(items);
  if (!known) state.buckets.set(items, (known = new Map()));
  const key = slots.join(" ");
  let buckets = known.get(key);
  if (!buckets) known.set(key, (buckets = fill(items, slots)));
  return buckets;
}

function fill(items: readonly Item[], slots: readonly number[]): Buckets {
  const lists = new Map<string, Item[]>();
  const unknown: Item[] = [];
  for (const item of items) {
    const values = slots.map((slot) => item.values[slot]);
    if (values.includes(undefined)) {
      for (const list of lists.values()) list.push(item);
      unknown.push(item);
      continue;
    }
    const key = JSON.stringify(values);
    const list = lists.get(key);
    if (list) list.push(item);
    else lists.set(key, [...unknown, item]);
  }
  return { near: (values) => lists.get(JSON.stringify(values)) ?? unknown };
}
