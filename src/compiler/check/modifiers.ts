import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { both, except } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Meaning } from "../parts/meaning.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";
import { canShareLine, guardOfRule, witnessOf } from "./witness.ts";

/** A modifier that a rule adds, and when. */
interface Addition {
  readonly draft: Draft;
  readonly modifier: string;
  readonly guard: Guard;
  /** Whether this pack has a hand in it. */
  readonly own: boolean;
}

/**
 * More modifiers of a group than it allows must not meet on a line, unless the group prefers some of them. A group says of each rule once, with
 * the first clash that is found, that it clashes with rules before it.
 */
export function checkModifierClashes(stretch: Stretch): void {
  const additions = stretch.drafts.filter(({ rule }) => rule.kind === "modifier").flatMap((draft) => additionsOf(draft, stretch));
  for (const draft of stretch.drafts.filter(({ rule }) => rule.kind === "modifier_group")) {
    const most = meaningOf(draft.parts.get("at most"), "allowance")?.atMost;
    const members = meaningOf(draft.parts.get("members"), "words")?.words ?? [];
    if (!most || !("count" in most) || most.count < 1 || most.count >= members.length || draft.parts.has("prefer")) continue;
    const undecided = both(...stretch.index.casesOf(draft.rule.name.text, "prefer").map((one) => except(one.guard)));
    const search: Search = { group: draft, most: most.count, own: isOwn(stretch, draft), stretch, clashing: new Set(), tried: 0 };
    const candidates = additions.filter((one) => members.includes(one.modifier));
    findClashes(candidates, 0, { chosen: [], guard: undecided }, search);
  }
}

interface Search {
  readonly group: Draft;
  /** Modifiers of the group that a line may carry. */
  readonly most: number;
  readonly own: boolean;
  readonly stretch: Stretch;
  /** Rules of which a clash with rules before them was reported. */
  readonly clashing: Set<Draft>;
  tried: number;
}

/** Additions that can meet on a line, and where. */
interface Meeting {
  readonly chosen: readonly Addition[];
  readonly guard: Guard;
}

/** Choices of additions that are looked at for one group on one stretch of dates. */
export const MOST_TRIED = 2_000;

/** Adds one addition after the other, as long as they can meet; one more than the group allows is a clash. */
function findClashes(additions: readonly Addition[], from: number, { chosen, guard }: Meeting, search: Search): void {
  for (let index = from; index < additions.length; index++) {
    const next = additions[index]!;
    const isFull = chosen.length === search.most;
    if (chosen.some((one) => one.modifier === next.modifier || one.draft === next.draft || !canShareLine(one.draft, next.draft))) continue;
    if (isFull && search.clashing.has(next.draft)) continue;
    if (++search.tried > MOST_TRIED) return;
    const meeting: Meeting = { chosen: [...chosen, next], guard: both(guard, next.guard) };
    if (isFull && !search.own && !meeting.chosen.some(({ own }) => own)) continue;
    const witness = meeting.chosen.length > 1 ? witnessOf(meeting.guard, search.stretch.world) : "";
    if (witness === undefined) continue;
    if (isFull) reportClash(meeting.chosen, witness, search);
    else findClashes(additions, index + 1, meeting, search);
  }
}

function reportClash(chosen: readonly Addition[], witness: string, { group, most, stretch, clashing }: Search): void {
  const adds = chosen.map(({ draft, modifier }) => `\`${draft.rule.name.text}\` adds ${modifier}`);
  const last = chosen.at(-1)!.draft.rule.name;
  const related = [
    ...chosen.slice(0, -1).map(({ draft, modifier }) => ({ span: draft.rule.name.span, caption: `adds ${modifier}` })),
    { span: group.rule.name.span, caption: "the group" },
  ];
  const args = { first: adds.slice(0, -1).join(", "), second: adds.at(-1)!, group: group.rule.name.text, most: most === 1 ? "one" : String(most), all: chosen.length === 2 ? "both" : "all", witness };
  clashing.add(chosen.at(-1)!.draft);
  stretch.pack.context.report(checkDiagnostics.create("check/modifier-clash", last.span, args, { related }));
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
