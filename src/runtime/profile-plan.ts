import { headTest } from "../ir/head-test.ts";
import type * as ir from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import { visitTest } from "../ir/visit.ts";
import type { Item } from "./encounter.ts";
import { leaveReason } from "./leave-reason.ts";
import { joinTests } from "./join-tests.ts";
import type { Prepared, SetRest, State, TestFn } from "./prepared.ts";
import { NO, not, type Truth, UNKNOWN, YES } from "./truth.ts";

/** What the profile of an item (state.ts) says of a set or a rule: a truth value that holds for every item alike, or `OPEN`: to be worked out. */
export type Settled = Truth | typeof OPEN;

export const OPEN = 3;

/** Of a set that a profile has not been asked about. */
export const UNASKED = 4;

/** A rule that walks items: what `decide` asks first. */
export interface Walking {
  readonly number: number;
  readonly head: ir.Head | null;
  readonly applies?: ir.Test;
  readonly when?: ir.Choice<ir.Test | null>;
}

type Ask<T> = (state: State, item: Item, sets: Uint8Array) => T;

/** A test split by profile: what it says of every item alike, and what is left to ask of each where that is open. */
export interface Part {
  readonly settle: Ask<Settled>;
  /** The test without what the profile settles; asked only where `settle` says neither yes nor no. */
  readonly rest: Ask<TestFn>;
}

/** A set split by profile. `rest` is null where exceptions may change what it asks. */
export interface SetPart {
  readonly settle: Ask<Settled>;
  readonly rest: Ask<SetRest> | null;
}

/** A rule over items split by profile. `rest` is null where exceptions may change what it asks. */
export interface EdgePart {
  readonly settle: Ask<Settled>;
  readonly rest: Ask<TestFn> | null;
}

const always: Part = { settle: () => YES, rest: () => () => YES };

/** Plans what the profiles of one noun say. */
export class Planning {
  sets: readonly SetPart[] = [];
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
      const truth = this.sets[index]!.settle(state, item, known);
      known[index] = truth === NO || truth === YES ? truth : OPEN;
    }
    return known[index] as Settled;
  }

  edge({ head, applies, when }: Walking): EdgePart {
    const parts = [this.head(head), this.guard(applies)];
    const rules = when === undefined ? [] : [when.value, ...(when.cases ?? []).map((one) => one.value)].map((test) => this.optional(test));
    if (rules.length > 1 || head?.from !== undefined) {
      const asked = all(parts).settle;
      return { settle: (state, item, known) => (asked(state, item, known) === NO || never(rules, state, item, known) ? NO : OPEN), rest: null };
    }
    return all([...parts, ...rules]);
  }

  /** As the stage of sets has it: what leaves out, spaces out or replaces is open unless the head or `keep` says no. */
  set(rule: ir.SetRule): SetPart {
    if (rule.head.noun !== this.noun.name) return { settle: () => OPEN, rest: null };
    const head = all([this.guard(rule.applies), this.head(rule.head)]);
    if (rule.instead.length > 0) return { settle: weaker(head.settle), rest: null };
    const keeps = [rule.keep.value, ...(rule.keep.cases ?? []).map((one) => one.value)].map((test) => this.optional(test));
    if (keeps.length > 1) return { settle: (state, item, known) => (head.settle(state, item, known) === NO || never(keeps, state, item, known) ? NO : OPEN), rest: null };
    const own = all([head, keeps[0]!]);
    const leaves = rule.leaveOut.map((entry) => ({ why: leaveReason(rule, entry), part: this.test(entry.if) }));
    const rest: Ask<SetRest> = (state, item, known) => ({
      met: restOf(own, state, item, known),
      leaves: leaves.flatMap(({ why, part }) => (part.settle(state, item, known) === NO ? [] : [{ test: restOf(part, state, item, known), why }])),
    });
    return { settle: leaves.length > 0 || rule.spaced ? weaker(own.settle) : own.settle, rest };
  }

  private head(head: ir.Head | null): Part {
    return head?.from !== undefined ? { settle: () => OPEN, rest: () => () => UNKNOWN } : this.optional(head && headTest(head));
  }

  private optional(test: ir.Test | null): Part {
    return test === null ? always : this.test(test);
  }

  /** A guard is asked of the encounter, whichever item it guards. */
  private guard(test: ir.Test | undefined): Part {
    if (test === undefined) return always;
    const { settle, rest } = this.test(test);
    return {
      settle,
      rest: (state, item, known) => {
        const left = rest(state, item, known);
        return (now) => left(now, null);
      },
    };
  }

  private test(test: ir.Test): Part {
    switch (test.op) {
      case "all":
        return all(test.of.map((one) => this.test(one)));
      case "any":
        return any(test.of.map((one) => this.test(one)));
      case "not":
        return opposite(this.test(test.of));
      case "member": {
        const index = this.prepared.setIndex.get(test.set)!;
        const whole = this.whole(test);
        if (this.prepared.program.sets[index]!.head.noun !== this.noun.name) return whole;
        return { settle: (state, item, known) => this.member(index, state, item, known), rest: whole.rest };
      }
      case "in_codes":
        // A profile serves encounters of every date.
        return this.prepared.codes.get(test.codes)!.dated ? this.whole(test) : this.atom(test);
      case "compare": case "one_of": case "documented":
        return this.atom(test);
      default:
        return this.whole(test);
    }
  }

  /** A test that no profile settles. */
  private whole(test: ir.Test): Part {
    const planned = this.plan(test);
    return { settle: () => OPEN, rest: () => planned };
  }

  /** A test that reads nothing but fields of few values, constants, and named values that no more than those decide. */
  private atom(test: ir.Test): Part {
    const own: number[] = [];
    const encounter: number[] = [];
    if (!this.reads(test, own, encounter)) return this.whole(test);
    for (const slot of own) this.own.add(slot);
    for (const slot of encounter) this.encounter.add(slot);
    const planned = this.plan(test);
    return { settle: planned, rest: () => planned };
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

/** Whether every test is a sure no: an exception may put any of them in the place of the first. */
function never(tests: readonly Part[], state: State, item: Item, known: Uint8Array): boolean {
  return tests.every((test) => test.settle(state, item, known) === NO);
}

/** What is left to ask of a test, settled or not. */
function restOf(part: Part, state: State, item: Item, known: Uint8Array): TestFn {
  const settled = part.settle(state, item, known);
  if (settled === YES) return () => YES;
  return settled === NO ? () => NO : part.rest(state, item, known);
}

function all(parts: readonly Part[]): Part {
  return together(parts, NO, YES);
}

function any(parts: readonly Part[]): Part {
  return together(parts, YES, NO);
}

/** `decides` of one part is enough; what all of them must be otherwise is left out of what is asked. */
function together(parts: readonly Part[], decides: typeof NO | typeof YES, otherwise: typeof NO | typeof YES): Part {
  return {
    settle: (state, item, known) => {
      let result: Settled = otherwise;
      for (const part of parts) {
        const one = part.settle(state, item, known);
        if (one === decides) return decides;
        if (one !== otherwise) result = OPEN;
      }
      return result;
    },
    rest: (state, item, known) => joinTests(parts.filter((part) => part.settle(state, item, known) !== otherwise).map((part) => part.rest(state, item, known)), decides, otherwise),
  };
}

/** Only a no is sure. */
function weaker(settle: Ask<Settled>): Ask<Settled> {
  return (state, item, known) => (settle(state, item, known) === NO ? NO : OPEN);
}

function opposite({ settle, rest }: Part): Part {
  return {
    settle: (state, item, known) => {
      const one = settle(state, item, known);
      return one === NO ? YES : one === YES ? NO : OPEN;
    },
    rest: (state, item, known) => {
      const left = rest(state, item, known);
      return (now, of) => not(left(now, of));
    },
  };
}
