import { checkDiagnostics } from "../diagnostics/check.ts";
import { holds } from "../timeline/range.ts";
import { memberGuard } from "./definition.ts";
import type { Stretch } from "./stretch.ts";
import { isJudged } from "./stretch.ts";
import { mayHold } from "./witness.ts";

/**
 * Reports a set that no item can be a member of on any date. The sets that its head and its clauses ask for are looked into; other sets,
 * orders and times are taken as free, so a report is certain.
 */
export function checkMembers(stretches: readonly Stretch[]): void {
  const [first] = stretches;
  if (!first) return;
  for (const draft of first.pack.drafts.values()) {
    if (draft.rule.kind !== "set" || !isJudged(first, draft)) continue;
    const alive = stretches.filter(({ dates }) => holds(draft.range, dates.from));
    const idle = alive.length > 0 && alive.every((stretch) => !mayHold(memberGuard(draft, stretch), stretch.open));
    if (idle) first.pack.context.report(checkDiagnostics.create("check/never-member", draft.rule.name.span, { set: draft.rule.name.text }));
  }
}
