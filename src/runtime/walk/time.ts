import type * as ir from "../../ir/ir.ts";
import type { Item } from "../encounter.ts";
import type { Prepared, State } from "../prepared.ts";
import { inside, outside, type Runs, unionOf } from "../runs.ts";
import { itemTime, namedTime, wholeOf } from "../time.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { membersOf } from "./set.ts";

/** The meaning of a time for an item; undefined is not known. No minutes stay no minutes, whatever is cut. */
export function walkTime(time: ir.Time, prepared: Prepared, state: State, item: Item | null): Runs | undefined {
  let runs = baseTime(time.base, prepared, state, item);
  for (const cut of time.cuts) {
    if (runs === undefined || runs.length === 0) return runs;
    const by = baseTime(cut.by, prepared, state, item);
    if (by === undefined) return undefined;
    runs = cut.how === "outside" ? outside(runs, by) : inside(runs, by);
  }
  return runs;
}

/** Union of the members' minutes; not known where a member's time is not, or where an unsure member has minutes. */
export function baseTime(base: ir.TimeBase, prepared: Prepared, state: State, item: Item | null): Runs | undefined {
  if (base.of === "item") return itemTime(item!);
  if (base.of === "time") {
    const pieces = namedTime(state, prepared.timeIndex.get(base.time)!, item);
    return pieces === undefined ? undefined : wholeOf(pieces);
  }
  const lists: Runs[] = [];
  for (const [member, is] of membersOf(base.set, prepared, state, item)) {
    if (is === NO) continue;
    const time = itemTime(member);
    if (time === undefined) return undefined;
    if (is === UNKNOWN && time.length > 0) return undefined;
    lists.push(time);
  }
  return unionOf(lists);
}
