import type * as ir from "../../ir/ir.ts";
import { dateOfDays, readDate } from "../calendar.ts";
import { only } from "../choice.ts";
import type { Item } from "../encounter.ts";
import type { Prepared, State } from "../prepared.ts";
import { minutesIn } from "../runs.ts";
import { longestPiece, minutesOfPieces, namedTime } from "../time.ts";
import { NO, UNKNOWN, YES } from "../truth.ts";
import { membersOf } from "./set.ts";
import { walkTime } from "./time.ts";

/** The meaning of a value for an item; undefined is not known. */
export function walkValue(value: ir.Value, prepared: Prepared, state: State, item: Item | null): unknown {
  switch (value.op) {
    case "constant":
      return value.value;
    case "value":
      return only(prepared.values.get(value.name)!, state, null);
    case "field":
      return fieldOf(value, prepared, state, item);
    case "sum":
      return sumOf(value, prepared, state, item);
    case "minutes_at_rate": {
      const volume = walkValue(value.volume, prepared, state, item) as number | undefined;
      const rate = walkValue(value.rate, prepared, state, item) as number | undefined;
      return volume === undefined || rate === undefined ? undefined : Math.floor((60 * volume) / rate);
    }
    case "minutes_of":
      return minutesOf(value.time, prepared, state, item);
    case "longest_piece_of": {
      const pieces = namedTime(state, prepared.timeIndex.get(value.time)!, item);
      return pieces === undefined ? undefined : longestPiece(pieces);
    }
    case "count_of": {
      const members = membersOf(value.set, prepared, state, item).filter(([, truth]) => truth !== NO);
      return members.some(([, truth]) => truth === UNKNOWN) ? undefined : members.filter(([, truth]) => truth === YES).length;
    }
  }
}

function fieldOf(value: Extract<ir.Value, { op: "field" }>, prepared: Prepared, state: State, item: Item | null): unknown {
  const slot = prepared.slots.get(value.noun)!.get(value.field)!;
  if (item !== null && item.noun.name === value.noun) return item.values[slot];
  return state.encounter.self.values[slot];
}

function sumOf(value: Extract<ir.Value, { op: "sum" }>, prepared: Prepared, state: State, item: Item | null): unknown {
  let date: string | undefined;
  let total = 0;
  for (const term of value.terms) {
    const one = walkValue(term.value, prepared, state, item);
    if (one === undefined) return undefined;
    if (typeof one === "string") date = one;
    else total += term.sign * (one as number);
  }
  return date === undefined ? total : addDays(date, total);
}

/** A date some days later; both as ISO text. */
export function addDays(date: string, days: number): string {
  return dateOfDays((readDate(date) as number) + days);
}

function minutesOf(time: ir.Time, prepared: Prepared, state: State, item: Item | null): number | undefined {
  if (time.base.of === "time" && time.cuts.length === 0) {
    const pieces = namedTime(state, prepared.timeIndex.get(time.base.time)!, item);
    return pieces === undefined ? undefined : minutesOfPieces(pieces);
  }
  const runs = walkTime(time, prepared, state, item);
  return runs === undefined ? undefined : minutesIn(runs);
}
