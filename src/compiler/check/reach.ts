import type { Draft } from "../draft.ts";
import { both, except, guardOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import type { Meaning } from "../parts/meaning.ts";
import { meaningOf } from "../parts/meaning.ts";
import { lineFacts, withSets } from "./definition.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";
import { headTests, isWhole } from "./witness.ts";

/** One way for a rule to concern an item. */
export interface Condition {
  readonly guard: Guard;
  /** Whether an exception of the pack that is checked has a hand in it. */
  readonly own: boolean;
}

/** When a rule concerns an item: by its own `when`, and by each exception to that. None where a clause could not be read. */
export function conditionsOf(draft: Draft, stretch: Stretch): readonly Condition[] {
  return conditionsWithin(both(guardOf(draft.applies), ...headTests(draft.head)), draft, stretch);
}

/** The same with all that clauses say about the item: of the sets of its head and its conditions, and of the rule that its lines are from. */
export function openConditionsOf(draft: Draft, stretch: Stretch): readonly Condition[] {
  const always = both(guardOf(draft.applies), ...headTests(draft.head), ...lineFacts(draft.head, stretch));
  return conditionsWithin(always, draft, stretch).map(({ guard, own }) => ({ guard: withSets(guard, stretch), own }));
}

function conditionsWithin(always: Guard, draft: Draft, stretch: Stretch): readonly Condition[] {
  if (!isWhole(draft)) return [];
  const cases = stretch.index.casesOf(draft.rule.name.text, "when");
  const rest = both(...cases.map((one) => except(one.guard)));
  return [
    { guard: both(always, rest, testOf(draft.parts.get("when"))), own: false },
    ...cases.map((one) => ({ guard: both(always, one.guard, testOf(one.meaning)), own: isOwn(stretch, one.exception) })),
  ];
}

function testOf(meaning: Meaning | undefined): Guard {
  return meaningOf(meaning, "test")?.test ?? "always";
}
