import type { Item } from "./encounter.ts";
import { servicesBehind } from "./why.ts";

/** Ids of the administrations behind an item. */
export function administrationsOf(item: Item): readonly string[] {
  if (item.noun.name === "administration") return [item.id];
  return servicesBehind(item).flatMap((service) => service.administrations.map((one) => one.item.id));
}
