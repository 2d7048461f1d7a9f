import type { Test } from "../../ir/ir.ts";
import { testWords } from "../../ir/words.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { both, guardOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import type { RegionWorld } from "../regions/world.ts";
import { holds } from "../timeline/range.ts";
import { conjunctsOf, withSets } from "./definition.ts";
import { openConditionsOf } from "./reach.ts";
import type { Stretch } from "./stretch.ts";
import { isJudged } from "./stretch.ts";
import { headTests, mayHold } from "./witness.ts";

/**
 * Reports a rule whose head and clauses never hold together on any date, whatever is charted. Clauses that contradict themselves were reported
 * where they stand; of sets, orders and times only what clauses say is known, so a report is certain.
 */
export function checkNever(stretches: readonly Stretch[]): void {
  const [first] = stretches;
  if (!first) return;
  for (const draft of first.pack.drafts.values()) if (draft.rule.parts.has("when") && isJudged(first, draft)) checkRule(draft, stretches);
}

function checkRule(draft: Draft, stretches: readonly Stretch[]): void {
  const alive = stretches.filter(({ dates }) => holds(draft.range, dates.from));
  let shown: { readonly guard: Guard; readonly stretch: Stretch } | undefined;
  for (const stretch of alive) {
    const conditions = openConditionsOf(draft, stretch);
    if (conditions.length === 0 || conditions.some(({ guard }) => mayHold(guard, stretch.open))) return;
    shown ??= { guard: conditions[0]!.guard, stretch };
  }
  if (!shown || !isConcerned(draft, shown.stretch)) return;
  const args = { rule: draft.rule.name.text, why: reasonWords(shown.guard, shown.stretch.open) };
  shown.stretch.pack.context.report(checkDiagnostics.create("check/rule-never", draft.rule.name.span, args));
}

/** Whether its head lets an item through at all: a set without members is reported itself. */
function isConcerned(draft: Draft, stretch: Stretch): boolean {
  return mayHold(withSets(both(...headTests(draft.head)), stretch), stretch.open);
}

/** Why a guard never holds: the fewest of its tests that never hold together. */
export function reasonWords(guard: Guard, world: RegionWorld): string {
  let left = distinct(conjunctsOf(guard));
  for (const test of left) {
    const fewer = left.filter((one) => one !== test);
    if (fewer.length > 0 && !mayHold(both(...fewer.map(guardOf)), world)) left = fewer;
  }
  if (left.length === 0) return "another exception decides there";
  const words = left.map((test) => `\`${testWords(test)}\``);
  return words.length === 1 ? `${words[0]} never holds` : `${words.slice(0, -1).join(", ")} and ${words.at(-1)} never hold together`;
}

function distinct(tests: readonly Test[]): readonly Test[] {
  return [...new Map(tests.map((test) => [testWords(test), test])).values()];
}
