import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import { readDate } from "../calendar.ts";
import type { Item } from "../encounter.ts";
import { localDate, MINUTES_OF_DAY } from "../instant.ts";
import { Failure } from "./failure.ts";
import { bareItem } from "./item.ts";
import { DATE_OF_SERVICE } from "./plan.ts";
import type { NounPlan, Plan } from "./plan.ts";

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
  return [...ids].sort().map((id, index) => bareItem(access, id, index, self));
}

interface End {
  readonly minutes: number;
  readonly offset: number;
  readonly list: string;
  readonly index: number;
  readonly field: string;
}

/** Whether the encounter lasts too long or began after its first documented start. */
export function lengthFailure(plan: Plan, items: Items, self: readonly unknown[]): Failure | undefined {
  let first: End | undefined;
  let last: End | undefined;
  for (const { from: list, plan: { noun, span } } of plan.lists) {
    if (span === undefined || span.names.atMostDays === undefined) continue;
    for (const { values, offsets, index } of items.get(noun.name) ?? []) {
      const start = values[span.from] as number | undefined;
      const stop = (values[span.to] as number | undefined) ?? start;
      if (start !== undefined && (first === undefined || start < first.minutes)) {
        first = { minutes: start, offset: offsets[span.from]!, list, index, field: span.names.from };
      }
      if (stop !== undefined && (last === undefined || stop > last.minutes)) {
        last = { minutes: stop, offset: 0, list, index, field: stop === values[span.to] ? span.names.to : span.names.from };
      }
    }
  }
  if (first === undefined || last === undefined) return undefined;
  if (last.minutes - first.minutes > ENCOUNTER_LIMITS.encounterDays * MINUTES_OF_DAY) return tooLong(last);
  return dateFailure(self[plan.dateOfService] as string | undefined, first);
}

function dateFailure(date: string | undefined, first: End): Failure | undefined {
  if (date === undefined) return undefined;
  const began = localDate(first.minutes, first.offset);
  if (date > began) return Failure.of("encounter/date-after-start", { date: DATE_OF_SERVICE }).inside(DATE_OF_SERVICE);
  return (readDate(began) as number) - (readDate(date) as number) > ENCOUNTER_LIMITS.encounterDays ? tooLong(first) : undefined;
}

function tooLong({ field, index, list }: End): Failure {
  return Failure.of("encounter/encounter-too-long", { days: String(ENCOUNTER_LIMITS.encounterDays) }).inside(field).inside(index).inside(list);
}
