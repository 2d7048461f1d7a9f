import type * as ir from "../../ir/ir.ts";
import { only } from "../choice.ts";
import type { Item } from "../encounter.ts";
import type { Prepared, State, TimeFn, ValueFn } from "../prepared.ts";
import { inside, minutesIn, outside, type Runs, unionOf } from "../runs.ts";
import { itemTime, longestPiece, minutesOfPieces, namedTime, wholeOf } from "../time.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { addDays } from "../walk/value.ts";
import { timeAhead } from "./ahead.ts";
import { planSet } from "./set.ts";

/** Plans a value: slots and indexes resolved once. */
export function planValue(value: ir.Value, prepared: Prepared): ValueFn {
  switch (value.op) {
    case "constant": {
      const constant = value.value;
      return () => constant;
    }
    case "value": {
      const chosen = prepared.values.get(value.name)!;
      if (chosen.cases.length === 0) {
        const constant = chosen.value;
        return () => constant;
      }
      return (state) => only(chosen, state, null);
    }
    case "field":
      return planField(value, prepared);
    case "sum":
      return planSum(value, prepared);
    case "minutes_at_rate": {
      const volume = planValue(value.volume, prepared);
      const rate = planValue(value.rate, prepared);
      return (state, item) => {
        const ml = volume(state, item) as number | undefined;
        const perHour = rate(state, item) as number | undefined;
        return ml === undefined || perHour === undefined ? undefined : Math.floor((60 * ml) / perHour);
      };
    }
    case "minutes_of":
      return planMinutes(value.time, prepared);
    case "longest_piece_of": {
      const index = prepared.timeIndex.get(value.time)!;
      return (state, item) => {
        const pieces = namedTime(state, index, item);
        return pieces === undefined ? undefined : longestPiece(pieces);
      };
    }
    case "count_of": {
      const each = planSet(value.set, prepared);
      return (state, item) => {
        let count: number | undefined = 0;
        each(state, item, (_, is) => {
          if (is === UNKNOWN) count = undefined;
          else if (count !== undefined) count++;
          return count !== undefined;
        });
        return count;
      };
    }
  }
}

function planField(value: Extract<ir.Value, { op: "field" }>, prepared: Prepared): ValueFn {
  const slot = prepared.slots.get(value.noun)!.get(value.field)!;
  if (value.noun === "encounter") return (state) => state.encounter.self.values[slot];
  return (_, item) => item!.values[slot];
}

function planSum(value: Extract<ir.Value, { op: "sum" }>, prepared: Prepared): ValueFn {
  const terms = value.terms.map((term) => ({ sign: term.sign, run: planValue(term.value, prepared) }));
  return (state, item) => {
    let date: string | undefined;
    let total = 0;
    for (const { sign, run } of terms) {
      const one = run(state, item);
      if (one === undefined) return undefined;
      if (typeof one === "string") date = one;
      else total += sign * (one as number);
    }
    return date === undefined ? total : addDays(date, total);
  };
}

function planMinutes(time: ir.Time, prepared: Prepared): ValueFn {
  if (time.base.of === "time" && time.cuts.length === 0) {
    const index = prepared.timeIndex.get(time.base.time)!;
    return (state, item) => {
      const pieces = namedTime(state, index, item);
      return pieces === undefined ? undefined : minutesOfPieces(pieces);
    };
  }
  const run = planTime(time, prepared);
  return (state, item) => {
    const runs = run(state, item);
    return runs === undefined ? undefined : minutesIn(runs);
  };
}

/** Plans a time: base and cuts as functions. */
export function planTime(time: ir.Time, prepared: Prepared): TimeFn {
  const base = planBase(time.base, prepared);
  const cuts = time.cuts.map((cut) => ({ outside: cut.how === "outside", by: planBase(cut.by, prepared) }));
  if (cuts.length === 0) return base;
  return (state, item) => {
    let runs = base(state, item);
    for (const cut of cuts) {
      if (runs === undefined || runs.length === 0) return runs;
      const by = cut.by(state, item);
      if (by === undefined) return undefined;
      runs = cut.outside ? outside(runs, by) : inside(runs, by);
    }
    return runs;
  };
}

function planBase(base: ir.TimeBase, prepared: Prepared): TimeFn {
  if (base.of === "item") return (_, item) => itemTime(item!);
  if (base.of === "time") {
    const index = prepared.timeIndex.get(base.time)!;
    return (state, item) => {
      const pieces = namedTime(state, index, item);
      return pieces === undefined ? undefined : wholeOf(pieces);
    };
  }
  const each = planSet(base.set, prepared);
  const [first, ...more] = base.set.qualifiers;
  const order = first?.is === "before" && more.length === 0 ? prepared.orderIndex.get(first.order)! : undefined;
  const set = "set" in base.set.base ? prepared.setIndex.get(base.set.base.set)! : undefined;
  return (state: State, item: Item | null) => {
    const ahead = order === undefined || set === undefined ? null : timeAhead(state, order, set, item!);
    if (ahead !== null) return ahead;
    const lists: Runs[] = [];
    let known = true;
    each(state, item, (member, is) => {
      const time = is === NO ? [] : itemTime(member);
      if (time === undefined || (is === UNKNOWN && time.length > 0)) known = false;
      else lists.push(time);
      return known;
    });
    return known ? unionOf(lists) : undefined;
  };
}
