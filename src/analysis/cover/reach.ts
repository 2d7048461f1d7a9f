import type { Pack } from "../../ir/ir.ts";
import type { CodedAnswer } from "../../runtime/answer.ts";
import { closures } from "../../runtime/closures/backend.ts";
import { decide, itemsOf } from "../../runtime/edges/instance.ts";
import type { Encounter, Item } from "../../runtime/encounter.ts";
import { headTruth, membershipOf } from "../../runtime/membership.ts";
import { rankingOf } from "../../runtime/order.ts";
import type { Prepared, PreparedEdge, PreparedHead, State } from "../../runtime/prepared.ts";
import { readEncounterValue } from "../../runtime/read/read.ts";
import type { Settled } from "../../runtime/ties.ts";
import { namedTime } from "../../runtime/time.ts";
import { YES } from "../../runtime/truth.ts";
import { dateOf, preparing, programOn, settle } from "../tried/vectors.ts";

/**
 * Which rules the examples of a pack reach. A rule is reached where one encounter shows its effect: a line, a finding, an assumption or a
 * reason names it; a set has a member or leaves one out; a time has minutes; an order has something to rank; a `dates` rule dates a line.
 * An exception is reached where it changes something for an item, whether or not the answer names it. Values, code sets and tables
 * are not counted: they are reached through what reads them.
 */
export class Reach {
  readonly reached: Set<string> = new Set();
  private readonly pack: Pack;
  private readonly ready: (program: number) => Prepared;

  constructor(pack: Pack) {
    this.pack = pack;
    this.ready = preparing(pack, closures);
  }

  /** Codes one encounter and notes what it reaches. An encounter that the pack refuses reaches nothing. */
  visit(encounter: Readonly<Record<string, unknown>>): void {
    const read = readEncounterValue(encounter, this.pack.vocabulary);
    if (read.ok) this.visitRead(read.encounter);
  }

  /** The same for an encounter that was read before; what the rules made of it, where the pack has rules for its date. */
  visitRead(encounter: Encounter): Settled | undefined {
    const program = programOn(this.pack, dateOf(encounter));
    if (program === undefined) return undefined;
    const { settled, answer } = settle(this.ready(program), encounter);
    const told = answer(this.pack);
    if (!("error" in told)) this.named(told);
    for (const one of settled.evaluation.instances) if (one.status !== "nothing") this.add(one.rule.name, ...one.exceptions);
    const { state } = settled.evaluation;
    const { prepared } = state;
    this.kept(prepared, state);
    this.excepted(prepared, state);
    return settled;
  }

  private add(...names: readonly string[]): void {
    for (const name of names) this.reached.add(name);
  }

  private named(answer: CodedAnswer): void {
    for (const line of answer.lines) this.add(...line.rules);
    for (const one of [...answer.findings, ...answer.unbilled, ...answer.assumptions]) this.add(one.rule);
  }

  /** Rules that an answer need not name: sets, times, orders, dates, the site and service rules, modifier groups. */
  private kept(prepared: Prepared, state: State): void {
    for (const { rule, index } of prepared.sets) {
      const { truths, left } = membershipOf(state, index);
      if (left.size > 0 || truths.includes(YES)) this.add(rule.name);
    }
    for (const { rule, index, head } of prepared.times) {
      const items = head === null ? [null] : (state.items.get(head.noun.name) ?? []);
      if (items.some((item) => holds(namedTime(state, index, item)))) this.add(rule.name);
    }
    for (const { rule, index } of prepared.orders) if (rankingOf(state, index).groups.size > 0) this.add(rule.name);
    for (const one of prepared.dates) if (walked(one.head, state).some((item) => one.when.value === null || one.when.value(state, item) === YES)) this.add(one.rule.name);
    if (prepared.sites && (state.items.get("site") ?? []).length > 0) this.add(prepared.sites.rule.name);
    if (prepared.services && (state.items.get("service") ?? []).length > 0) this.add(prepared.services.rule.name);
    const carried = new Set((state.items.get("line") ?? []).flatMap((item) => (item as { line?: { modifiers: readonly string[] } }).line?.modifiers ?? []));
    for (const group of prepared.groups) if (group.members.value.some((member) => carried.has(member))) this.add(group.rule.name);
  }

  private excepted(prepared: Prepared, state: State): void {
    for (const choice of prepared.values.values()) this.choices(choice, null, state);
    const edges: readonly PreparedEdge[] = [...prepared.ladders, ...prepared.bills, ...prepared.notCovered, ...prepared.modifiers, ...prepared.edits, ...prepared.limits, ...prepared.pairs, ...prepared.drugUnits];
    for (const edge of edges) {
      for (const item of itemsOf(edge, state)) {
        const { is, replaced } = decide(edge, state, item);
        if (is === YES && replaced) this.add(replaced.exception);
      }
      this.choices(edge, edge.head, state);
    }
    for (const set of prepared.sets) {
      this.choices(set, set.head, state);
      for (const one of set.instead) if (walked(set.head, state).some((item) => one.when === null || one.when(state, item) === YES)) this.add(one.exception);
    }
    for (const one of [...prepared.times, ...prepared.orders, ...prepared.dates]) this.choices(one, one.head, state);
    for (const group of prepared.groups) this.choices(group, null, state);
    if (prepared.sites) this.choices(prepared.sites, null, state, state.items.get("access") ?? []);
    if (prepared.services) this.choices(prepared.services, null, state, state.items.get("administration") ?? []);
  }

  /** The exceptions to the parts of a rule whose guards hold for something that the rule walks. */
  private choices(part: unknown, head: PreparedHead | null, state: State, items: readonly (Item | null)[] = walked(head, state)): void {
    if (typeof part !== "object" || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (key === "rule" || key === "head" || key === "instead" || key === "table") continue;
      if (key !== "cases") this.choices(value, head, state, items);
      else for (const one of value as readonly Case[]) if (items.some((item) => one.when === null || one.when(state, item) === YES)) this.add(one.exception);
    }
  }
}

interface Case {
  readonly exception: string;
  readonly when: ((state: State, item: Item | null) => number) | null;
}

/** The items that a head walks; the encounter once where there is none. */
function walked(head: PreparedHead | null, state: State): readonly (Item | null)[] {
  if (head === null) return [null];
  return (state.items.get(head.noun.name) ?? []).filter((item) => headTruth(head, state, item) === YES);
}

function holds(pieces: ReturnType<typeof namedTime>): boolean {
  return pieces !== undefined && (pieces.pieces.length > 0 || pieces.cut.length > 0 || pieces.dropped.length > 0);
}
