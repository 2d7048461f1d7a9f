import { headTest } from "../ir/head-test.ts";
import type * as ir from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import { visitTest } from "../ir/visit.ts";
import type { Item } from "./encounter.ts";
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

const open: Settle = () => OPEN;
const yes: Settle = () => YES;

/** Plans the profiles of a noun. */
export function profilesOf(noun: Noun, prepared: Prepared, edges: readonly Walking[], plan: (test: ir.Test) => TestFn): Profiles {
  const planning = new Planning(noun, prepared, plan);
  const sets = prepared.program.sets.map((rule) => planning.set(rule));
  const own = edges.map((edge) => ({ number: edge.number, settle: planning.edge(edge) }));
  const count = edges.reduce((most, { number }) => Math.max(most, number + 1), 0);
  planning.sets = sets;
  const { ownSlots, encounterSlots } = planning;
  let root = new Map<unknown, unknown>();
  let kept = 0;
  const make = (state: State, item: Item): Profile => {
    const known = new Uint8Array(sets.length).fill(UNASKED);
    sets.forEach((_, index) => planning.member(index, state, item, known));
    const decided = new Uint8Array(count).fill(OPEN);
    for (const { number, settle } of own) if (settle(state, item, known) === NO) decided[number] = NO;
    return { sets: known, edges: decided };
  };
  return {
    of(state, item) {
      let node = root;
      for (const slot of encounterSlots) node = next(node, state.encounter.self.values[slot]);
      for (const slot of ownSlots) node = next(node, item.values[slot]);
      let profile = node.get(LEAF) as Profile | undefined;
      if (profile === undefined) {
        if (kept++ >= MOST) {
          root = new Map();
          kept = 0;
          return make(state, item);
        }
        node.set(LEAF, (profile = make(state, item)));
      }
      return profile;
    },
  };
}

/** The profile of an item; undefined where the backend has none, and for a line that may not exist: of it nothing is settled. */
export function profileOf(state: State, item: Item): Profile | undefined {
  if ((item as Partial<LineItem>).maybe === true) return undefined;
  const { name } = item.noun;
  let known = state.profiles.get(name);
  if (known === undefined || known.items[item.index] !== item) {
    const items = state.items.get(name);
    const profiles = state.prepared.profiles.get(name);
    if (profiles === undefined) return undefined;
    if (items?.[item.index] !== item) return profiles.of(state, item);
    state.profiles.set(name, (known = { items, list: new Array(items.length) }));
  }
  return (known.list[item.index] ??= state.prepared.profiles.get(name)!.of(state, item));
}

/** No value of a field: stands for the profile at the end of a path of values. */
const LEAF = Symbol("profile");

function next(node: Map<unknown, unknown>, value: unknown): Map<unknown, unknown> {
  let child = node.get(value) as Map<unknown, unknown> | undefined;
  if (child === undefined) node.set(value, (child = new Map()));
  return child;
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

  /** A test that reads nothing but fields of few values and constants. */
  private atom(test: ir.Test): Settle {
    const own: number[] = [];
    const encounter: number[] = [];
    let settled = true;
    visitTest(test, {
      value: (value) => {
        if (value.op === "constant") return;
        const slots = value.op === "field" ? this.slotsOf(value) : undefined;
        if (slots === undefined) settled = false;
        else (slots.of === "encounter" ? encounter : own).push(slots.slot);
      },
    });
    if (!settled) return open;
    for (const slot of own) this.own.add(slot);
    for (const slot of encounter) this.encounter.add(slot);
    return this.plan(test);
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
