import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import { readDate } from "../calendar.ts";
import type { Item } from "../encounter.ts";
import { MINUTES_OF_DAY } from "../instant.ts";
import { Failure } from "./failure.ts";
import { bareItem } from "./item.ts";
import { DATE_OF_SERVICE } from "./plan.ts";
import type { NounPlan, Plan } from "./plan.ts";

/** The list of a noun that the encounter does not give. */
export const NO_ITEMS: readonly Item[] = Object.freeze([]);

/** The items that were read, by noun name. */
export type Items = Map<string, readonly Item[]>;

/** Whether every site that is named is one of the list of accesses. Called where the encounter gives that list. */
export function siteFailure(plan: Plan, access: NounPlan, items: Items): Failure | undefined {
  const known = new Set(items.get(access.noun.name)?.map(({ id }) => id));
  for (const list of plan.lists) {
    for (const field of list.plan.siteFields) {
      const lost = items.get(list.plan.noun.name)?.find(({ values }) => values[field.slot] !== undefined && !known.has(values[field.slot] as string));
      if (lost === undefined) continue;
      const failure = Failure.of("encounter/unknown-reference", { field: field.name, list: access.noun.from! });
      return failure.inside(field.name).inside(lost.index).inside(list.from);
    }
  }
  return undefined;
}

/** The accesses of an encounter that does not list them: one for each site id in use, of which nothing else is charted; sorted by id. */
export function namedAccesses(plan: Plan, access: NounPlan, items: Items, self: readonly unknown[]): readonly Item[] {
  const ids = new Set<string>();
  for (const list of plan.lists) {
    for (const { slot } of list.plan.siteFields) {
      for (const { values } of items.get(list.plan.noun.name) ?? []) {
        if (values[slot] !== undefined) ids.add(values[slot] as string);
      }
    }
  }
  return ids.size === 0 ? NO_ITEMS : [...ids].sort().map((id, index) => bareItem(access, id, index, self));
}

/** An item whose beginning is the first of the encounter, or whose end is the last. */
interface End {
  readonly item: Item;
  readonly list: string;
  readonly field: string;
  readonly slot: number;
}

/** Whether the encounter lasts too long or began after its first documented start. */
export function lengthFailure(plan: Plan, items: Items, self: readonly unknown[]): Failure | undefined {
  let first: End | undefined;
  let last: End | undefined;
  let begins = Number.POSITIVE_INFINITY;
  let ends = Number.NEGATIVE_INFINITY;
  for (const { from: list, plan: { noun, span } } of plan.lists) {
    if (span === undefined || span.names.atMostDays === undefined) continue;
    for (const item of items.get(noun.name) ?? []) {
      const start = item.values[span.from] as number | undefined;
      const stop = item.values[span.to] as number | undefined;
      if (start !== undefined && start < begins) {
        begins = start;
        first = { item, list, field: span.names.from, slot: span.from };
      }
      const end = stop ?? start;
      if (end !== undefined && end > ends) {
        ends = end;
        last = stop === undefined ? { item, list, field: span.names.from, slot: span.from } : { item, list, field: span.names.to, slot: span.to };
      }
    }
  }
  if (first === undefined || last === undefined) return undefined;
  if (ends - begins > ENCOUNTER_LIMITS.encounterDays * MINUTES_OF_DAY) return tooLong(last);
  return dateFailure(self[plan.dateOfService] as string | undefined, first);
}

function dateFailure(date: string | undefined, { item, list, field, slot }: End): Failure | undefined {
  if (date === undefined) return undefined;
  const began = Math.floor(((item.values[slot] as number) + item.offsets[slot]!) / MINUTES_OF_DAY);
  const days = began - (readDate(date) as number);
  if (days < 0) return Failure.of("encounter/date-after-start", { date: DATE_OF_SERVICE }).inside(DATE_OF_SERVICE);
  return days > ENCOUNTER_LIMITS.encounterDays ? tooLong({ item, list, field, slot }) : undefined;
}

function tooLong({ field, item, list }: End): Failure {
  return Failure.of("encounter/encounter-too-long", { days: String(ENCOUNTER_LIMITS.encounterDays) }).inside(field).inside(item.index).inside(list);
}
