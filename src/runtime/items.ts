import type { Roles } from "../ir/roles.ts";
import type { Item } from "./encounter.ts";
import type { State } from "./prepared.ts";
import type { LineItem, ServiceItem } from "./state.ts";

/** The items of the noun that has a role; none where the vocabulary has no such noun, or they are not made yet. */
export function itemsOfRole(state: State, role: keyof Roles): readonly Item[] {
  const noun = state.prepared.roles[role];
  return (noun && state.items.get(noun.name)) ?? [];
}

/** The services of a run. */
export function servicesIn(state: State): readonly ServiceItem[] {
  return itemsOfRole(state, "service") as readonly ServiceItem[];
}

/** The lines of a run as rules see them now. */
export function linesIn(state: State): readonly LineItem[] {
  return itemsOfRole(state, "line") as readonly LineItem[];
}

/** Whether an item is one of those charted and coded. */
export function isCharted(state: State, item: Item): boolean {
  return item.noun === state.prepared.roles.charted;
}

/** Slots by field name of the noun that has a role; empty where the vocabulary has none. */
export function slotsOfRole({ roles, slots }: Pick<State["prepared"], "roles" | "slots">, role: keyof Roles): ReadonlyMap<string, number> {
  const noun = roles[role];
  return (noun && slots.get(noun.name)) ?? NO_SLOTS;
}

const NO_SLOTS: ReadonlyMap<string, number> = new Map();
