import type * as ir from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import type { Item } from "./encounter.ts";
import type { Prepared, Profile, Profiles, SetRest, State, TestFn } from "./prepared.ts";
import { type EdgePart, Planning, UNASKED, type Walking } from "./profile-plan.ts";
import type { LineItem } from "./state.ts";
import { NO, YES } from "./truth.ts";

/** How many profiles of a noun are kept; past it all are made anew. Codes are many; few of them meet in practice. */
const MOST = 1_024;

/** Bits of a word: as many as stay a small integer. */
const WORD = 30;
const ALL = 2 ** WORD - 1;

function wordOf(edge: number): number {
  return (edge / WORD) | 0;
}

function bitOf(edge: number): number {
  return 1 << (edge % WORD);
}

/** Plans the profiles of a noun; `edges` walk its items, `allEdges` is how many the program has. */
export function profilesOf(noun: Noun, prepared: Prepared, edges: readonly Walking[], allEdges: number, plan: (test: ir.Test) => TestFn): Profiles {
  const planning = new Planning(noun, prepared, plan);
  planning.sets = prepared.program.sets.map((rule) => planning.set(rule));
  const own = edges.map((edge) => ({ number: edge.number, part: planning.edge(edge) }));
  const parts = new Map(own.map(({ number, part }) => [number, part]));
  const { ownSlots, encounterSlots } = planning;
  let root = new Branch();
  let kept = 0;
  const make = (state: State, item: Item): Profile => {
    const known = new Uint8Array(planning.sets.length).fill(UNASKED);
    planning.sets.forEach((_, index) => planning.member(index, state, item, known));
    const fires: number[] = new Array(Math.ceil(allEdges / WORD)).fill(0);
    for (const { number, part } of own) if (part.settle(state, item, known) !== NO) fires[wordOf(number)]! |= bitOf(number);
    return new PlannedProfile(known, fires, planning, parts);
  };
  return {
    start(state) {
      let branch = root;
      const facts = state.encounter.self.values;
      for (let at = 0; at < encounterSlots.length; at++) branch = branch.next(facts[encounterSlots[at]!]);
      return branch;
    },
    of(state, item, start) {
      let branch = start as Branch;
      const { values } = item;
      for (let at = 0; at < ownSlots.length; at++) branch = branch.next(values[ownSlots[at]!]);
      if (branch.profile !== undefined) return branch.profile;
      if (kept++ >= MOST) {
        root = new Branch();
        kept = 0;
        return make(state, item);
      }
      return (branch.profile = make(state, item));
    },
  };
}

/** The items of one noun with their profiles. */
export interface Roster {
  readonly items: readonly Item[];
  /** By item index; null: the backend has none, or the item is a line that may not exist, of which nothing is settled. */
  readonly profiles: readonly (Profile | null)[];
  /** Bits of the edges that at least one item leaves open. */
  readonly fires: readonly number[];
}

/** The profiles of the items of a noun as they stand, by the place of the noun; worked out once. */
export function rosterOf(state: State, place: number): Roster {
  const known = state.items.rosters[place] as Roster | undefined;
  return known === undefined ? fill(state, place) : known;
}

function fill(state: State, place: number): Roster {
  const items = state.items.at(place);
  const profiles: (Profile | null)[] = new Array(items.length);
  let fires = state.prepared.allFires;
  const known = state.prepared.profiles[place];
  if (known === undefined) profiles.fill(null);
  else if (items.length > 0) {
    const start = known.start(state);
    let open = false;
    for (let index = 0; index < items.length; index++) {
      const unsure = (items[index] as Partial<LineItem>).maybe === true;
      if (unsure) open = true;
      profiles[index] = unsure ? null : known.of(state, items[index]!, start);
    }
    if (!open) fires = together(profiles as Profile[], fires.length);
  }
  const roster: Roster = { items, profiles, fires };
  state.items.rosters[place] = roster;
  return roster;
}

function made(state: State, place: number, item: Item): Profile | null {
  const profiles = state.prepared.profiles[place];
  return profiles === undefined || (item as Partial<LineItem>).maybe === true ? null : profiles.of(state, item, profiles.start(state));
}

function together(profiles: readonly Profile[], count: number): readonly number[] {
  const words: number[] = new Array(count);
  for (let word = 0; word < count; word++) {
    words[word] = 0;
    for (let at = 0; at < profiles.length; at++) words[word]! |= profiles[at]!.fires[word]!;
  }
  return words;
}

/** The profile of an item that need not stand among those of its noun as they are now. */
export function profileOf(state: State, place: number, item: Item): Profile | null {
  const { items, profiles } = rosterOf(state, place);
  return items[item.index] === item ? profiles[item.index]! : made(state, place, item);
}

/** Whether an edge may be for the items that some bits are of: false is a sure no. */
export function mayFire(fires: readonly number[], { word, bit }: Bit): boolean {
  return (fires[word]! & bit) !== 0 || bit === ALL;
}

/** Where the bit of an edge stands. */
export interface Bit {
  readonly word: number;
  readonly bit: number;
}

/** The bit of the edge of a number; one that no profile settles has all. */
export function bitOfEdge(edge: number): Bit {
  return edge < 0 ? { word: 0, bit: ALL } : { word: wordOf(edge), bit: bitOf(edge) };
}

/** All bits of so many edges. */
export function allFires(edges: number): readonly number[] {
  return new Array(Math.ceil(edges / WORD)).fill(ALL);
}

/** A profile that splits off what is left to ask when it is first asked. */
class PlannedProfile implements Profile {
  readonly sets: Uint8Array;
  readonly fires: readonly number[];
  private readonly planning: Planning;
  private readonly parts: ReadonlyMap<number, EdgePart>;
  private readonly ofSets: (SetRest | null | undefined)[];
  private readonly ofEdges: (TestFn | null | undefined)[] = [];

  constructor(sets: Uint8Array, fires: readonly number[], planning: Planning, parts: ReadonlyMap<number, EdgePart>) {
    this.sets = sets;
    this.fires = fires;
    this.planning = planning;
    this.parts = parts;
    this.ofSets = new Array(sets.length).fill(undefined);
    for (let edge = 0; edge < fires.length * WORD; edge++) this.ofEdges.push(undefined);
  }

  setRest(index: number, state: State, item: Item): SetRest | null {
    const known = this.ofSets[index];
    return known === undefined ? (this.ofSets[index] = this.planning.sets[index]!.rest?.(state, item, this.sets) ?? null) : known;
  }

  edgeRest(edge: number, state: State, item: Item): TestFn | null {
    const known = this.ofEdges[edge];
    return known === undefined ? (this.ofEdges[edge] = this.restOfEdge(edge, state, item)) : known;
  }

  private restOfEdge(edge: number, state: State, item: Item): TestFn | null {
    const part = this.parts.get(edge);
    if (part === undefined || part.rest === null) return null;
    return part.settle(state, item, this.sets) === YES ? () => YES : part.rest(state, item, this.sets);
  }
}

/** More values than these under one branch are looked up by hash. */
const MANY = 12;

/** A place on the path of values that leads to a profile. Most branches have one or two values, found quickest by looking along them. */
class Branch {
  profile: Profile | undefined = undefined;
  private readonly values: unknown[] = [];
  private readonly children: Branch[] = [];
  private many: Map<unknown, Branch> | undefined = undefined;

  next(value: unknown): Branch {
    const { values } = this;
    const looked = Math.min(values.length, MANY);
    for (let at = 0; at < looked; at++) if (values[at] === value) return this.children[at]!;
    return this.further(value);
  }

  private further(value: unknown): Branch {
    const known = this.many?.get(value);
    if (known !== undefined) return known;
    const child = new Branch();
    if (this.values.length < MANY) {
      this.values.push(value);
      this.children.push(child);
    } else (this.many ??= new Map()).set(value, child);
    return child;
  }
}
