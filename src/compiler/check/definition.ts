import type { Head, Test } from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import type { Exception } from "../exceptions/exception.ts";
import { both, either, except, guardOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { meaningOf } from "../parts/meaning.ts";
import { codesMade, seenFromLine } from "./from-rule.ts";
import type { Stretch } from "./stretch.ts";
import { headTests } from "./witness.ts";

/** Sets that are looked into one through the other: heads may stand in a long row. */
const MOST_SETS = 4;

const known = new WeakMap<Stretch, Map<string, Guard>>();

/** What is true of the lines from the rule that a head names. */
export function lineFacts(head: Head | null, stretch: Stretch): readonly Test[] {
  const maker = head?.from === undefined ? undefined : stretch.pack.drafts.get(head.from);
  if (!head || !maker) return [];
  const codes = codesMade(maker, head.noun, stretch);
  if (maker.noun?.madeBy !== "services" || stretch.index.casesOf(head.from!, "when").length > 0) return codes;
  const facts = withSets(both(...headTests(maker.head), guardOf(meaningOf(maker.parts.get("when"), "test")?.test)), stretch);
  return [...codes, ...seenFromLine(conjunctsOf(facts), maker.noun.name, head.noun, stretch)];
}

/** A guard with what follows from each set that it asks the item to be in. Where it asks the item not to be in one, nothing is added. */
export function withSets(guard: Guard, stretch: Stretch): Guard {
  return typeof guard === "string" ? guard : opened(guard, stretch, MOST_SETS);
}

/**
 * Where an item is a member of a set, as far as clauses say: its pack applies, it is one of the head's, it passes `keep` and no leave-out, or
 * an exception keeps it. Every member meets it; `spaced` and other sets may leave out more.
 */
export function memberGuard(draft: Draft, stretch: Stretch, depth = MOST_SETS): Guard {
  const within = both(guardOf(draft.applies), ...headTests(draft.head));
  return opened(isUnderstood(draft) ? both(within, passesSet(draft, undefined, stretch).member) : within, stretch, depth - 1);
}

/** What the clauses of a set ask of an item of its head: that nothing leaves it out, and that it is a member. One exception is left aside. */
export function passesSet(draft: Draft, aside: Exception | undefined, { index }: Stretch): { readonly stays: Guard; readonly member: Guard } {
  const name = draft.rule.name.text;
  const cases = index.casesOf(name, "keep").filter(({ exception }) => exception !== aside);
  const tests = [{ guard: both(...cases.map((one) => except(one.guard))), meaning: draft.parts.get("keep") }, ...cases];
  const passes = either(...tests.map(({ guard, meaning }) => both(guard, guardOf(meaningOf(meaning, "test")?.test))));
  const left = meaningOf(draft.parts.get("leave out"), "leave_out")?.items ?? [];
  const stays = both(...left.map((item) => except(item.if)));
  const instead = index.casesOf(name, "instead").filter(({ exception }) => exception !== aside);
  const kept = instead.filter(({ meaning }) => meaning.is === "instead" && meaning.value.is === "keep").map(({ guard }) => guard);
  const dropped = instead.filter(({ meaning }) => meaning.is === "instead" && meaning.value.is === "leave_out").map(({ guard }) => guard);
  return { stays, member: either(both(passes, stays, ...dropped.map(except)), ...kept) };
}

function opened(guard: Guard, stretch: Stretch, depth: number): Guard {
  if (typeof guard === "string" || depth === 0) return guard;
  switch (guard.op) {
    case "all": return both(...guard.of.map((part) => opened(part, stretch, depth)));
    case "any": return either(...guard.of.map((part) => opened(part, stretch, depth)));
    case "member": return both(guard, meant(guard.set, stretch, depth));
    default: return guard;
  }
}

function meant(set: string, stretch: Stretch, depth: number): Guard {
  const draft = stretch.pack.drafts.get(set);
  if (draft?.rule.kind !== "set") return "always";
  const guards = known.get(stretch) ?? new Map<string, Guard>();
  known.set(stretch, guards);
  const key = `${depth} ${set}`;
  const guard = guards.get(key) ?? memberGuard(draft, stretch, depth);
  guards.set(key, guard);
  return guard;
}

/** Whether every clause of the set could be read. */
function isUnderstood({ rule, parts }: Draft): boolean {
  const written = rule.parts.get("leave out")?.content;
  const items = meaningOf(parts.get("leave out"), "leave_out")?.items ?? [];
  return (!rule.parts.has("keep") || parts.has("keep")) && (written?.type !== "leave_out" || written.items.length === items.length);
}

/** The tests that all must hold for a guard to hold. */
export function conjunctsOf(guard: Guard): readonly Test[] {
  if (typeof guard === "string") return [];
  return guard.op === "all" ? guard.of.flatMap(conjunctsOf) : [guard];
}
