import { siteSlot } from "../../ir/roles.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type { Item } from "../encounter.ts";
import type { Instance, Unit } from "../edges/instance.ts";
import type { LineFields, State } from "../prepared.ts";
import { minutesIn, NO_TIME, overlap, type Runs, unionOf } from "../runs.ts";
import { agreed } from "../service-fields.ts";
import type { DraftLine, Fact, LineItem, ServiceItem } from "../state.ts";

/** Units of an instance that stand on one line. */
export interface UnitGroup {
  readonly code: string;
  readonly date: string;
  readonly units: readonly Unit[];
}

const NONE: readonly never[] = [];

/** The line of some units of an instance, before modifiers. */
export function draftOf(instance: Instance, { code, date, units }: UnitGroup, state: State): DraftLine {
  const [first] = units;
  const time = units.length === 1 ? first!.runs : unionOf(units.map((unit) => unit.runs));
  const services = servicesWithin(instance.services, time);
  let count = 0;
  for (let at = 0; at < units.length; at++) count += units[at]!.count;
  const { supply } = first!;
  return {
    code,
    units: count,
    date,
    part: supply === undefined ? "administration" : supply.part,
    given: false,
    from: undefined,
    rules: instance.exceptions.length === 0 ? [instance.rule.name] : [instance.rule.name, ...instance.exceptions],
    services,
    time,
    shares: supply === undefined ? [{ time, services }] : NONE,
    minutes: minutesIn(time),
    start: time.length > 0 ? time[0] : first!.earned,
    site: siteOf(services, state),
    modifiers: supply === undefined ? NONE : supply.modifiers,
    alone: false,
    dropped: NONE,
    drugOf: supply && [instance.drugOf!],
    vialsUsedUp: supply?.usedUp,
    spareVial: supply?.spare,
    outcome: "bill",
    recodedFrom: undefined,
  };
}

/** What the stages may change of a line once it is made. */
export type Changed = Pick<DraftLine, "code" | "rules" | "modifiers" | "alone" | "dropped" | "outcome" | "recodedFrom">;

/** The line with what a stage has changed. Spelt out, since a spread of so many members is slow. */
export function changedLine(line: DraftLine, changed: Changed): DraftLine {
  const { code, rules, modifiers, alone, dropped, outcome, recodedFrom } = changed;
  return {
    code, units: line.units, date: line.date, part: line.part, given: line.given, from: line.from, rules, services: line.services, time: line.time,
    shares: line.shares, minutes: line.minutes, start: line.start, site: line.site, modifiers, alone, dropped, drugOf: line.drugOf,
    vialsUsedUp: line.vialsUsedUp, spareVial: line.spareVial, outcome, recodedFrom,
  };
}

function servicesWithin(services: readonly ServiceItem[], time: Runs): readonly ServiceItem[] {
  if (time.length === 0) return services;
  const within: ServiceItem[] = [];
  for (let at = 0; at < services.length; at++) {
    const one = services[at]!;
    if (one.time === undefined || overlap(one.time, time)) within.push(one);
  }
  return within;
}

/** A line that a held rule could earn: one unit of one of its codes on the date of service. */
export function maybeDraft(instance: Instance, code: string, part: string, date: string, state: State): DraftLine {
  return {
    code, units: 1, date, part, given: false, from: undefined, rules: [instance.rule.name], services: instance.services,
    time: NO_TIME, shares: NONE, minutes: 0, start: undefined, site: siteOf(instance.services, state), modifiers: NONE, alone: false, dropped: NONE,
    drugOf: undefined, vialsUsedUp: undefined, spareVial: undefined, outcome: "hold", recodedFrom: undefined,
  };
}

/** A line that the encounter brought. */
export function givenDraft(from: Item, part: string, said: Pick<DraftLine, "code" | "units" | "date" | "modifiers">): DraftLine {
  return {
    code: said.code, units: said.units, date: said.date, part, given: true, from, rules: NONE, services: NONE,
    time: NO_TIME, shares: NONE, minutes: 0, start: undefined, site: undefined, modifiers: said.modifiers, alone: false, dropped: NONE,
    drugOf: undefined, vialsUsedUp: undefined, spareVial: undefined, outcome: "bill", recodedFrom: undefined,
  };
}

/** The coding site that all services behind a line share. */
function siteOf(services: readonly ServiceItem[], state: State): string | undefined {
  const { service } = state.prepared.roles;
  const slot = service ? siteSlot(service) : -1;
  return slot < 0 ? undefined : (sharedBy(services, slot) as string | undefined);
}

/** What all services say of a field. */
function sharedBy(services: readonly ServiceItem[], slot: number): unknown {
  if (services.length === 0) return undefined;
  const first = services[0]!.values[slot];
  for (let at = 1; at < services.length; at++) if (services[at]!.values[slot] !== first) return agreed(services.map((one) => one.values[slot]));
  return first;
}

/** A line as the rules see it: its own fields, then those its services agree on, or those of the item that brought it; of both what some rule reads. */
export function lineItem(state: State, draft: DraftLine, index: number, maybe: readonly Fact[] | null): LineItem {
  return new ShownLine(state.prepared.roles.line, index, draft, valuesOf(state.prepared.lineFields, draft, maybe !== null), maybe);
}

/** The same line at another place: what it says of itself is as before. */
export function movedItem(item: LineItem, index: number): LineItem {
  return new ShownLine(item.noun, index, item.line, item.values, item.maybe ? item.missing : null);
}

class ShownLine implements LineItem {
  readonly noun: Noun;
  readonly index: number;
  readonly values: unknown[];
  readonly offsets: (number | undefined)[];
  readonly line: DraftLine;
  readonly maybe: boolean;
  readonly missing: readonly Fact[];

  constructor(noun: Noun, index: number, line: DraftLine, values: unknown[], missing: readonly Fact[] | null) {
    this.noun = noun;
    this.index = index;
    this.values = values;
    this.offsets = NO_OFFSETS;
    this.line = line;
    this.maybe = missing !== null;
    this.missing = missing ?? NONE;
  }

  /** Made when it is asked for: few lines are ever named. */
  get id(): string {
    const { rules, part, from, services } = this.line;
    const behind: readonly Item[] = from ? [from] : services;
    return [rules[0] ?? part, ...behind.map((item) => item.id)].join("\n");
  }
}

const NO_OFFSETS: (number | undefined)[] = [];

function valuesOf(fields: LineFields, draft: DraftLine, maybe: boolean): unknown[] {
  const values: unknown[] = new Array(fields.width);
  const { own } = fields;
  if (own.code >= 0) values[own.code] = draft.code;
  if (own.part >= 0) values[own.part] = draft.part;
  if (own.given >= 0) values[own.given] = draft.given;
  // Of a line that a held rule could earn no more than that is known.
  if (!maybe) {
    if (own.units >= 0) values[own.units] = draft.units;
    if (own.date >= 0) values[own.date] = draft.date;
    if (own.minutes >= 0) values[own.minutes] = draft.minutes;
    if (own.start >= 0) values[own.start] = draft.start;
    if (own.modifiers >= 0) values[own.modifiers] = draft.modifiers;
    if (own.vialsUsedUp >= 0) values[own.vialsUsedUp] = draft.vialsUsedUp;
    if (own.spareVial >= 0) values[own.spareVial] = draft.spareVial;
  }
  const { from } = draft;
  if (from !== undefined) {
    const { slots, ofItem } = fields.brought.get(from.noun.name)!;
    for (let at = 0; at < slots.length; at++) values[slots[at]!] = from.values[ofItem[at]!];
  } else {
    const { shared, ofService } = fields;
    for (let at = 0; at < shared.length; at++) values[shared[at]!] = sharedBy(draft.services, ofService[at]!);
  }
  return values;
}
