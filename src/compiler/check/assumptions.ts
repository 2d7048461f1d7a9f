import { encodeCanonical } from "../../ir/canonical.ts";
import type { Test, Value } from "../../ir/ir.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { both } from "../exceptions/guard.ts";
import { meaningOf } from "../parts/meaning.ts";
import { meetings } from "../regions/meeting.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";
import { guardOfRule, testable, witnessOf } from "./witness.ts";

/** Assumptions fill what is missing, and no two fill one field with different values. */
export function checkAssumptions(stretch: Stretch): void {
  // An assumption without `when` was reported by the reader.
  const assumptions = stretch.drafts.filter(({ rule }) => rule.kind === "assume" && rule.parts.has("when"));
  const met = meetings(assumptions.map((draft) => testable(guardOfRule(draft))), stretch.world);
  for (const [index, draft] of assumptions.entries()) {
    if (isOwn(stretch, draft)) checkOverwrites(draft, stretch);
    for (const before of met[index]!) {
      const other = assumptions[before]!;
      if (isOwn(stretch, draft) || isOwn(stretch, other)) checkPair(other, draft, stretch);
    }
  }
}

function checkOverwrites(draft: Draft, stretch: Stretch): void {
  const noun = draft.noun?.name;
  if (noun === undefined) return;
  for (const field of takenOf(draft).keys()) {
    const documented: Test = { op: "documented", value: { op: "field", noun, field } };
    const witness = witnessOf(both(guardOfRule(draft), documented), stretch.world);
    if (witness === undefined) continue;
    const args = { rule: draft.rule.name.text, field: `${noun}.${field}`, witness };
    stretch.pack.context.report(checkDiagnostics.create("check/assume-overwrites", draft.rule.name.span, args));
  }
}

function checkPair(first: Draft, second: Draft, stretch: Stretch): void {
  for (const [field, value] of takenOf(second)) {
    const other = takenOf(first).get(field);
    if (!other || encodeCanonical(other) === encodeCanonical(value)) continue;
    const witness = witnessOf(both(guardOfRule(first), guardOfRule(second)), stretch.world);
    if (witness === undefined) continue;
    const args = { first: first.rule.name.text, second: second.rule.name.text, field, witness };
    const related = [{ span: first.rule.name.span, caption: "the other" }];
    stretch.pack.context.report(checkDiagnostics.create("check/assume-clash", second.rule.name.span, args, { related }));
  }
}

function takenOf(draft: Draft): ReadonlyMap<string, Value> {
  return meaningOf(draft.parts.get("take"), "take")?.entries ?? new Map();
}
