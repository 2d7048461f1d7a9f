import { headTest } from "../../ir/head-test.ts";
import type { Head, Test } from "../../ir/ir.ts";
import type { Draft } from "../draft.ts";
import { both, guardOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { canHold, satisfy } from "../regions/satisfy.ts";
import type { RegionWorld } from "../regions/world.ts";
import { meaningOf } from "../parts/meaning.ts";

/** A case in which a guard holds, in words; undefined where there is none. */
export function witnessOf(guard: Guard, world: RegionWorld): string | undefined {
  if (guard === "never") return undefined;
  if (guard === "always") return "anything is charted";
  const result = satisfy(guard, world);
  if (result.is === "never") return undefined;
  return result.is === "holds" ? result.facts.join(", ") : "their conditions are too large to tell apart";
}

/** Whether a guard can hold for some item of some encounter; true also where that is not decided. */
export function mayHold(guard: Guard, world: RegionWorld): boolean {
  return guard === "always" || (guard !== "never" && canHold(guard, world));
}

/** A guard as `meetings` takes it; one that never holds is found to meet nothing where it is looked at. */
export function testable(guard: Guard): Test | "always" {
  return guard === "never" ? "always" : guard;
}

/** Whether the conditions of a rule are understood; a rule with a clause in error concerns nothing, as far as can be said. */
export function isWhole(draft: Draft): boolean {
  return !draft.rule.parts.has("when") || draft.parts.has("when");
}

/** When a rule concerns an item of its noun: its pack applies, the item is one of its head's, its `when` holds. */
export function guardOfRule(draft: Draft): Guard {
  return !isWhole(draft) ? "never" : both(guardOf(draft.applies), ...headTests(draft.head), guardOf(meaningOf(draft.parts.get("when"), "test")?.test));
}

/** Whether two rules over lines can concern one line. Before lines are merged each is of one rule, so `line from` two rules never is one line. */
export function canShareLine(first: Draft, second: Draft): boolean {
  const [one, other] = [first.head?.from, second.head?.from];
  return one === undefined || other === undefined || one === other;
}

/** A head as tests about the item; its set is taken as free. Lines of a rule are taken as a set of that name. */
export function headTests(head: Head | null): readonly Test[] {
  if (!head) return [];
  if (head.from !== undefined) return [{ op: "member", set: `the lines from ${head.from}` }];
  const test = headTest(head);
  return test === null ? [] : [test];
}
