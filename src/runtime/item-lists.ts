import type { Item } from "./encounter.ts";
import type { Profile } from "./state.ts";

/** The items of one noun, and what is known of each by its profile (profile.ts). */
export interface Roster {
  readonly items: readonly Item[];
  /** By item index; null: the item has none. */
  readonly profiles: (Profile | null | undefined)[];
  /** Bits of the edges that at least one item leaves open; undefined until asked. */
  fires: readonly number[] | undefined;
}

/** The items of a run by noun. Each list stands at the place of its noun among the prepared ones. */
export class ItemLists {
  private readonly places: ReadonlyMap<string, number>;
  private readonly lists: (readonly Item[])[];
  private readonly rosters: (Roster | undefined)[];

  constructor(places: ReadonlyMap<string, number>, from: ItemLists | ReadonlyMap<string, readonly Item[]>) {
    this.places = places;
    this.rosters = [];
    if (from instanceof ItemLists) this.lists = from.lists.slice();
    else {
      this.lists = [];
      for (let place = 0; place < places.size; place++) this.lists.push(NO_ITEMS);
      for (const [noun, items] of from) this.lists[places.get(noun)!] = items;
    }
    for (let place = 0; place < this.lists.length; place++) this.rosters.push(undefined);
  }

  /** The items of a noun; none where no stage has made any. */
  get(noun: string): readonly Item[] {
    const place = this.places.get(noun);
    return place === undefined ? NO_ITEMS : this.lists[place]!;
  }

  /** The same by the place of the noun. */
  at(place: number): readonly Item[] {
    return this.lists[place]!;
  }

  /** Puts the items of a noun in place of those it had. */
  set(noun: string, items: readonly Item[]): void {
    const place = this.places.get(noun)!;
    this.lists[place] = items;
    this.rosters[place] = undefined;
  }

  /** What profiles say of the items as they stand. */
  rosterAt(place: number): Roster {
    return (this.rosters[place] ??= { items: this.lists[place]!, profiles: new Array(this.lists[place]!.length), fires: undefined });
  }
}

const NO_ITEMS: readonly Item[] = [];
