import type * as ir from "../../ir/ir.ts";
import type { Item } from "../encounter.ts";
import { isCharted, servicesIn } from "../items.ts";
import { overlap, type Runs } from "../runs.ts";
import type { ServiceItem } from "../state.ts";
import type { State } from "../prepared.ts";
import { NO } from "../truth.ts";
import { membersOf } from "../walk/set.ts";
import { servicesBehind } from "../why.ts";

/** The services whose minutes a named time is made of, for one item; those that share no minute with `runs` left out. */
export function servicesOfTime(state: State, index: number, item: Item | null, runs: Runs): readonly ServiceItem[] {
  const rule = state.prepared.times[index]!;
  const own = rule.head === null ? null : item;
  return servicesOfBase(state, rule.rule.is.value.base, own).filter((service) => service.time === undefined || overlap(service.time, runs));
}

/** The same without narrowing by minutes. */
export function allServicesOfTime(state: State, index: number, item: Item | null): readonly ServiceItem[] {
  const rule = state.prepared.times[index]!;
  return servicesOfBase(state, rule.rule.is.value.base, rule.head === null ? null : item);
}

function servicesOfBase(state: State, base: ir.TimeBase, item: Item | null): readonly ServiceItem[] {
  if (base.of === "item") return item !== null && "administrations" in item ? [item as ServiceItem] : [];
  if (base.of === "time") return allServicesOfTime(state, state.prepared.timeIndex.get(base.time)!, item);
  return membersOf(base.set, state.prepared, state, item).flatMap(([member, is]) =>
    is !== NO && "administrations" in member ? [member as ServiceItem] : [],
  );
}

/** The services behind an item; of an administration, the one that it is part of. */
export function servicesOfItem(state: State, item: Item | null): readonly ServiceItem[] {
  if (item === null) return [];
  if (!isCharted(state, item)) return servicesBehind(item);
  return servicesIn(state).filter((service) => service.administrations.some((one) => one.item === item));
}

/** The charted start of a service or administration, or the first minute of a line. */
export function startOf(state: State, item: Item | null): number | undefined {
  const field = state.prepared.services?.rule.from;
  if (item === null || field === undefined) return undefined;
  const slot = state.prepared.slots.get(item.noun.name)?.get(field);
  return slot === undefined ? undefined : (item.values[slot] as number | undefined);
}
