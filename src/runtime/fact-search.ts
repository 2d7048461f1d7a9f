import type * as ir from "../ir/ir.ts";
import { alternatives } from "./choice.ts";
import { bucketsOf } from "./buckets.ts";
import type { Item } from "./encounter.ts";
import { factsTogether } from "./facts.ts";
import { headTruth, keepTruth, memberTruth } from "./membership.ts";
import { MissingFacts, type Reader } from "./missing-facts.ts";
import { rankingOf } from "./order.ts";
import type { PreparedHead } from "./prepared.ts";
import type { Fact, LineItem } from "./state.ts";
import { namedTime } from "./time.ts";
import { NO, UNKNOWN, YES } from "./truth.ts";
import { baseTime } from "./walk/time.ts";
import { membersOf } from "./walk/set.ts";
import { walkTest } from "./walk/test.ts";
import { walkValue } from "./walk/value.ts";

/** Walks only into what is not known; each set, time and order is entered once per item. */
export class FactSearch extends MissingFacts {
  private readonly seen = new Map<string, Set<Item | null>>();

  found(): readonly Fact[] {
    return factsTogether([...this.lists, this.facts]);
  }

  test(test: ir.Test, item: Item | null, reader: Reader): void {
    const { prepared } = this.state;
    if (walkTest(test, prepared, this.state, item) !== UNKNOWN) return;
    switch (test.op) {
      case "all":
      case "any":
        for (const one of test.of) this.test(one, item, reader);
        return;
      case "not":
        return this.test(test.of, item, reader);
      case "compare":
        this.value(test.left, item, reader);
        return this.value(test.right, item, reader);
      case "includes":
        this.value(test.list, item, reader);
        return this.value(test.value, item, reader);
      case "one_of":
      case "in_codes":
      case "documented":
        return this.value(test.value, item, reader);
      case "empty":
        return this.set(test.set, item, reader);
      case "member":
        return this.member(test.set, item!);
      case "first_in":
        return this.order(test.order, item);
      case "first_of":
        this.order(test.order, item);
        for (const member of this.ranked(test.order)) this.member(test.set, member);
        return;
      case "document":
        return;
    }
  }

  value(value: ir.Value, item: Item | null, reader: Reader): void {
    const { prepared } = this.state;
    if (walkValue(value, prepared, this.state, item) !== undefined) return;
    switch (value.op) {
      case "field":
        return this.field(value, item, reader);
      case "value":
        return this.choice(prepared.program.values.find((rule) => rule.name === value.name)!.is, null, reader);
      case "sum":
        for (const term of value.terms) this.value(term.value, item, reader);
        return;
      case "minutes_at_rate":
        this.value(value.volume, item, reader);
        return this.value(value.rate, item, reader);
      case "minutes_of":
        return this.time(value.time, item, reader);
      case "longest_piece_of":
        return this.named(value.time, item, reader);
      case "count_of":
        return this.set(value.set, item, reader);
      case "constant":
        return;
    }
  }

  choice(choice: ir.Choice<unknown>, item: Item | null, reader: Reader): void {
    for (const one of choice.cases ?? []) if (one.when) this.test(one.when, item, this.reader(one.exception, reader));
  }

  time(time: ir.Time, item: Item | null, reader: Reader): void {
    this.base(time.base, item, reader);
    for (const cut of time.cuts) this.base(cut.by, item, reader);
  }

  named(name: string, item: Item | null, reader: Reader): void {
    const { prepared } = this.state;
    const index = prepared.timeIndex.get(name)!;
    if (namedTime(this.state, index, item) !== undefined) return;
    const { head } = prepared.times[index]!;
    const own = head === null ? null : item !== null && item.noun !== head.noun ? this.owner(head, item) : item;
    if (own === undefined) return this.missing(item, head!.noun.name, reader);
    this.shared(name, own, (search) => search.pieces(name, own));
  }

  private pieces(name: string, own: Item | null): void {
    const { prepared } = this.state;
    const { rule, head } = prepared.times[prepared.timeIndex.get(name)!]!;
    if (head !== null && own !== null) this.head(head, own, rule);
    for (const choice of [rule.is, rule.pieces, rule.shortest, rule.cut]) this.choice(choice, own, rule);
    for (const value of [rule.is.value, ...(rule.is.cases ?? []).map((one) => one.value)]) this.time(value, own, rule);
  }

  head(head: PreparedHead, item: Item, reader: Reader): void {
    if ((item as Partial<LineItem>).maybe) this.lists.push((item as LineItem).missing);
    if (head.head.in !== undefined) this.member(head.head.in, item);
    else if (head.truth !== null && head.truth(this.state, item) === UNKNOWN) this.missing(item, "code", reader);
  }

  member(name: string, item: Item): void {
    this.shared(name, item, (search) => search.membership(name, item));
  }

  private membership(name: string, item: Item): void {
    const index = this.state.prepared.setIndex.get(name)!;
    this.unspaced(name, item);
    if (this.state.prepared.sets[index]!.spaced && memberTruth(this.state, index, item) === UNKNOWN) this.spacing(name, item);
  }

  private unspaced(name: string, item: Item): void {
    const { prepared } = this.state;
    const { rule, head } = prepared.sets[prepared.setIndex.get(name)!]!;
    this.head(head, item, rule);
    if (rule.applies) this.test(rule.applies, null, rule);
    for (const keep of [rule.keep.value, ...(rule.keep.cases ?? []).map((one) => one.value)]) if (keep) this.test(keep, item, rule);
    this.choice(rule.keep, item, rule);
    for (const entry of rule.leaveOut) this.test(entry.if, item, rule);
    for (const entry of rule.instead) if (entry.when) this.test(entry.when, item, this.reader(entry.exception, rule));
  }

  /** What decides which items near this one stay: whether they are members, their starts and their groups. */
  private spacing(name: string, item: Item): void {
    const { prepared, items } = this.state;
    const { rule, head, spaced } = prepared.sets[prepared.setIndex.get(name)!]!;
    const [slots] = alternatives(spaced!.sharing, this.state, item);
    const values = slots!.map((slot) => item.values[slot]);
    const all = items.get(head.noun.name) ?? [];
    for (const choice of [spaced!.entry.moreThan, spaced!.entry.sharing]) this.choice(choice, item, rule);
    for (const other of values.includes(undefined) ? all : bucketsOf(this.state, all, slots!).near(values)) {
      if (slots!.some((slot, at) => other.values[slot] !== undefined && values[at] !== undefined && other.values[slot] !== values[at])) continue;
      this.unspaced(name, other);
      if (headTruth(head, this.state, other) === NO || keepTruth(this.state, prepared.sets[prepared.setIndex.get(name)!]!, other) === NO) continue;
      for (const slot of [spaced!.start, ...slots!]) if (other.values[slot] === undefined) this.missing(other, head.noun.fields[slot]!.name, rule);
    }
  }

  /** Adds the facts of a set or an order for an item, searched once a run. */
  private shared(name: string, item: Item | null, look: (search: FactSearch) => void): void {
    let known = this.state.facts.get(name);
    if (!known) this.state.facts.set(name, (known = new Map()));
    let facts = known.get(item);
    if (facts === undefined) {
      const search = new FactSearch(this.state);
      look(search);
      known.set(item, (facts = search.found()));
    }
    this.lists.push(facts);
  }

  private set(set: ir.SetOf, item: Item | null, reader: Reader): void {
    for (const [member, is] of membersOf(set, this.state.prepared, this.state, item)) {
      if (is !== UNKNOWN) continue;
      if ("set" in set.base) this.member(set.base.set, member);
      else if ((member as Partial<LineItem>).maybe) this.lists.push((member as LineItem).missing);
      for (const qualifier of set.qualifiers) this.qualifier(qualifier, member, item, reader);
    }
  }

  private qualifier(qualifier: ir.Qualifier, member: Item, item: Item | null, reader: Reader): void {
    if (qualifier.is === "sharing") {
      for (const field of qualifier.fields) for (const one of [member, item!]) this.missing(one, field, reader);
    } else if (qualifier.is === "before" || qualifier.is === "after") this.order(qualifier.order, item);
    else if (qualifier.is === "overlapping") for (const one of [member, item!]) this.ownTime(one, reader);
  }

  private base(base: ir.TimeBase, item: Item | null, reader: Reader): void {
    if (baseTime(base, this.state.prepared, this.state, item) !== undefined) return;
    if (base.of === "item") return this.ownTime(item!, reader);
    if (base.of === "time") return this.named(base.time, item, reader);
    this.set(base.set, item, reader);
    for (const [member, is] of membersOf(base.set, this.state.prepared, this.state, item)) {
      if (is === YES || is === UNKNOWN) this.ownTime(member, reader);
    }
  }

  private order(name: string, item: Item | null): void {
    if (this.entered(`order ${name}`, item)) return;
    const { prepared } = this.state;
    const { rule } = prepared.orders[prepared.orderIndex.get(name)!]!;
    this.shared(name, null, (search) => search.members(name));
    if (item !== null && rule.per.value !== null) this.missing(item, rule.per.value, rule);
  }

  /** What leaves the members of an order, their groups or their places unsure. */
  private members(name: string): void {
    const { prepared, items } = this.state;
    const { rule, head } = prepared.orders[prepared.orderIndex.get(name)!]!;
    for (const choice of [rule.per, rule.prefer]) this.choice(choice, null, rule);
    const slot = rule.per.value === null ? undefined : prepared.slots.get(head.noun.name)?.get(rule.per.value);
    for (const member of items.get(head.noun.name) ?? []) {
      this.head(head, member, rule);
      if (slot !== undefined && member.values[slot] === undefined && (head.truth === null || head.truth(this.state, member) !== NO)) this.missing(member, rule.per.value!, rule);
    }
  }

  private ranked(order: string): readonly Item[] {
    const { prepared } = this.state;
    const { groups, others } = rankingOf(this.state, prepared.orderIndex.get(order)!);
    return [...new Set([...groups.values(), others].flatMap((group) => group.items))];
  }

  private reader(name: string, fallback: Reader): Reader {
    return this.state.prepared.rules.get(name) ?? fallback;
  }

  private entered(key: string, item: Item | null): boolean {
    let items = this.seen.get(key);
    if (!items) this.seen.set(key, (items = new Set()));
    if (items.has(item)) return true;
    items.add(item);
    return false;
  }
}
