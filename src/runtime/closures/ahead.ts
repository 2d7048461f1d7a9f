import type { Item } from "../encounter.ts";
import { memberTruth, membershipOf } from "../membership.ts";
import { groupOf, placeIn, rankingOf } from "../order.ts";
import type { State } from "../prepared.ts";
import { NO_TIME, type Runs, unionOf } from "../runs.ts";
import { itemTime } from "../time.ts";
import { and, NO, UNKNOWN, YES } from "../truth.ts";

/**
 * The time of the members of a set that rank before an item, added up place by place so that a whole group costs one walk. Null where
 * the item has no sure place, and each member must be asked.
 */
export function timeAhead(state: State, order: number, set: number, item: Item): Runs | undefined | null {
  const group = groupOf(rankingOf(state, order), item);
  if (group === undefined) return null;
  const place = placeIn(group, item);
  if (place === undefined || group.truths[place] !== YES) return null;
  let sets = state.timesAhead.get(group);
  if (!sets) state.timesAhead.set(group, (sets = new Map()));
  const membership = membershipOf(state, set);
  let times = sets.get(membership);
  if (!times) sets.set(membership, (times = [NO_TIME]));
  while (times.length <= place) {
    const at = times.length - 1;
    const member = group.items[at]!;
    const truth = and(memberTruth(state, set, member), group.truths[at]!);
    const time = truth === NO ? NO_TIME : itemTime(member);
    const before = times[at];
    const known = before !== undefined && time !== undefined && (truth !== UNKNOWN || time.length === 0);
    times.push(known ? unionOf([before, time]) : undefined);
  }
  return times[place];
}
