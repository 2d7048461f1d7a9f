import { siteSlot } from "../../ir/roles.ts";
import type { Item } from "../encounter.ts";
import type { Instance, Unit } from "../edges/instance.ts";
import { minutesIn, overlap, unionOf } from "../runs.ts";
import { agreed } from "../service-fields.ts";
import type { DraftLine, Fact, LineItem, ServiceItem } from "../state.ts";
import type { OwnLineField, State } from "../prepared.ts";

/** The line of some units of an instance, before modifiers. */
export function draftOf(instance: Instance, group: { readonly code: string; readonly date: string; readonly units: readonly Unit[] }, state: State): DraftLine {
  const time = unionOf(group.units.map((unit) => unit.runs));
  const services = time.length === 0 ? instance.services : instance.services.filter((one) => one.time === undefined || overlap(one.time, time));
  const supply = group.units[0]?.supply;
  return {
    code: group.code,
    units: group.units.reduce((total, unit) => total + unit.count, 0),
    date: group.date,
    part: supply?.part ?? "administration",
    given: false,
    from: undefined,
    rules: [instance.rule.name, ...instance.exceptions],
    services,
    time,
    shares: supply ? [] : [{ time, services }],
    minutes: minutesIn(time),
    start: time.length > 0 ? time[0] : group.units[0]!.earned,
    site: siteOf(services, state),
    modifiers: supply?.modifiers ?? [],
    ...(supply && { drugOf: [instance.drugOf!], vialsUsedUp: supply.usedUp, spareVial: supply.spare }),
    outcome: "bill",
  };
}

/** The coding site that all services behind a line share. */
export function siteOf(services: readonly ServiceItem[], state: State): string | undefined {
  const { service } = state.prepared.roles;
  const slot = service ? siteSlot(service) : -1;
  return slot < 0 || services.length === 0 ? undefined : (agreed(services.map((one) => one.values[slot])) as string | undefined);
}

/** The item that rules over lines see: the line's own fields, then those its services agree on, or the given item's. */
export function lineItem(state: State, draft: DraftLine, index: number, maybe: readonly Fact[] | null): LineItem {
  const { prepared } = state;
  const given = draft.from === undefined ? undefined : prepared.slots.get(draft.from.noun.name);
  const { services } = draft;
  const values: unknown[] = [];
  for (const { own, name, service } of prepared.lineFields) {
    if (own !== undefined) values.push(maybe === null || SURE.has(own) ? draft[own] : undefined);
    else if (given) values.push(given.has(name) ? draft.from!.values[given.get(name)!] : undefined);
    else if (service === undefined || services.length === 0) values.push(undefined);
    else if (services.length === 1) values.push(services[0]!.values[service]);
    else values.push(agreed(services.map((one) => one.values[service])));
  }
  return { noun: prepared.roles.line, index, id: lineId(draft), values, offsets: NO_OFFSETS, line: draft, maybe: maybe !== null, missing: maybe ?? [] };
}

/** What is known of a line that a held rule could earn. */
const SURE: ReadonlySet<OwnLineField> = new Set<OwnLineField>(["code", "part", "given"]);

const NO_OFFSETS: (number | undefined)[] = [];

function lineId(draft: DraftLine): string {
  const from: readonly Item[] = draft.from ? [draft.from] : draft.services;
  return [draft.rules[0] ?? draft.part, ...from.map((item) => item.id)].join("\n");
}
