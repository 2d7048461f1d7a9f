import type { Vocabulary } from "../ir/vocabulary.ts";
import type { Item } from "./item.ts";

/** The places of nouns, by name. */
export type NounPlaces = ReadonlyMap<string, number>;

/** The places of the nouns in the order of the vocabulary. Made once for a vocabulary, since all its encounters share it. */
export function nounPlaces({ nouns }: Vocabulary): NounPlaces {
  return new Map(nouns.map(({ name }, place) => [name, place]));
}

/**
 * The items of each noun that has any. Every encounter and every run has lists of its own, so a copy must cost little: the names stand
 * once, in the places, and a copy is one array.
 */
export class ItemLists {
  private readonly places: NounPlaces;
  private readonly lists: (readonly Item[] | undefined)[];
  /** By place of the noun: what profile.ts knows of the items as they stand; undefined until it is asked. */
  readonly rosters: (object | undefined)[];

  private constructor(places: NounPlaces, lists: (readonly Item[] | undefined)[]) {
    this.places = places;
    this.lists = lists;
    this.rosters = new Array<undefined>(places.size).fill(undefined);
  }

  /** Lists by the places of their nouns; undefined where a noun has none yet. */
  static of(places: NounPlaces, lists: (readonly Item[] | undefined)[]): ItemLists {
    return new ItemLists(places, lists);
  }

  /** The same lists, to be changed apart; `places` may know further nouns after those known so far. */
  copy(places: NounPlaces = this.places): ItemLists {
    return new ItemLists(places, this.lists.slice());
  }

  /** The items of a noun; none where no stage has made any. */
  get(noun: string): readonly Item[] {
    const place = this.places.get(noun);
    return place === undefined ? NO_ITEMS : this.at(place);
  }

  /** The same by the place of the noun. */
  at(place: number): readonly Item[] {
    return this.lists[place] ?? NO_ITEMS;
  }

  /** Puts the items of a noun in place of those it had. */
  set(noun: string, items: readonly Item[]): void {
    const place = this.places.get(noun)!;
    this.lists[place] = items;
    this.rosters[place] = undefined;
  }

  /** Names of the nouns that have a list, in the order of their places. */
  *keys(): IterableIterator<string> {
    for (const [noun, place] of this.places) if (this.lists[place] !== undefined) yield noun;
  }
}

const NO_ITEMS: readonly Item[] = [];
