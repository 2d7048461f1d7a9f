import { checkDiagnostics } from "../diagnostics/check.ts";
import { testWords } from "../../ir/words.ts";
import type { Draft } from "../draft.ts";
import { both, guardOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { meaningOf } from "../parts/meaning.ts";
import { holds } from "../timeline/range.ts";
import { withSets } from "./definition.ts";
import type { Stretch } from "./stretch.ts";
import { isJudged } from "./stretch.ts";
import { headTests, mayHold } from "./witness.ts";

/**
 * Reports a leave-out that no member of its set can meet on any date. Of sets only what their clauses say is known, and orders
 * and times are taken as free, so a report is certain.
 */
export function checkLeaveOuts(stretches: readonly Stretch[]): void {
  const [first] = stretches;
  if (!first) return;
  for (const draft of first.pack.drafts.values()) if (draft.rule.kind === "set" && isJudged(first, draft)) checkSet(draft, stretches);
}

function checkSet(draft: Draft, stretches: readonly Stretch[]): void {
  const content = draft.rule.parts.get("leave out")?.content;
  const items = meaningOf(draft.parts.get("leave out"), "leave_out")?.items ?? [];
  if (content?.type !== "leave_out" || content.items.length !== items.length) return;
  const walked = both(...headTests(draft.head), guardOf(meaningOf(draft.parts.get("keep"), "test")?.test));
  const alive = stretches.filter(({ dates }) => holds(draft.range, dates.from));
  for (const [place, item] of items.entries()) {
    const meets = (guard: Guard, stretch: Stretch): boolean => mayHold(withSets(guard, stretch), stretch.open);
    const idle = alive.length > 0 && alive.every((stretch) => !meets(both(walked, item.if), stretch) && meets(walked, stretch) && meets(item.if, stretch));
    if (!idle) continue;
    const args = { test: testWords(item.if), set: draft.rule.name.text };
    alive[0]!.pack.context.report(checkDiagnostics.create("check/leave-out-idle", content.items[place]!.if.span, args));
  }
}
