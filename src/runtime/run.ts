import type { Encounter, Item } from "./encounter.ts";
import type { ItemLists } from "./item-lists.ts";
import type { Prepared, State } from "./prepared.ts";
import type { Arrangement, Buckets, Fact, Membership, RankedGroup, Ranking, Tie, TimesAhead } from "./state.ts";

/** The arrangement of a run that takes ties as they come. */
export const AS_FOUND: Arrangement = new Map();

/** A run's state: nothing is derived before something asks for it, and what few runs need is not even made room for. */
export class Run implements State {
  readonly prepared: Prepared;
  readonly encounter: Encounter;
  readonly items: ItemLists;
  readonly arrangement: Arrangement;
  readonly everyItem: boolean;
  readonly dateOfService: string;
  readonly sets: State["sets"];
  readonly times: State["times"];
  readonly orders: (Ranking | undefined)[];
  readonly ties: Tie[] = [];
  private ofBuckets: Map<readonly Item[], Map<string, Buckets>> | undefined = undefined;
  private ofTimesAhead: Map<RankedGroup, Map<Membership, TimesAhead>> | undefined = undefined;
  private ofFacts: Map<string, Map<Item | null, readonly Fact[]>> | undefined = undefined;

  constructor(prepared: Prepared, encounter: Encounter, items: ItemLists, arrangement: Arrangement, everyItem = false) {
    this.prepared = prepared;
    this.encounter = encounter;
    this.items = items.copy(prepared.places);
    this.arrangement = arrangement;
    this.everyItem = everyItem;
    this.dateOfService = encounter.self.values[prepared.dateSlot] as string;
    this.sets = prepared.nothingYet.sets.slice();
    this.times = prepared.nothingYet.times.slice();
    this.orders = prepared.nothingYet.orders.slice();
  }

  get buckets(): Map<readonly Item[], Map<string, Buckets>> {
    return (this.ofBuckets ??= new Map());
  }

  get timesAhead(): Map<RankedGroup, Map<Membership, TimesAhead>> {
    return (this.ofTimesAhead ??= new Map());
  }

  get facts(): Map<string, Map<Item | null, readonly Fact[]>> {
    return (this.ofFacts ??= new Map());
  }

  forgetLines(): void {
    const { sets, times, orders, names } = this.prepared.readsLines;
    for (const index of sets) this.sets[index] = undefined;
    for (const index of times) this.times[index] = undefined;
    for (const index of orders) this.orders[index] = undefined;
    if (this.ofFacts !== undefined) for (const name of names) this.ofFacts.delete(name);
  }
}
