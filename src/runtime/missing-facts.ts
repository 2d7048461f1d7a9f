import type * as ir from "../ir/ir.ts";
import type { Item } from "./encounter.ts";
import { isCharted, slotsOfRole } from "./items.ts";
import type { PreparedHead, State } from "./prepared.ts";
import { lackingOf } from "./service-fields.ts";
import type { Fact, LineItem, ServiceItem } from "./state.ts";
import { itemTime } from "./time.ts";
import { NO } from "./truth.ts";
import { walkTest } from "./walk/test.ts";

/** The rule that reads a fact. */
export type Reader = Pick<ir.RuleBase, "name" | "depth">;

/** Fields of items that are not known, named by what the chart would have to say: those behind a line or a service are its administrations'. */
export class MissingFacts {
  protected readonly facts: Fact[] = [];
  /** Lists that others share: the facts of an order, of a line that may come. */
  protected readonly lists: (readonly Fact[])[] = [];
  protected readonly state: State;

  constructor(state: State) {
    this.state = state;
  }

  protected ownTime(item: Item, reader: Reader): void {
    if (itemTime(item) !== undefined) return;
    const { rule } = this.state.prepared.services!;
    const administrations = servicesBehind(item).flatMap((service) => service.administrations.map((one) => one.item));
    const cuts = rule.cuts.filter((cut) => cut.kind !== "during" && administrations.some((one) => this.mayCut(cut, one)));
    for (const field of [rule.from, rule.to, ...cuts.map((cut) => cut.field)]) this.missing(item, field, reader, true);
  }

  private mayCut(cut: ir.ServicesRule["cuts"][number], administration: Item): boolean {
    return cut.if === undefined || walkTest(cut.if, this.state.prepared, this.state, administration) !== NO;
  }

  protected field(value: Extract<ir.Value, { op: "field" }>, item: Item | null, reader: Reader): void {
    if (item !== null && item.noun.name === value.noun) return this.missing(item, value.field, reader);
    this.facts.push({ label: value.field, administrations: [], rule: reader.name, depth: reader.depth });
  }

  /** Adds `FIELD of ADMINISTRATION` where the field is not known. `charted`: looks only at the administrations behind a service. */
  protected missing(item: Item | null, field: string, reader: Reader, charted = false): void {
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

  protected owner(head: PreparedHead, item: Item): Item | undefined {
    const { slots } = this.state.prepared;
    const noun = head.noun.name;
    const mine = slots.get(item.noun.name)?.get(noun);
    const its = slots.get(noun)?.get(noun);
    if (mine === undefined || its === undefined) return undefined;
    return (this.state.items.get(noun) ?? []).find((one) => item.values[mine] !== undefined && one.values[its] === item.values[mine]);
  }
}

/** The services behind an item: itself, or those of a line. */
export function servicesBehind(item: Item): readonly ServiceItem[] {
  if ("line" in item) return (item as LineItem).line.services;
  return "administrations" in item ? [item as ServiceItem] : [];
}
