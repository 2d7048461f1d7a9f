import type * as ir from "../../ir/ir.ts";
import type { Item } from "../encounter.ts";
import { existence, memberTruth } from "../membership.ts";
import { aheadTruth } from "../order.ts";
import type { Prepared, State } from "../prepared.ts";
import { overlap } from "../runs.ts";
import { itemTime } from "../time.ts";
import { and, NO, not, type Truth, truth, UNKNOWN } from "../truth.ts";

/** Every item of the set's noun with how surely it is a member, qualifiers applied for the item in scope. */
export function membersOf(set: ir.SetOf, prepared: Prepared, state: State, item: Item | null): readonly (readonly [Item, Truth])[] {
  const out: [Item, Truth][] = [];
  for (const member of itemsOf(set, prepared, state)) {
    let is = baseTruth(set, prepared, state, member);
    for (const qualifier of set.qualifiers) {
      if (is === NO) break;
      is = and(is, qualifierTruth(qualifier, prepared, state, member, item!));
    }
    out.push([member, is]);
  }
  return out;
}

function itemsOf(set: ir.SetOf, prepared: Prepared, state: State): readonly Item[] {
  if ("noun" in set.base) return state.items.get(set.base.noun) ?? [];
  return state.items.get(prepared.sets[prepared.setIndex.get(set.base.set)!]!.head.noun.name) ?? [];
}

function baseTruth(set: ir.SetOf, prepared: Prepared, state: State, member: Item): Truth {
  if ("noun" in set.base) return existence(member);
  return memberTruth(state, prepared.setIndex.get(set.base.set)!, member);
}

function qualifierTruth(qualifier: ir.Qualifier, prepared: Prepared, state: State, member: Item, item: Item): Truth {
  switch (qualifier.is) {
    case "sharing": {
      let same: Truth = 1;
      for (const field of qualifier.fields) same = and(same, agree(prepared, member, item, field));
      return qualifier.negated ? not(same) : same;
    }
    case "before":
      return aheadTruth(state, prepared.orderIndex.get(qualifier.order)!, member, item);
    case "after":
      return aheadTruth(state, prepared.orderIndex.get(qualifier.order)!, item, member);
    case "other":
      return truth(member !== item);
    case "overlapping": {
      if (member === item) return NO;
      const a = itemTime(member);
      const b = itemTime(item);
      return a === undefined || b === undefined ? UNKNOWN : truth(overlap(a, b));
    }
  }
}

function agree(prepared: Prepared, a: Item, b: Item, field: string): Truth {
  const left = a.values[prepared.slots.get(a.noun.name)!.get(field)!];
  const right = b.values[prepared.slots.get(b.noun.name)!.get(field)!];
  return left === undefined || right === undefined ? UNKNOWN : truth(left === right);
}
