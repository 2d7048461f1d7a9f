import { checkDiagnostics } from "../diagnostics/check.ts";
import { both, except } from "../exceptions/guard.ts";
import { meetings } from "../regions/meeting.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";
import { canShareLine, guardOfRule, isWhole, testable, witnessOf } from "./witness.ts";

/**
 * Every line that is made is dated by exactly one rule; of each rule the first one before it that dates its lines too is named. Reported by
 * the pack that makes lines or dates them.
 */
export function checkLinesDated(stretch: Stretch): void {
  const { report } = stretch.pack.context;
  const makers = stretch.drafts.filter(({ rule }) => rule.kind === "ladder" || rule.kind === "bill");
  const daters = stretch.drafts.filter(({ rule }) => rule.kind === "date");
  const mine = [...makers, ...daters].filter((draft) => isOwn(stretch, draft));
  if (makers.length === 0 || mine.length === 0 || hasBrokenDates(stretch) || !daters.every(isWhole)) return;
  const undated = witnessOf(both(...daters.map((draft) => except(guardOfRule(draft)))), stretch.world);
  if (undated !== undefined && daters.length > 0 === daters.some((draft) => isOwn(stretch, draft))) {
    report(checkDiagnostics.create("check/line-undated", (daters.find((draft) => isOwn(stretch, draft)) ?? mine[0]!).rule.name.span, { witness: undated }));
  }
  const met = meetings(daters.map((draft) => testable(guardOfRule(draft))), stretch.world);
  for (const [index, second] of daters.entries()) {
    for (const before of met[index]!) {
      const first = daters[before]!;
      if (!canShareLine(first, second) || !(isOwn(stretch, first) || isOwn(stretch, second))) continue;
      const witness = witnessOf(both(guardOfRule(first), guardOfRule(second)), stretch.world);
      if (witness === undefined) continue;
      const related = [{ span: first.rule.name.span, caption: "the other" }];
      const args = { first: first.rule.name.text, second: second.rule.name.text, witness };
      report(checkDiagnostics.create("check/line-dated-twice", second.rule.name.span, args, { related }));
      break;
    }
  }
}

/** Whether a rule under `dates` had too many errors to be understood: it may date what the others do not. */
function hasBrokenDates({ pack }: Stretch): boolean {
  return [...pack.broken].some((name) => pack.names.owners.get(name)?.rule.kind === "date");
}
