import type * as ir from "../../ir/ir.ts";
import type { Item } from "../encounter.ts";
import { existence, membershipOf } from "../membership.ts";
import { aheadTruth } from "../order.ts";
import type { Prepared, State } from "../prepared.ts";
import { overlap } from "../runs.ts";
import { itemTime } from "../time.ts";
import { and, NO, not, type Truth, truth, UNKNOWN, YES } from "../truth.ts";

type Narrow = (state: State, member: Item, item: Item | null) => Truth;

/** Calls back for every item that is or may be a member; stops when the callback returns false. */
export type EachMember = (state: State, item: Item | null, visit: (member: Item, is: Truth) => boolean) => void;

/** Plans a set expression once: base and qualifiers resolved to indexes and slots. */
export function planSet(set: ir.SetOf, prepared: Prepared): EachMember {
  const narrow = set.qualifiers.map((qualifier) => planQualifier(qualifier, set, prepared));
  if ("noun" in set.base) {
    const noun = set.base.noun;
    return (state, item, visit) => {
      for (const member of state.items.get(noun) ?? []) if (!pass(state, member, item, existence(member), narrow, visit)) return;
    };
  }
  const index = prepared.setIndex.get(set.base.set)!;
  return (state, item, visit) => {
    const { items, truths } = membershipOf(state, index);
    for (let at = 0; at < items.length; at++) {
      const is = truths[at] as Truth;
      if (is !== NO && !pass(state, items[at]!, item, is, narrow, visit)) return;
    }
  };
}

function pass(state: State, member: Item, item: Item | null, base: Truth, narrow: readonly Narrow[], visit: (member: Item, is: Truth) => boolean): boolean {
  let is = base;
  for (const one of narrow) {
    is = and(is, one(state, member, item));
    if (is === NO) return true;
  }
  return visit(member, is);
}

function planQualifier(qualifier: ir.Qualifier, set: ir.SetOf, prepared: Prepared): Narrow {
  switch (qualifier.is) {
    case "sharing":
      return planSharing(qualifier.fields, qualifier.negated, set, prepared);
    case "before": {
      const order = prepared.orderIndex.get(qualifier.order)!;
      return (state, member, item) => aheadTruth(state, order, member, item!);
    }
    case "after": {
      const order = prepared.orderIndex.get(qualifier.order)!;
      return (state, member, item) => aheadTruth(state, order, item!, member);
    }
    case "other":
      return (_, member, item) => truth(member !== item);
    case "overlapping":
      return (_, member, item) => {
        if (member === item) return NO;
        const a = itemTime(member);
        const b = itemTime(item!);
        return a === undefined || b === undefined ? UNKNOWN : truth(overlap(a, b));
      };
  }
}

function planSharing(fields: readonly string[], negated: boolean, set: ir.SetOf, prepared: Prepared): Narrow {
  const noun = "noun" in set.base ? set.base.noun : prepared.program.sets[prepared.setIndex.get(set.base.set)!]!.head.noun;
  const own = prepared.slots.get(noun)!;
  const slots = fields.map((field) => own.get(field)!);
  return (_, member, item) => {
    const other = prepared.slots.get(item!.noun.name)!;
    let same: Truth = YES;
    for (let at = 0; at < slots.length && same !== NO; at++) {
      const left = member.values[slots[at]!];
      const right = item!.values[other.get(fields[at]!)!];
      same = left === undefined || right === undefined ? UNKNOWN : and(same, truth(left === right));
    }
    return negated ? not(same) : same;
  };
}
