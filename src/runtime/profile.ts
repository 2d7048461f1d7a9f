import { headTest } from "../ir/head-test.ts";
import type * as ir from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import { visitTest } from "../ir/visit.ts";
import type { Item } from "./encounter.ts";
import type { Roster } from "./item-lists.ts";
import type { Prepared, Profiles, State, TestFn } from "./prepared.ts";
import type { LineItem, Profile } from "./state.ts";
import { NO, type Truth, YES } from "./truth.ts";

/** What the profile of an item (state.ts) says of a set or a rule: a truth value that holds for every item alike, or `OPEN`: to be worked out. */
export type Settled = Truth | typeof OPEN;

export const OPEN = 3;

/** A rule that walks items: what `decide` asks first. */
export interface Walking {
  readonly number: number;
  readonly head: ir.Head | null;
  readonly applies?: ir.Test;
  readonly when?: ir.Choice<ir.Test | null>;
}

type Settle = (state: State, item: Item, sets: Uint8Array) => Settled;

/** How many profiles of a noun are kept; past it all are made anew. Codes are many; few of them meet in practice. */
const MOST = 4_096;

const UNASKED = 4;

/** Bits of a word: as many as stay a small integer. */
const WORD = 30;

function wordOf(edge: number): number {
  return (edge / WORD) | 0;
}

function bitOf(edge: number): number {
  return 1 << (edge % WORD);
}

const open: Settle = () => OPEN;
const yes: Settle = () => YES;

/** Plans the profiles of a noun; `edges` walk its items, `allEdges` is how many the program has. */
export function profilesOf(noun: Noun, prepared: Prepared, edges: readonly Walking[], allEdges: number, plan: (test: ir.Test) => TestFn): Profiles {
  const planning = new Planning(noun, prepared, plan);
  const sets = prepared.program.sets.map((rule) => planning.set(rule));
  const own = edges.map((edge) => ({ number: edge.number, settle: planning.edge(edge) }));
  planning.sets = sets;
  const { ownSlots, encounterSlots } = planning;
  let root = new Branch();
  let kept = 0;
  const make = (state: State, item: Item): Profile => {
    const known = new Uint8Array(sets.length).fill(UNASKED);
    sets.forEach((_, index) => planning.member(index, state, item, known));
    const fires: number[] = new Array(Math.ceil(allEdges / WORD)).fill(0);
    for (const { number, settle } of own) if (settle(state, item, known) !== NO) fires[wordOf(number)]! |= bitOf(number);
    return { sets: known, fires };
  };
  return {
    of(state, item) {
      let branch = root;
      const facts = state.encounter.self.values;
      for (let at = 0; at < encounterSlots.length; at++) branch = branch.next(facts[encounterSlots[at]!]);
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

/** The profile of the item of a noun, by the place of the noun; null where the backend has none, and for a line that may not exist: of it nothing is settled. */
export function profileAt(state: State, place: number, index: number): Profile | null {
  const roster = state.items.rosterAt(place);
  const known = roster.profiles[index];
  return known === undefined ? (roster.profiles[index] = made(state, place, roster.items[index]!)) : known;
}

function made(state: State, place: number, item: Item): Profile | null {
  const profiles = state.prepared.profiles[place];
  return profiles === undefined || (item as Partial<LineItem>).maybe === true ? null : profiles.of(state, item);
}

/** Whether an edge may be for an item of its noun: false is a sure no. */
export function mayFireFor(state: State, edge: number, place: number, item: Item): boolean {
  if (edge < 0) return true;
  const { items } = state.items.rosterAt(place);
  const profile = items[item.index] === item ? profileAt(state, place, item.index) : made(state, place, item);
  return profile === null || (profile.fires[wordOf(edge)]! & bitOf(edge)) !== 0;
}

/** Whether an edge may be for any item of its noun. */
export function mayFire(state: State, edge: number, place: number): boolean {
  if (edge < 0) return true;
  const roster = state.items.rosterAt(place);
  roster.fires ??= firesOf(state, place, roster);
  return (roster.fires[wordOf(edge)]! & bitOf(edge)) !== 0;
}

function firesOf(state: State, place: number, { items }: Roster): readonly number[] {
  const words = state.prepared.allFires.map(() => 0);
  for (let index = 0; index < items.length; index++) {
    const profile = profileAt(state, place, index);
    if (profile === null) return state.prepared.allFires;
    for (let word = 0; word < words.length; word++) words[word]! |= profile.fires[word]!;
  }
  return words;
}

/** All bits of so many edges. */
export function allFires(edges: number): readonly number[] {
  return new Array(Math.ceil(edges / WORD)).fill((1 << WORD) - 1);
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

class Planning {
  sets: readonly Settle[] = [];
  private readonly noun: Noun;
  private readonly prepared: Prepared;
  private readonly plan: (test: ir.Test) => TestFn;
  private readonly own = new Set<number>();
  private readonly encounter = new Set<number>();

  constructor(noun: Noun, prepared: Prepared, plan: (test: ir.Test) => TestFn) {
    this.noun = noun;
    this.prepared = prepared;
    this.plan = plan;
  }

  get ownSlots(): readonly number[] {
    return [...this.own].sort((a, b) => a - b);
  }

  get encounterSlots(): readonly number[] {
    return [...this.encounter].sort((a, b) => a - b);
  }

  /** Whether the item is a member of a set, each set asked once. */
  member(index: number, state: State, item: Item, known: Uint8Array): Settled {
    if (known[index] === UNASKED) {
      known[index] = OPEN;
      const truth = this.sets[index]!(state, item, known);
      known[index] = truth === NO || truth === YES ? truth : OPEN;
    }
    return known[index] as Settled;
  }

  edge({ head, applies, when }: Walking): Settle {
    return all([this.head(head), this.guard(applies), when ? this.choice(when) : yes]);
  }

  /** As the stage of sets has it: what leaves out, spaces out or replaces is open unless the head or `keep` says no. */
  set(rule: ir.SetRule): Settle {
    if (rule.head.noun !== this.noun.name) return open;
    const head = all([this.guard(rule.applies), this.head(rule.head)]);
    if (rule.instead.length > 0) return weaker(head);
    const own = all([head, this.choice(rule.keep)]);
    return rule.leaveOut.length > 0 || rule.spaced ? weaker(own) : own;
  }

  private head(head: ir.Head | null): Settle {
    if (head?.from !== undefined) return open;
    const test = head && headTest(head);
    return test === null ? yes : this.test(test);
  }

  private guard(test: ir.Test | undefined): Settle {
    return test === undefined ? yes : this.test(test);
  }

  /** A choice that every exception leaves at no is no; what an exception may change is open otherwise. */
  private choice(choice: ir.Choice<ir.Test | null>): Settle {
    const tests = [choice.value, ...(choice.cases ?? []).map((one) => one.value)].map((test) => (test === null ? yes : this.test(test)));
    if (tests.length === 1) return tests[0]!;
    return (state, item, known) => (tests.every((test) => test(state, item, known) === NO) ? NO : OPEN);
  }

  private test(test: ir.Test): Settle {
    switch (test.op) {
      case "all":
        return all(test.of.map((one) => this.test(one)));
      case "any":
        return any(test.of.map((one) => this.test(one)));
      case "not": {
        const inner = this.test(test.of);
        return (state, item, known) => opposite(inner(state, item, known));
      }
      case "member": {
        const index = this.prepared.setIndex.get(test.set)!;
        if (this.prepared.program.sets[index]!.head.noun !== this.noun.name) return open;
        return (state, item, known) => this.member(index, state, item, known);
      }
      case "in_codes":
        // A profile serves encounters of every date.
        return this.prepared.codes.get(test.codes)!.dated ? open : this.atom(test);
      case "compare": case "one_of": case "documented":
        return this.atom(test);
      default:
        return open;
    }
  }

  /** A test that reads nothing but fields of few values, constants, and named values that no more than those decide. */
  private atom(test: ir.Test): Settle {
    const own: number[] = [];
    const encounter: number[] = [];
    if (!this.reads(test, own, encounter)) return open;
    for (const slot of own) this.own.add(slot);
    for (const slot of encounter) this.encounter.add(slot);
    return this.plan(test);
  }

  /** Whether a test reads no more than an atom may; the slots that it reads are added to the lists. */
  private reads(test: ir.Test, own: number[], encounter: number[]): boolean {
    let settled = true;
    visitTest(test, {
      value: (value) => {
        if (value.op === "constant") return;
        const slots = value.op === "field" ? this.slotsOf(value) : undefined;
        if (slots !== undefined) (slots.of === "encounter" ? encounter : own).push(slots.slot);
        else if (value.op !== "value" || !this.isSettled(value.name, encounter)) settled = false;
      },
    });
    return settled;
  }

  /** Whether fields of few values of the encounter decide what a named value is. */
  private isSettled(name: string, encounter: number[]): boolean {
    const { cases } = this.prepared.program.values.find((rule) => rule.name === name)!.is;
    const own: number[] = [];
    return (cases ?? []).every(({ when }) => when === undefined || (this.isAboutFields(when) && this.reads(when, own, encounter))) && own.length === 0;
  }

  /** Whether a test asks for no set, order or document, and the same of every date. */
  private isAboutFields(test: ir.Test): boolean {
    switch (test.op) {
      case "all": case "any":
        return test.of.every((one) => this.isAboutFields(one));
      case "not":
        return this.isAboutFields(test.of);
      case "in_codes":
        return !this.prepared.codes.get(test.codes)!.dated;
      default:
        return test.op === "compare" || test.op === "one_of" || test.op === "documented";
    }
  }

  private slotsOf({ noun, field }: { readonly noun: string; readonly field: string }): { readonly of: "encounter" | "item"; readonly slot: number } | undefined {
    const declared = noun === "encounter" || noun === this.noun.name ? this.prepared.nouns.get(noun) : undefined;
    const slot = declared?.fields.findIndex((one) => one.name === field) ?? -1;
    if (slot < 0 || !FEW.has(declared!.fields[slot]!.type.is)) return undefined;
    return { of: noun === "encounter" ? "encounter" : "item", slot };
  }
}

const FEW: ReadonlySet<string> = new Set(["flag", "enum", "code"]);

function all(tests: readonly Settle[]): Settle {
  return (state, item, known) => {
    let result: Settled = YES;
    for (const test of tests) {
      const one = test(state, item, known);
      if (one === NO) return NO;
      if (one !== YES) result = OPEN;
    }
    return result;
  };
}

function any(tests: readonly Settle[]): Settle {
  return (state, item, known) => {
    let result: Settled = NO;
    for (const test of tests) {
      const one = test(state, item, known);
      if (one === YES) return YES;
      if (one !== NO) result = OPEN;
    }
    return result;
  };
}

/** Only a no is sure. */
function weaker(test: Settle): Settle {
  return (state, item, known) => (test(state, item, known) === NO ? NO : OPEN);
}

function opposite(one: Settled): Settled {
  return one === NO ? YES : one === YES ? NO : OPEN;
}
