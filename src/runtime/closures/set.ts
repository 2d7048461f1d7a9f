import type * as ir from "../../ir/ir.ts";
import type { Noun } from "../../ir/vocabulary.ts";
import type { Item } from "../encounter.ts";
import { bucketsOf, FEW } from "../buckets.ts";
import { existence, membershipOf } from "../membership.ts";
import { aheadTruth } from "../order.ts";
import type { MembersFn, Prepared, State } from "../prepared.ts";
import { overlap } from "../runs.ts";
import { itemTime } from "../time.ts";
import { and, NO, not, type Truth, truth, UNKNOWN, YES } from "../truth.ts";

type Narrow = (state: State, member: Item, item: Item | null) => Truth;

/** Calls back for every item that is or may be a member; stops when the callback returns false. */
export type EachMember = (state: State, item: Item | null, visit: (member: Item, is: Truth) => boolean) => void;

/** Plans a set expression once: base and qualifiers resolved to indexes and slots. */
export function planSet(set: ir.SetOf, prepared: Prepared): EachMember {
  const narrow = set.qualifiers.map((qualifier) => planQualifier(qualifier, set, prepared));
  const sharing = set.qualifiers.find((qualifier) => qualifier.is === "sharing" && !qualifier.negated);
  if (sharing?.is === "sharing") return planBuckets(set, sharing.fields, narrow, prepared);
  if ("noun" in set.base) {
    const place = prepared.places.get(set.base.noun)!;
    return (state, item, visit) => {
      const items = state.items.at(place);
      for (let at = 0; at < items.length; at++) if (!pass(state, items[at]!, item, existence(items[at]!), narrow, visit)) return;
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

/** The items that are or may be members. */
export function planMembers(set: ir.SetOf, prepared: Prepared): MembersFn {
  const each = planSet(set, prepared);
  return (state, item) => {
    const members: Item[] = [];
    each(state, item, (member, is) => {
      if (is !== NO) members.push(member);
      return true;
    });
    return members;
  };
}

/** Looks only at members that agree on the fields, or whose fields are not known. */
function planBuckets(set: ir.SetOf, fields: readonly string[], narrow: readonly Narrow[], prepared: Prepared): EachMember {
  const noun = "noun" in set.base ? set.base.noun : prepared.program.sets[prepared.setIndex.get(set.base.set)!]!.head.noun;
  const slots = fields.map((field) => prepared.slots.get(noun)!.get(field)!);
  const place = prepared.places.get(noun)!;
  const base = "noun" in set.base ? null : prepared.setIndex.get(set.base.set)!;
  return (state, item, visit) => {
    const members = base === null ? null : membershipOf(state, base);
    const items = members === null ? state.items.at(place) : members.items;
    if (items.length < FEW) {
      for (let at = 0; at < items.length; at++) {
        const is = members === null ? existence(items[at]!) : members.truths[at]!;
        if (is !== NO && !pass(state, items[at]!, item, is, narrow, visit)) return;
      }
      return;
    }
    const other = prepared.slots.get(item!.noun.name)!;
    const values = fields.map((field) => item!.values[other.get(field)!]);
    const near = values.includes(undefined) ? items : bucketsOf(state, items, slots).near(values);
    for (const member of near) {
      const is = members === null ? existence(member) : (members.truths[member.index] as Truth);
      if (is !== NO && !pass(state, member, item, is, narrow, visit)) return;
    }
  };
}

function pass(state: State, member: Item, item: Item | null, base: Truth, narrow: readonly Narrow[], visit: (member: Item, is: Truth) => boolean): boolean {
  let is = base;
  for (let at = 0; at < narrow.length; at++) {
    is = and(is, narrow[at]!(state, member, item));
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
  const asked = askedSlots(fields, prepared);
  return (_, member, item) => {
    const others = asked(item!.noun);
    let same: Truth = YES;
    for (let at = 0; at < slots.length && same !== NO; at++) {
      const left = member.values[slots[at]!];
      const right = item!.values[others[at]!];
      same = left === undefined || right === undefined ? UNKNOWN : and(same, truth(left === right));
    }
    return negated ? not(same) : same;
  };
}

/** The slots of some fields in the noun that asks, which hardly ever changes from one question to the next. */
function askedSlots(fields: readonly string[], { slots }: Prepared): (noun: Noun) => readonly number[] {
  let last: Noun | undefined;
  let known: readonly number[] = [];
  return (noun) => {
    if (noun !== last) {
      const own = slots.get(noun.name)!;
      known = fields.map((field) => own.get(field)!);
      last = noun;
    }
    return known;
  };
}
