import { alternatives, exceptionsOf, only } from "../choice.ts";
import { decide, instanceKey, isSkipped, itemsOf, whyUndecided, withdrawnFacts } from "../edges/instance.ts";
import { possible } from "../edges/ladder.ts";
import type { PreparedGroup, PreparedModifier, State } from "../prepared.ts";
import type { Dropped, Fact, LineItem } from "../state.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { whyChoice } from "../why.ts";
import type { Note } from "./note.ts";

/** Modifiers of one line: what is added, by which rules, and what could not be decided. */
export interface Modified {
  readonly modifiers: readonly string[];
  readonly rules: readonly string[];
  /** One of those rules keeps the line to itself. */
  readonly alone: boolean;
  readonly dropped: readonly Dropped[];
  readonly notes: readonly Note[];
}

/** CMS-1500 item 24D and UB-04 FL44 hold four modifiers. */
const AT_MOST = 4;

/** A line that no rule modifies, and that came without modifiers. */
export const NOT_MODIFIED: Modified = { modifiers: [], rules: [], alone: false, dropped: [], notes: [] };

/** The modifier rules that may be for one of the lines as they stand. */
export function modifiersFor(state: State, held: ReadonlyMap<string, readonly Fact[]>): readonly PreparedModifier[] {
  const { modifiers } = state.prepared;
  return held.size > 0 ? modifiers : modifiers.filter((rule) => itemsOf(rule, state).length > 0);
}

/** Runs modifier rules and groups over one line (kinds.md 7.14). Given lines keep the modifiers they came with. */
export function modifiersOf(item: LineItem, state: State, among: readonly PreparedModifier[], held: ReadonlyMap<string, readonly Fact[]>, outcomes: Map<string, string>): Modified {
  let added: Map<string, readonly string[]> | undefined;
  let alone: readonly string[] = NONE;
  const notes: Note[] = [];
  for (let at = 0; at < among.length; at++) {
    const rule = among[at]!;
    const result = addOne(rule, item, state, held);
    if (result === undefined) continue;
    outcomes.set(instanceKey(rule.rule.name, item), typeof result === "string" ? result : "held");
    if (typeof result !== "string") {
      notes.push({ kind: "held", rule: rule.rule, missing: result, item });
      continue;
    }
    added ??= ofLine(item);
    const names = [rule.rule.name, ...exceptionsOf(rule.add, state, item), ...exceptionsOf(rule.when, state, item)];
    added.set(result, [...(added.get(result) ?? []), ...names]);
    if (rule.rule.alone) alone = [...alone, result];
  }
  if (added === undefined && notes.length === 0 && item.line.modifiers.length === 0) return NOT_MODIFIED;
  return grouped(added ?? ofLine(item), alone, item, state, notes);
}

const NONE: readonly never[] = [];

/** The modifiers that a line came with; no rule added them. */
function ofLine(item: LineItem): Map<string, readonly string[]> {
  return new Map(item.line.modifiers.map((modifier) => [modifier, []]));
}

/** What modifier groups leave of the modifiers of a line, in the order of a claim. */
function grouped(added: ReadonlyMap<string, readonly string[]>, apart: readonly string[], item: LineItem, state: State, notes: Note[]): Modified {
  const rules: string[] = [];
  const { kept, dropped } = withinGroups(added, state, notes, item);
  for (const modifier of kept) rules.push(...added.get(modifier)!);
  const modifiers = sorted(kept, state);
  const more = { rules, alone: apart.some((modifier) => kept.has(modifier)), dropped, notes };
  if (modifiers.length > AT_MOST) {
    notes.push({ kind: "too_many", item });
    return { modifiers: modifiers.slice(0, AT_MOST), ...more };
  }
  return { modifiers, ...more };
}

/** The modifier, the missing facts where it is held, or undefined where the rule adds nothing. */
function addOne(rule: PreparedModifier, item: LineItem, state: State, held: ReadonlyMap<string, readonly Fact[]>): string | readonly Fact[] | undefined {
  const withdrawn = withdrawnFacts(held, rule.rule, item);
  if (withdrawn) return withdrawn;
  const { is, replaced } = decide(rule, state, item);
  if (is === NO || replaced) return undefined;
  if (is === UNKNOWN) return isSkipped(rule, state, item) ? undefined : whyUndecided(rule, state, item);
  const all = alternatives(rule.add, state, item);
  if (all.length === 1) return all[0];
  return isSkipped(rule, state, item) ? undefined : whyChoice(rule.rule.add, state, item, rule.rule);
}

interface Grouped {
  readonly kept: ReadonlySet<string>;
  readonly dropped: readonly Dropped[];
}

function withinGroups(added: ReadonlyMap<string, readonly string[]>, state: State, notes: Note[], item: LineItem): Grouped {
  const modifiers = new Set(added.keys());
  const dropped: Dropped[] = [];
  for (const group of state.prepared.groups) {
    const atMost = only(group.atMost, state, null);
    if (atMost === null || atMost === undefined) continue;
    const members = (only(group.members, state, null) ?? group.members.value).filter((one) => modifiers.has(one));
    if (members.length <= atMost) continue;
    const preferred = (only(group.prefer, state, null) ?? []).filter((one) => members.includes(one));
    if (preferred.length < atMost) notes.push({ kind: "clash", rule: group.rule, item });
    const stays = [...preferred, ...members.filter((one) => !preferred.includes(one))].slice(0, atMost);
    for (const one of members) {
      if (stays.includes(one)) continue;
      modifiers.delete(one);
      dropped.push({ modifier: one, rules: added.get(one)!, group: group.rule.name, kept: stays });
    }
  }
  return { kept: modifiers, dropped };
}

/** Groups that stand first, in member order; then the rest by code; then groups that stand last. */
function sorted(modifiers: ReadonlySet<string>, state: State): readonly string[] {
  if (modifiers.size < 2) return [...modifiers];
  const places = new Map<string, number>();
  let before = -1_000_000;
  let after = 1_000_000;
  for (const group of state.prepared.groups) {
    const stands = only(group.stands, state, null);
    if (stands == null) continue;
    for (const member of membersOf(group, state)) if (!places.has(member)) places.set(member, stands === "first" ? before++ : after++);
  }
  return [...modifiers].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0));
}

function membersOf(group: PreparedGroup, state: State): readonly string[] {
  return only(group.members, state, null) ?? possible(group.rule.members)[0]!;
}
