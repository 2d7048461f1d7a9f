import type { Item } from "./encounter.ts";
import { isCharted } from "./items.ts";
import type { State } from "./prepared.ts";
import { servicesBehind } from "./missing-facts.ts";

/** Ids of the charted items behind an item. */
export function administrationsOf(item: Item, state: State): readonly string[] {
  const ids: string[] = [];
  addAdministrations(item, state, ids);
  return ids;
}

/** Ids of the charted items behind some items, each once, sorted. */
export function administrationsBehind(items: readonly Item[], state: State): string[] {
  const ids: string[] = [];
  for (const item of items) addAdministrations(item, state, ids);
  return sortedOnce(ids);
}

/** The texts, each once, sorted; the list itself where it is so already, as it mostly is. */
export function sortedOnce(texts: string[]): string[] {
  for (let at = 1; at < texts.length; at++) if (!(texts[at - 1]! < texts[at]!)) return [...new Set(texts)].sort();
  return texts;
}

function addAdministrations(item: Item, state: State, ids: string[]): void {
  if (isCharted(state, item)) {
    ids.push(item.id);
    return;
  }
  for (const service of servicesBehind(item)) for (const { item: charted } of service.administrations) ids.push(charted.id);
}
