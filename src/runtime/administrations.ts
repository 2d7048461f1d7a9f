import type { Item } from "./encounter.ts";
import { isCharted } from "./items.ts";
import type { State } from "./prepared.ts";
import { servicesBehind } from "./why.ts";

/** Ids of the charted items behind an item. */
export function administrationsOf(item: Item, state: State): readonly string[] {
  if (isCharted(state, item)) return [item.id];
  return servicesBehind(item).flatMap((service) => service.administrations.map((one) => one.item.id));
}
