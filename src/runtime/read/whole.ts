import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import { readDate } from "../calendar.ts";
import type { Item } from "../encounter.ts";
import { MINUTES_OF_DAY } from "../instant.ts";
import { Failure } from "./failure.ts";
import { bareItem } from "./item.ts";
import { DATE_OF_SERVICE, NO_ITEMS } from "./plan.ts";
import type { ListPlan, NounPlan, Plan } from "./plan.ts";

/** The lists of an encounter, by place of their nouns in the vocabulary. */
export type Lists = (readonly Item[] | undefined)[];

/** Fewer items are compared with one another without a table of their ids. */
const FEW = 8;

/** Whether two items of a list have one id. */
export function duplicateId(plan: NounPlan, items: readonly Item[]): Failure | undefined {
  if (items.length > FEW) return duplicateOfMany(plan, items);
  for (let index = 1; index < items.length; index++) {
    const { id } = items[index]!;
    for (let first = 0; first < index; first++) if (items[first]!.id === id) return duplicate(plan, first, index);
  }
  return undefined;
}

function duplicateOfMany(plan: NounPlan, items: readonly Item[]): Failure | undefined {
  const seen = new Map<string, number>();
  for (const { id, index } of items) {
    const first = seen.get(id);
    if (first !== undefined) return duplicate(plan, first, index);
    seen.set(id, index);
  }
  return undefined;
}

function duplicate({ noun }: NounPlan, first: number, index: number): Failure {
  return Failure.of("encounter/duplicate-id", { first: `/${noun.from!}/${first}/id` }).inside("id").inside(index);
}

/** Whether every site that is named is one of the list of accesses. Called where the encounter gives that list. */
export function siteFailure(plan: Plan, access: ListPlan, items: Lists): Failure | undefined {
  const known = new Set(items[access.noun]?.map(({ id }) => id));
  for (const list of plan.siteLists) {
    for (const field of list.plan.siteFields) {
      const lost = items[list.noun]?.find(({ values }) => values[field.slot] !== undefined && !known.has(values[field.slot] as string));
      if (lost === undefined) continue;
      const failure = Failure.of("encounter/unknown-reference", { field: field.name, list: access.from });
      return failure.inside(field.name).inside(lost.index).inside(list.from);
    }
  }
  return undefined;
}

/** The accesses of an encounter that does not list them: one for each site id in use, of which nothing else is charted; sorted by id. */
export function namedAccesses(plan: Plan, access: ListPlan, items: Lists, self: readonly unknown[]): readonly Item[] {
  let ids: Set<string> | undefined;
  for (const list of plan.siteLists) {
    for (const { slot } of list.plan.siteFields) {
      for (const { values } of items[list.noun]!) {
        if (values[slot] !== undefined) (ids ??= new Set()).add(values[slot] as string);
      }
    }
  }
  return ids === undefined ? NO_ITEMS : [...ids].sort().map((id, index) => bareItem(access.plan, id, index, self));
}

/** Whether the encounter lasts too long or began after its first documented start. */
export function lengthFailure(plan: Plan, items: Lists, self: readonly unknown[]): Failure | undefined {
  let first: Item | undefined;
  let last: Item | undefined;
  let begins = Number.POSITIVE_INFINITY;
  let ends = Number.NEGATIVE_INFINITY;
  for (const { noun, plan: { span } } of plan.lasting) {
    for (const item of items[noun]!) {
      const start = item.values[span!.from] as number | undefined;
      const end = (item.values[span!.to] as number | undefined) ?? start;
      if (start !== undefined && start < begins) {
        begins = start;
        first = item;
      }
      if (end !== undefined && end > ends) {
        ends = end;
        last = item;
      }
    }
  }
  if (first === undefined || last === undefined) return undefined;
  if (ends - begins > ENCOUNTER_LIMITS.encounterDays * MINUTES_OF_DAY) return tooLong(plan, last, "end");
  return dateFailure(plan, self[plan.dateOfService] as string | undefined, first);
}

function dateFailure(plan: Plan, date: string | undefined, first: Item): Failure | undefined {
  if (date === undefined) return undefined;
  const { from } = listOf(plan, first).plan.span!;
  const began = Math.floor(((first.values[from] as number) + first.offsets[from]!) / MINUTES_OF_DAY);
  const days = began - (readDate(date) as number);
  if (days < 0) return Failure.of("encounter/date-after-start", { date: DATE_OF_SERVICE }).inside(DATE_OF_SERVICE);
  return days > ENCOUNTER_LIMITS.encounterDays ? tooLong(plan, first, "beginning") : undefined;
}

/** The failure at one end of an item; where its own end is not charted, at its beginning. */
function tooLong(plan: Plan, item: Item, end: "beginning" | "end"): Failure {
  const list = listOf(plan, item);
  const { names, to } = list.plan.span!;
  const field = end === "end" && item.values[to] !== undefined ? names.to : names.from;
  return Failure.of("encounter/encounter-too-long", { days: String(ENCOUNTER_LIMITS.encounterDays) }).inside(field).inside(item.index).inside(list.from);
}

function listOf(plan: Plan, { noun }: Item): ListPlan {
  return plan.lasting.find((list) => list.plan.noun === noun)!;
}
