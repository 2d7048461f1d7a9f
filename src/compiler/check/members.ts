import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { both, except, guardOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { meaningOf } from "../parts/meaning.ts";
import { holds } from "../timeline/range.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";
import { headTests, witnessOf } from "./witness.ts";

/**
 * Reports a set that no item can be a member of on any date. The sets that a head narrows by are looked into; other sets, orders and times
 * are taken as free, so a report is certain.
 */
export function checkMembers(stretches: readonly Stretch[]): void {
  const [first] = stretches;
  if (!first) return;
  for (const draft of first.pack.drafts.values()) {
    if (draft.rule.kind !== "set" || !isOwn(first, draft)) continue;
    const alive = stretches.filter(({ dates }) => holds(draft.range, dates.from));
    const idle = alive.length > 0 && alive.every((stretch) => witnessOf(memberGuard(draft, stretch, MOST_SETS), stretch.world) === undefined);
    if (idle) first.pack.context.report(checkDiagnostics.create("check/never-member", draft.rule.name.span, { set: draft.rule.name.text }));
  }
}

/** Sets that are looked into, the set itself counted: heads may stand in a long row. */
const MOST_SETS = 4;

/** Where an item is a member, as far as clauses say: its head's set, `keep` and no leave-out. An exception may keep more: then nothing is said. */
function memberGuard(draft: Draft, stretch: Stretch, sets: number): Guard {
  const { rule, parts, head } = draft;
  const kept = stretch.index.casesOf(rule.name.text, "instead").some(({ meaning }) => meaning.is === "instead" && meaning.value.is === "keep");
  const changed = stretch.index.casesOf(rule.name.text, "keep").length > 0;
  if (sets === 0 || kept || changed || !isUnderstood(draft)) return "always";
  const narrowed = head?.in === undefined ? undefined : stretch.pack.drafts.get(head.in);
  const leaveOuts = meaningOf(parts.get("leave out"), "leave_out")?.items ?? [];
  return both(
    ...headTests(head),
    narrowed ? memberGuard(narrowed, stretch, sets - 1) : "always",
    guardOf(meaningOf(parts.get("keep"), "test")?.test),
    ...leaveOuts.map((item) => except(item.if)),
  );
}

/** Whether every clause of the set could be read. */
function isUnderstood({ rule, parts }: Draft): boolean {
  const written = rule.parts.get("leave out")?.content;
  const items = meaningOf(parts.get("leave out"), "leave_out")?.items ?? [];
  return (!rule.parts.has("keep") || parts.has("keep")) && (written?.type !== "leave_out" || written.items.length === items.length);
}
