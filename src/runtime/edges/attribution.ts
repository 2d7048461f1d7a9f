import type { Item } from "../encounter.ts";
import { isCharted, servicesIn } from "../items.ts";
import { overlap, type Runs } from "../runs.ts";
import type { ServiceItem } from "../state.ts";
import type { State } from "../prepared.ts";
import { servicesBehind } from "../missing-facts.ts";

/** The services whose minutes a named time is made of, for one item; those that share no minute with `runs` left out. */
export function servicesOfTime(state: State, index: number, item: Item | null, runs: Runs): readonly ServiceItem[] {
  const all = allServicesOfTime(state, index, item);
  for (let at = 0; at < all.length; at++) {
    const { time } = all[at]!;
    if (time !== undefined && !overlap(time, runs)) return all.filter((service) => service.time === undefined || overlap(service.time, runs));
  }
  return all;
}

/** The same without narrowing by minutes. */
export function allServicesOfTime(state: State, index: number, item: Item | null): readonly ServiceItem[] {
  const { rule, members } = state.prepared.times[index]!;
  const own = rule.head === null ? null : item;
  const { base } = rule.is.value;
  if (base.of === "item") return own !== null && "administrations" in own ? [own as ServiceItem] : NONE;
  if (base.of === "time") return allServicesOfTime(state, state.prepared.timeIndex.get(base.time)!, own);
  const found = members(state, own);
  return found.every(isService) ? found : found.filter(isService);
}

function isService(item: Item): item is ServiceItem {
  return "administrations" in item;
}

const NONE: readonly never[] = [];

/** The services behind an item; of an administration, the one that it is part of. */
export function servicesOfItem(state: State, item: Item | null): readonly ServiceItem[] {
  if (item === null) return [];
  if (!isCharted(state, item)) return servicesBehind(item);
  const services = servicesIn(state);
  for (let at = 0; at < services.length; at++) {
    const service = services[at]!;
    for (let part = 0; part < service.administrations.length; part++) if (service.administrations[part]!.item === item) return [service];
  }
  return NONE;
}

/** The charted start of a service or administration, or the first minute of a line. */
export function startOf(state: State, item: Item | null): number | undefined {
  const field = state.prepared.services?.rule.from;
  if (item === null || field === undefined) return undefined;
  const slot = state.prepared.slots.get(item.noun.name)?.get(field);
  return slot === undefined ? undefined : (item.values[slot] as number | undefined);
}
