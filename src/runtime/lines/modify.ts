import { alternatives, exceptionsOf, only } from "../choice.ts";
import { decide, isSkipped, itemsOf, whyUndecided, withdrawnFacts } from "../edges/instance.ts";
import { possible } from "../edges/ladder.ts";
import { placesInOrder } from "../places-in-order.ts";
import type { PreparedGroup, PreparedModifier, State } from "../prepared.ts";
import type { Dropped, Fact, LineItem } from "../state.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { whyChoice } from "../why.ts";
import type { Note } from "./note.ts";
import type { OutcomeLog } from "./outcome-log.ts";

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

/** A line that no rule modifies, and whose own modifiers stay as they came. */
export const NOT_MODIFIED: Modified = { modifiers: [], rules: [], alone: false, dropped: [], notes: [] };

/** The modifier rules that may be for one of the lines as they stand. */
export function modifiersFor(state: State, held: ReadonlyMap<string, readonly Fact[]>): readonly PreparedModifier[] {
  const { modifiers } = state.prepared;
  if (held.size > 0) return modifiers;
  let some: PreparedModifier[] | undefined;
  for (let at = 0; at < modifiers.length; at++) if (itemsOf(modifiers[at]!, state).length > 0) (some ??= []).push(modifiers[at]!);
  return some ?? NONE;
}

/** Modifiers of a line in the order they came, each once, and at the same place the rules that added it; none of one that it came with. */
interface Added {
  readonly modifiers: string[];
  readonly by: (readonly string[])[];
  /** Those that keep the line to itself. */
  alone: readonly string[];
}

/** Runs modifier rules and groups over one line (kinds.md 7.14). Given lines keep the modifiers they came with. */
export function modifiersOf(item: LineItem, state: State, among: readonly PreparedModifier[], held: ReadonlyMap<string, readonly Fact[]>, outcomes: OutcomeLog): Modified {
  let added: Added | undefined;
  let notes: Note[] | undefined;
  for (let at = 0; at < among.length; at++) {
    const rule = among[at]!;
    const result = addOne(rule, item, state, held);
    if (result === undefined) continue;
    outcomes.add(rule.rule.name, item, typeof result === "string" ? result : "held");
    if (typeof result === "string") addModifier((added ??= ofLine(item)), result, rule, state, item);
    else (notes ??= []).push({ kind: "held", rule: rule.rule, missing: result, item });
  }
  if (added === undefined && notes === undefined && (item.line.modifiers.length === 0 || staysAlone(item.line.modifiers, state))) return NOT_MODIFIED;
  return grouped(added ?? ofLine(item), item, state, notes ?? []);
}

const NONE: readonly never[] = [];

/** Whether the only modifier that a line came with is one that no group takes off. */
function staysAlone(modifiers: readonly string[], state: State): boolean {
  if (modifiers.length > 1) return false;
  for (const group of state.prepared.groups) if (only(group.atMost, state, null) === 0) return false;
  return true;
}

/** The modifiers that a line came with; no rule added them. */
function ofLine({ line: { modifiers } }: LineItem): Added {
  const added: Added = { modifiers: [], by: [], alone: NONE };
  for (let at = 0; at < modifiers.length; at++) {
    if (added.modifiers.includes(modifiers[at]!)) continue;
    added.modifiers.push(modifiers[at]!);
    added.by.push(NONE);
  }
  return added;
}

function addModifier(added: Added, modifier: string, { rule, add, when }: PreparedModifier, state: State, item: LineItem): void {
  const names = add.cases.length + when.cases.length === 0 ? [rule.name] : [rule.name, ...exceptionsOf(add, state, item), ...exceptionsOf(when, state, item)];
  const at = added.modifiers.indexOf(modifier);
  if (at < 0) {
    added.modifiers.push(modifier);
    added.by.push(names);
  } else added.by[at] = [...added.by[at]!, ...names];
  if (rule.alone) added.alone = [...added.alone, modifier];
}

/** What modifier groups leave of the modifiers of a line, in the order of a claim. */
function grouped(added: Added, item: LineItem, state: State, notes: Note[]): Modified {
  const { kept, dropped } = withinGroups(added, state, notes, item);
  const rules: string[] = [];
  for (let at = 0; at < added.modifiers.length; at++) if (kept.includes(added.modifiers[at]!)) for (const rule of added.by[at]!) rules.push(rule);
  const modifiers = sorted(kept, state);
  const alone = added.alone.length > 0 && added.alone.some((modifier) => kept.includes(modifier));
  if (modifiers.length > AT_MOST) {
    notes.push({ kind: "too_many", item });
    return { modifiers: modifiers.slice(0, AT_MOST), rules, alone, dropped, notes };
  }
  return { modifiers, rules, alone, dropped, notes };
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
  readonly kept: readonly string[];
  readonly dropped: readonly Dropped[];
}

function withinGroups(added: Added, state: State, notes: Note[], item: LineItem): Grouped {
  let kept: readonly string[] = added.modifiers;
  let dropped: Dropped[] | undefined;
  for (const group of state.prepared.groups) {
    const atMost = only(group.atMost, state, null);
    if (atMost === null || atMost === undefined || kept.length <= atMost) continue;
    const members = (only(group.members, state, null) ?? group.members.value).filter((one) => kept.includes(one));
    if (members.length <= atMost) continue;
    const preferred = (only(group.prefer, state, null) ?? []).filter((one) => members.includes(one));
    if (preferred.length < atMost) notes.push({ kind: "clash", rule: group.rule, item });
    const stays = [...preferred, ...members.filter((one) => !preferred.includes(one))].slice(0, atMost);
    const leaves = members.filter((one) => !stays.includes(one));
    for (const one of leaves) (dropped ??= []).push({ modifier: one, rules: added.by[added.modifiers.indexOf(one)]!, group: group.rule.name, kept: stays });
    kept = kept.filter((one) => !leaves.includes(one));
  }
  return { kept, dropped: dropped ?? NONE };
}

/** Groups that stand first, in member order; then the rest by code; then groups that stand last. */
function sorted(modifiers: readonly string[], state: State): readonly string[] {
  if (modifiers.length < 2) return modifiers;
  const places = modifiers.map((modifier) => placeOf(modifier, state));
  const order = placesInOrder(modifiers.length, (a, b) => places[a]! - places[b]! || (modifiers[a]! < modifiers[b]! ? -1 : modifiers[a]! > modifiers[b]! ? 1 : 0));
  return order.map((at) => modifiers[at]!);
}

/** Before those of other groups and far before 0, or after it: more than the members of all groups. */
const FAR = 1_000_000_000;

/** By the first group that holds the modifier and says where its members stand; 0 where none does. */
function placeOf(modifier: string, state: State): number {
  let passed = 0;
  for (const group of state.prepared.groups) {
    const stands = only(group.stands, state, null);
    if (stands == null) continue;
    const members = membersOf(group, state);
    const at = members.indexOf(modifier);
    if (at >= 0) return (stands === "first" ? -FAR : FAR) + passed + at;
    passed += members.length;
  }
  return 0;
}

function membersOf(group: PreparedGroup, state: State): readonly string[] {
  return only(group.members, state, null) ?? possible(group.rule.members)[0]!;
}
