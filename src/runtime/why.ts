import type * as ir from "../ir/ir.ts";
import { alternatives } from "./choice.ts";
import { bucketsOf } from "./buckets.ts";
import type { Item } from "./encounter.ts";
import { factsTogether } from "./facts.ts";
import { headTruth, keepTruth, memberTruth } from "./membership.ts";
import { isCharted, slotsOfRole } from "./items.ts";
import { rankingOf } from "./order.ts";
import type { PreparedHead, State } from "./prepared.ts";
import { lackingOf } from "./service-fields.ts";
import type { Fact, LineItem, ServiceItem } from "./state.ts";
import { itemTime, namedTime } from "./time.ts";
import { NO, UNKNOWN, YES } from "./truth.ts";
import { baseTime } from "./walk/time.ts";
import { membersOf } from "./walk/set.ts";
import { walkTest } from "./walk/test.ts";
import { walkValue } from "./walk/value.ts";

type Reader = Pick<ir.RuleBase, "name" | "depth">;

/** The facts that make a test not known for an item, each under the rule that reads it. Empty where the test is known. */
export function whyTest(test: ir.Test, state: State, item: Item | null, reader: Reader): readonly Fact[] {
  const search = new Search(state);
  search.test(test, item, reader);
  return search.found();
}

/** The facts that make a named time not known for an item. */
export function whyTime(name: string, state: State, item: Item | null, reader: Reader): readonly Fact[] {
  const search = new Search(state);
  search.named(name, item, reader);
  return search.found();
}

/** The facts that make an item's place in a head not known. */
export function whyHead(head: PreparedHead, state: State, item: Item, reader: Reader): readonly Fact[] {
  const search = new Search(state);
  search.head(head, item, reader);
  return search.found();
}

/** The facts that make a value not known. */
export function whyValue(value: ir.Value, state: State, item: Item | null, reader: Reader): readonly Fact[] {
  const search = new Search(state);
  search.value(value, item, reader);
  return search.found();
}

/** The facts behind every exception guard of a choice that is not known. */
export function whyChoice(choice: ir.Choice<unknown>, state: State, item: Item | null, reader: Reader): readonly Fact[] {
  const search = new Search(state);
  search.choice(choice, item, reader);
  return search.found();
}

/** Walks only into what is not known; each set, time and order is entered once per item. */
class Search {
  private readonly facts: Fact[] = [];
  /** Lists that others share: the facts of an order, of a line that may come. */
  private readonly lists: (readonly Fact[])[] = [];
  private readonly state: State;
  private readonly seen = new Map<string, Set<Item | null>>();

  constructor(state: State) {
    this.state = state;
  }

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
  private shared(name: string, item: Item | null, look: (search: Search) => void): void {
    let known = this.state.facts.get(name);
    if (!known) this.state.facts.set(name, (known = new Map()));
    let facts = known.get(item);
    if (facts === undefined) {
      const search = new Search(this.state);
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

  private ownTime(item: Item, reader: Reader): void {
    if (itemTime(item) !== undefined) return;
    const { rule } = this.state.prepared.services!;
    const administrations = servicesBehind(item).flatMap((service) => service.administrations.map((one) => one.item));
    const cuts = rule.cuts.filter((cut) => cut.kind !== "during" && administrations.some((one) => this.mayCut(cut, one)));
    for (const field of [rule.from, rule.to, ...cuts.map((cut) => cut.field)]) this.missing(item, field, reader, true);
  }

  private mayCut(cut: ir.ServicesRule["cuts"][number], administration: Item): boolean {
    return cut.if === undefined || walkTest(cut.if, this.state.prepared, this.state, administration) !== NO;
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

  private field(value: Extract<ir.Value, { op: "field" }>, item: Item | null, reader: Reader): void {
    if (item !== null && item.noun.name === value.noun) return this.missing(item, value.field, reader);
    this.facts.push({ label: value.field, administrations: [], rule: reader.name, depth: reader.depth });
  }

  /** Adds `FIELD of ADMINISTRATION` where the field is not known. `charted`: looks only at the administrations behind a service. */
  private missing(item: Item | null, field: string, reader: Reader, charted = false): void {
    if (item === null) return;
    if ((item as Partial<LineItem>).maybe) {
      this.lists.push((item as LineItem).missing);
      return;
    }
    const slot = this.state.prepared.slots.get(item.noun.name)?.get(field);
    if (!charted && slot !== undefined && item.values[slot] !== undefined) return;
    const { drugOf } = (item as Partial<LineItem>).line ?? {};
    if (drugOf && !slotsOfRole(this.state.prepared, "service").has(field)) {
      for (const administration of drugOf) this.add(field, administration.id, reader);
      return;
    }
    for (const service of servicesBehind(item)) {
      const source = slotsOfRole(this.state.prepared, "charted").get(field);
      if (charted && !service.administrations.some((one) => one.item.values[source!] === undefined)) continue;
      const lacking = lackingOf(service.administrations, source);
      for (const id of lacking) this.add(field, id, reader);
      if (lacking.length === 0) this.differing(field, service, reader);
    }
    if (servicesBehind(item).length === 0) {
      if (isCharted(this.state, item)) this.add(field, item.id, reader);
      else this.facts.push({ label: `${field} of ${item.noun.name} ${item.id}`, administrations: [], rule: reader.name, depth: reader.depth });
    }
  }

  private add(field: string, id: string, reader: Reader): void {
    this.facts.push({ label: `${field} of ${id}`, administrations: [id], rule: reader.name, depth: reader.depth });
  }

  private differing(field: string, service: ServiceItem, reader: Reader): void {
    const [only, ...others] = service.administrations;
    if (only !== undefined && others.length === 0) return this.standing(only.item, reader);
    const administrations = service.administrations.map((one) => one.item.id).sort();
    const label = `${field} (administrations ${administrations.join(", ")} differ)`;
    this.facts.push({ label, administrations, rule: reader.name, depth: reader.depth });
  }

  /** What leaves open whether an administration stands alone (joining.ts): its ends, and the fields that services share. */
  private standing(administration: Item, reader: Reader): void {
    const { prepared } = this.state;
    const { rule, from, to, sharing } = prepared.services!;
    for (const slot of [from, to, ...sharing.value]) {
      if (administration.values[slot] === undefined) this.add(administration.noun.fields[slot]!.name, administration.id, reader.depth < rule.depth ? reader : rule);
    }
  }

  private owner(head: PreparedHead, item: Item): Item | undefined {
    const { slots } = this.state.prepared;
    const noun = head.noun.name;
    const mine = slots.get(item.noun.name)?.get(noun);
    const its = slots.get(noun)?.get(noun);
    if (mine === undefined || its === undefined) return undefined;
    return (this.state.items.get(noun) ?? []).find((one) => item.values[mine] !== undefined && one.values[its] === item.values[mine]);
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

/** The services behind an item: itself, or those of a line. */
export function servicesBehind(item: Item): readonly ServiceItem[] {
  if ("line" in item) return (item as LineItem).line.services;
  return "administrations" in item ? [item as ServiceItem] : [];
}
