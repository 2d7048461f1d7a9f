import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { both, except } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Meaning } from "../parts/meaning.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";
import { guardOfRule, witnessOf } from "./witness.ts";

/** A modifier that a rule adds, and when. */
interface Addition {
  readonly draft: Draft;
  readonly modifier: string;
  readonly guard: Guard;
  /** Whether this pack has a hand in it. */
  readonly own: boolean;
}

/** Two modifiers of a group that allows one must not meet on a line, unless the group prefers one of them. */
export function checkModifierClashes(stretch: Stretch): void {
  const additions = stretch.drafts.filter(({ rule }) => rule.kind === "modifier").flatMap((draft) => additionsOf(draft, stretch));
  for (const group of stretch.drafts.filter(({ rule }) => rule.kind === "modifier_group")) {
    const most = meaningOf(group.parts.get("at most"), "allowance")?.atMost;
    const members = meaningOf(group.parts.get("members"), "words")?.words ?? [];
    if (!most || !("count" in most) || most.count !== 1 || group.parts.has("prefer")) continue;
    const undecided = both(...stretch.index.casesOf(group.rule.name.text, "prefer").map((one) => except(one.guard)));
    const own = isOwn(stretch, group);
    checkGroup(group, additions.filter((one) => members.includes(one.modifier)), undecided, own, stretch);
  }
}

function checkGroup(group: Draft, additions: readonly Addition[], undecided: Guard, own: boolean, stretch: Stretch): void {
  for (const [index, second] of additions.entries()) {
    for (const first of additions.slice(0, index)) {
      if (first.modifier === second.modifier || first.draft === second.draft || !(own || first.own || second.own)) continue;
      const witness = witnessOf(both(first.guard, second.guard, undecided), stretch.world);
      if (witness === undefined) continue;
      const args = {
        first: first.draft.rule.name.text,
        one: first.modifier,
        second: second.draft.rule.name.text,
        other: second.modifier,
        group: group.rule.name.text,
        most: "one",
        witness,
      };
      const related = [
        { span: first.draft.rule.name.span, caption: `adds ${first.modifier}` },
        { span: group.rule.name.span, caption: "the group" },
      ];
      stretch.pack.context.report(checkDiagnostics.create("check/modifier-clash", second.draft.rule.name.span, args, { related }));
    }
  }
}

function additionsOf(draft: Draft, stretch: Stretch): readonly Addition[] {
  const name = draft.rule.name.text;
  const cases = stretch.index.casesOf(name, "add");
  const dropped = stretch.index.casesOf(name, "instead").map((one) => except(one.guard));
  const added = both(guardOfRule(draft), ...dropped);
  const own = modifierOf(draft.parts.get("add"));
  const additions: Addition[] = [];
  if (own !== undefined) {
    additions.push({ draft, modifier: own, guard: both(added, ...cases.map((one) => except(one.guard))), own: isOwn(stretch, draft) });
  }
  for (const one of cases) {
    const modifier = modifierOf(one.meaning);
    if (modifier !== undefined) additions.push({ draft, modifier, guard: both(added, one.guard), own: isOwn(stretch, one.exception) });
  }
  return additions;
}

function modifierOf(meaning: Meaning | undefined): string | undefined {
  const value = meaningOf(meaning, "value")?.value;
  return value?.op === "constant" ? String(value.value) : undefined;
}
