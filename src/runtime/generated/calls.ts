// What generated functions call where the text of a call is shorter than what it does, and no slower.
import { only } from "../choice.ts";
import { dateOfService } from "../date-of-service.ts";
import type { Item } from "../encounter.ts";
import type { State } from "../prepared.ts";
import { overlap } from "../runs.ts";
import { itemTime } from "../time.ts";
import { NO, type Truth, truth, UNKNOWN } from "../truth.ts";

/** Whether a code is in a code set or in the key of a table, on the date of service. */
export function codesHold(state: State, codes: string, code: unknown): boolean {
  return state.prepared.codes.get(codes)!.has(code as string, dateOfService(state));
}

/** A named value that exceptions may change; undefined is not known. */
export function namedValue(state: State, name: string): unknown {
  return only(state.prepared.values.get(name)!, state, null);
}

/** The value of a field that items of several nouns have. */
export function fieldOf(state: State, item: Item, field: string): unknown {
  return item.values[state.prepared.slots.get(item.noun.name)!.get(field)!];
}

/** Whether the times of two items overlap; an item does not overlap itself. */
export function isOverlapping(member: Item, item: Item): Truth {
  if (member === item) return NO;
  const a = itemTime(member);
  const b = itemTime(item);
  return a === undefined || b === undefined ? UNKNOWN : truth(overlap(a, b));
}
