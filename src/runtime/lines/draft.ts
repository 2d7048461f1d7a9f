import { alternatives } from "../choice.ts";
import type { Item } from "../encounter.ts";
import type { Instance, Unit } from "../edges/instance.ts";
import { localDate } from "../instant.ts";
import { minutesIn, overlap, unionOf } from "../runs.ts";
import { agreed } from "../service-fields.ts";
import type { DraftLine, Fact, LineItem, ServiceItem } from "../state.ts";
import type { State } from "../prepared.ts";
import { offsetAmong } from "../time.ts";
import { NO, YES } from "../truth.ts";

/** A line before modifiers, with the rule and item it came from. */
export interface Made {
  readonly draft: DraftLine;
  /** Facts that hold it; only lines that a held rule could earn have any. */
  readonly maybe: readonly Fact[] | null;
  readonly instance: Instance | null;
}

/** Lines of one instance, its units added up by code and date (kinds.md 6). */
export function linesOf(instance: Instance, state: State): readonly Made[] {
  if (instance.status === "held") return instance.codes.map((code) => maybeLine(instance, code, state));
  if (instance.status !== "made") return [];
  const groups = new Map<string, { code: string; date: string; units: Unit[] }>();
  for (const unit of instance.units) {
    const date = dateOf(unit, instance, state);
    const key = `${unit.code} ${date}`;
    const group = groups.get(key);
    if (group) group.units.push(unit);
    else groups.set(key, { code: unit.code, date, units: [unit] });
  }
  return [...groups.values()].map((group) => ({ draft: draftOf(instance, group, state), maybe: null, instance }));
}

function draftOf(instance: Instance, group: { code: string; date: string; units: Unit[] }, state: State): DraftLine {
  const time = unionOf(group.units.map((unit) => unit.runs));
  const services = time.length === 0 ? instance.services : instance.services.filter((one) => one.time === undefined || overlap(one.time, time));
  return {
    code: group.code,
    units: group.units.reduce((total, unit) => total + unit.count, 0),
    date: group.date,
    part: "administration",
    given: false,
    from: undefined,
    rules: [instance.rule.name, ...instance.exceptions],
    services,
    time,
    shares: [{ time, services }],
    minutes: minutesIn(time),
    start: time.length > 0 ? time[0] : group.units[0]!.earned,
    site: siteOf(services, state),
    modifiers: [],
    outcome: "bill",
  };
}

function maybeLine(instance: Instance, code: string, state: State): Made {
  const date = state.encounter.self.values[state.prepared.slots.get("encounter")!.get("date_of_service")!] as string;
  const draft: DraftLine = {
    code, units: 1, date, part: "administration", given: false, from: undefined, rules: [instance.rule.name], services: instance.services,
    time: [], shares: [], minutes: 0, start: undefined, site: siteOf(instance.services, state), modifiers: [], outcome: "hold",
  };
  return { draft, maybe: instance.missing, instance };
}

function siteOf(services: readonly ServiceItem[], state: State): string | undefined {
  const slot = state.prepared.slots.get("service")?.get("site");
  return slot === undefined || services.length === 0 ? undefined : (agreed(services.map((one) => one.values[slot])) as string | undefined);
}

/** The local date of a unit, as the one `dates` rule that fits the line says; without one, the encounter's date of service. */
function dateOf(unit: Unit, instance: Instance, state: State): string {
  const service = state.encounter.self.values[state.prepared.slots.get("encounter")!.get("date_of_service")!] as string;
  if (unit.earned === undefined) return service;
  let item: LineItem | undefined;
  const probe = (): LineItem => (item ??= lineItem(state, draftOf(instance, { code: unit.code, date: service, units: [unit] }, state), 0, null));
  for (const rule of state.prepared.dates) {
    if (rule.applies !== null && rule.applies(state, null) !== YES) continue;
    if (rule.head.truth !== null && rule.head.truth(state, probe()) === NO) continue;
    const { when, date } = rule;
    const plain = when.cases.length === 0 && when.value === null;
    if (!plain && !alternatives(when, state, probe()).some((test) => test === null || test(state, probe()) === YES)) continue;
    const [mode] = date.cases.length === 0 ? [date.value] : alternatives(date, state, probe());
    if (mode === "day of encounter") return service;
    const minute = mode === "day begun" && instance.measured.length > 0 ? instance.measured[0]! : unit.earned;
    return localDate(minute, offsetAmong(state, instance.services, minute));
  }
  return service;
}

/** Every line that the encounter brings by code: visits, procedures, drug lines. */
export function givenLines(state: State): readonly Made[] {
  const made: Made[] = [];
  for (const noun of state.prepared.vocabulary.nouns) {
    if (noun.givenLine === undefined) continue;
    const slots = state.prepared.slots.get(noun.name)!;
    for (const item of state.items.get(noun.name) ?? []) {
      const value = (field: string) => (slots.has(field) ? item.values[slots.get(field)!] : undefined);
      const draft: DraftLine = {
        code: value("code") as string,
        units: (value("units") as number | undefined) ?? 1,
        date: value("date") as string,
        part: noun.givenLine,
        given: true,
        from: item,
        rules: [],
        services: [],
        time: [],
        shares: [],
        minutes: 0,
        start: undefined,
        site: undefined,
        modifiers: (value("modifiers") as readonly string[] | undefined) ?? [],
        outcome: "bill",
      };
      made.push({ draft, maybe: null, instance: null });
    }
  }
  return made;
}

/** The item that rules over lines see: the line's own fields, then those its services agree on, or the given item's. */
export function lineItem(state: State, draft: DraftLine, index: number, maybe: readonly Fact[] | null): LineItem {
  const { prepared } = state;
  const given = draft.from === undefined ? undefined : prepared.slots.get(draft.from.noun.name);
  const { services } = draft;
  const values: unknown[] = [];
  for (const { own, name, service } of prepared.lineFields) {
    if (own !== undefined) values.push(draft[own]);
    else if (given) values.push(given.has(name) ? draft.from!.values[given.get(name)!] : undefined);
    else if (service === undefined || services.length === 0) values.push(undefined);
    else if (services.length === 1) values.push(services[0]!.values[service]);
    else values.push(agreed(services.map((one) => one.values[service])));
  }
  return { noun: prepared.nouns.get("line")!, index, id: lineId(draft), values, offsets: NO_OFFSETS, line: draft, maybe: maybe !== null, missing: maybe ?? [] };
}

const NO_OFFSETS: (number | undefined)[] = [];

function lineId(draft: DraftLine): string {
  const from: readonly Item[] = draft.from ? [draft.from] : draft.services;
  return [draft.rules[0] ?? draft.part, ...from.map((item) => item.id)].join("\n");
}
