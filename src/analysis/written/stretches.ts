import type { Guard } from "../../compiler/exceptions/guard.ts";
import { both, guardOf } from "../../compiler/exceptions/guard.ts";
import { lineFacts, withSets } from "../../compiler/check/definition.ts";
import type { Stretch } from "../../compiler/check/stretch.ts";
import { stretchesOf } from "../../compiler/check/stretch.ts";
import { headTests } from "../../compiler/check/witness.ts";
import { cutsOf } from "../../compiler/timeline/cuts.ts";
import { holds } from "../../compiler/timeline/range.ts";
import type { UnderstoodPack } from "../../compiler/understand.ts";

/** The stretches of a pack's dates on which nothing of its chain changes. */
export function datesOf(pack: UnderstoodPack): readonly Stretch[] {
  return stretchesOf(pack, cutsOf(pack.context.range, pack.drafts.values(), pack.exceptions.values()), new Set());
}

/**
 * Where the clauses of a rule are asked on some dates, as far as clauses say: its pack applies and the item is one of its head's. Undefined where
 * the rule is not in force.
 */
export function askedWithin(rule: string, stretch: Stretch): Guard | undefined {
  const draft = stretch.pack.drafts.get(rule);
  if (!draft || !holds(draft.range, stretch.dates.from)) return undefined;
  // A named value is read whatever its pack applies to.
  const applies = draft.rule.kind === "value" ? "always" : guardOf(draft.applies);
  return withSets(both(applies, ...headTests(draft.head), ...lineFacts(draft.head, stretch)), stretch);
}
