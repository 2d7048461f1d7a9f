import { encodeCanonical } from "../../ir/canonical.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { both, except } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { meaningOf } from "../parts/meaning.ts";
import { earningGuard, withFirsts } from "./earning.ts";
import { conditionsOf } from "./reach.ts";
import { meetings } from "../regions/meeting.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";
import { testable, witnessOf } from "./witness.ts";

/** A rule that bills the minutes of a named time, and when. */
interface Claim {
  readonly draft: Draft;
  readonly measure: string;
  readonly guard: Guard;
  /** Whether this pack has a hand in it. */
  readonly own: boolean;
}

/**
 * Two ladders of one head, or a ladder and a bill that accounts for its minutes, must not count one named time together: its minutes would be
 * billed twice. Two bills are not compared: a bill pays for an event and says only which minutes belong to it.
 */
export function checkMeasuredTwice(stretch: Stretch): void {
  const counting = stretch.drafts.filter(({ rule }) => rule.kind === "ladder" || rule.kind === "bill");
  if (!counting.some((draft) => isTouched(draft, stretch))) return;
  const claims = counting.flatMap((draft) => claimsOf(draft, stretch));
  const met = meetings(claims.map(({ guard }) => testable(guard)), stretch.world);
  for (const [index, second] of claims.entries()) {
    for (const before of met[index]!) {
      const first = claims[before]!;
      if (!(first.own || second.own) || !canMeet(first, second)) continue;
      const witness = witnessOf(withFirsts(both(first.guard, second.guard), second.draft.noun, stretch), stretch.world);
      if (witness !== undefined) report(first, second, witness, stretch);
    }
  }
}

/** Whether this pack has a hand in what a rule counts or when: of a pack that has none in any, all was said of its base. */
function isTouched(draft: Draft, stretch: Stretch): boolean {
  const changes = [measureOf(draft), "when"].flatMap((path) => stretch.index.casesOf(draft.rule.name.text, path));
  return isOwn(stretch, draft) || changes.some(({ exception }) => isOwn(stretch, exception));
}

function measureOf({ rule }: Draft): string {
  return rule.kind === "ladder" ? "measure" : "accounts for";
}

function canMeet(first: Claim, second: Claim): boolean {
  if (first.draft === second.draft || first.measure !== second.measure) return false;
  if (first.draft.rule.kind === "bill" && second.draft.rule.kind === "bill") return false;
  return encodeCanonical(first.draft.head) === encodeCanonical(second.draft.head);
}

function report(first: Claim, second: Claim, witness: string, stretch: Stretch): void {
  const [at, other] = isOwn(stretch, second.draft) || !isOwn(stretch, first.draft) ? [second, first] : [first, second];
  const args = { first: other.draft.rule.name.text, second: at.draft.rule.name.text, measure: at.measure, witness };
  const related = [{ span: other.draft.rule.name.span, caption: `bills \`${other.measure}\`, too` }];
  stretch.pack.context.report(checkDiagnostics.create("check/measured-twice", at.draft.rule.name.span, args, { related }));
}

/** What a rule counts, by itself and by each exception to what it counts, where no exception takes its conclusion away. */
function claimsOf(draft: Draft, stretch: Stretch): readonly Claim[] {
  const { index } = stretch;
  const name = draft.rule.name.text;
  const path = measureOf(draft);
  const dropped = index.casesOf(name, "instead").map((one) => except(one.guard));
  const cases = index.casesOf(name, path);
  const counted = [
    { meaning: draft.parts.get(path), guard: both(...cases.map((one) => except(one.guard))), own: isOwn(stretch, draft) },
    ...cases.map(({ meaning, guard, exception }) => ({ meaning, guard: guard as Guard, own: isOwn(stretch, exception) })),
  ];
  const conditions = conditionsOf(draft, stretch);
  return counted.flatMap(({ meaning, guard, own }) => {
    const measure = meaningOf(meaning, "word")?.word;
    if (measure === undefined) return [];
    const earning = earningGuard(draft, measure, stretch);
    return conditions.map((when) => ({ draft, measure, guard: both(...dropped, guard, when.guard, earning), own: own || when.own }));
  });
}
