import type { Instead } from "../../ir/ir.ts";
import { exceptionDiagnostics } from "../diagnostics/exceptions.ts";
import type { Change, Exception } from "../exceptions/exception.ts";
import { both, either, except, guardOf } from "../exceptions/guard.ts";
import type { Guard } from "../exceptions/guard.ts";
import { normalMeaning } from "../exceptions/normal.ts";
import { meaningWords } from "../exceptions/words.ts";
import type { Draft } from "../draft.ts";
import type { Meaning } from "../parts/meaning.ts";
import { meaningOf } from "../parts/meaning.ts";
import { holds } from "../timeline/range.ts";
import { contextOf } from "./idle-context.ts";
import { reasonWords } from "./never.ts";
import type { Stretch } from "./stretch.ts";
import { isJudged } from "./stretch.ts";
import { mayHold } from "./witness.ts";

interface Fault {
  readonly why: string;
  readonly change?: Change;
}

/** Reports exceptions that are never in force, whose guard never holds where the rule does something, or that say what holds anyway. */
export function checkIdle(stretches: readonly Stretch[]): void {
  const [first] = stretches;
  if (!first) return;
  const own = [...first.pack.exceptions.values()].filter((exception) => isJudged(first, exception));
  for (const exception of own) {
    const fault = idleFault(exception, stretches.filter(({ dates }) => holds(exception.range, dates.from)));
    if (!fault) continue;
    const args = { exception: exception.rule.name.text, why: fault.why };
    first.pack.context.report(exceptionDiagnostics.create("check/exception-idle", fault.change?.span ?? exception.rule.name.span, args));
  }
}

function idleFault(exception: Exception, stretches: readonly Stretch[]): Fault | undefined {
  const alive = stretches.filter(({ dates }) => exception.removes || exception.changes.some(({ target }) => holds(target.range, dates.from)));
  if (alive.length === 0) return { why: "it is never in force together with what it changes" };
  const guard = ownGuard(exception);
  const possible = alive.filter((stretch) => mayHold(guard, stretch.open));
  if (possible.length === 0) return { why: "its guard never holds" };
  if (exception.removes) return removesNothing(exception, possible);
  for (const change of exception.changes) {
    const fault = changesNothing(exception, change, possible.filter(({ dates }) => holds(change.target.range, dates.from)));
    if (fault) return fault;
  }
  return undefined;
}

function removesNothing(exception: Exception, stretches: readonly Stretch[]): Fault | undefined {
  const meets = stretches.some((stretch) => {
    const beaten = exception.over.filter(({ range }) => holds(range, stretch.dates.from));
    return mayHold(both(ownGuard(exception), either(...beaten.map(ownGuard))), stretch.open);
  });
  return meets ? undefined : { why: `it never meets ${exception.over.map(({ rule }) => `\`${rule.name.text}\``).join(" or ")}, which it takes away` };
}

/** `stretches` are those on which the exception and what it changes are in force and its own guard can hold. */
function changesNothing(exception: Exception, change: Change, stretches: readonly Stretch[]): Fault | undefined {
  const name = change.target.rule.name.text;
  const standing = stretches.flatMap((stretch) => {
    const found = stretch.index.casesOf(name, change.part).find((one) => one.exception === exception);
    return found && mayHold(found.guard, stretch.open) ? [{ stretch, guard: both(found.guard, contextOf(exception, change, stretch)) }] : [];
  });
  // An exception that others beat everywhere says what would hold without them.
  if (standing.length === 0) return undefined;
  const possible = standing.filter(({ guard, stretch }) => mayHold(guard, stretch.open));
  const [first] = standing;
  if (possible.length === 0) return { why: `it never holds where \`${name}\` does something: ${reasonWords(first!.guard, first!.stretch.open)}`, change };
  if (!possible.every(({ guard, stretch }) => saysTheSame(exception, change, guard, stretch))) return undefined;
  return { why: `\`${change.part}\` of \`${name}\` is ${meaningWords(change.meaning)} anyway`, change };
}

/** Whether the part has the same value without the exception: that of the exceptions that it beats where they hold, the rule's own elsewhere. */
function saysTheSame(exception: Exception, change: Change, guard: Guard, stretch: Stretch): boolean {
  const { target, part, meaning } = change;
  if (meaning.is === "instead") return isJudgedOutcome(meaning.value, target, stretch);
  const same = (other: Meaning): boolean => normalMeaning(other, target, part, stretch.world) === normalMeaning(meaning, target, part, stretch.world);
  const beaten = exception.over.filter(({ range }) => holds(range, stretch.dates.from));
  const others = beaten.flatMap((over) => over.changes.filter((one) => one.target === target && one.part === part).map((one) => ({ over, meaning: one.meaning })));
  if (!others.every((one) => same(one.meaning) || !mayHold(both(guard, ownGuard(one.over)), stretch.open))) return false;
  if (same(target.parts.get(part) ?? absentMeaning(target, part))) return true;
  return others.length > 0 && !mayHold(both(guard, ...others.map(({ over }) => except(ownGuard(over)))), stretch.open);
}

/** An outcome that the rule has anyway, in the same words. */
function isJudgedOutcome(value: Instead, target: Draft, { index }: Stretch): boolean {
  const own = meaningOf(target.parts.get("outcome"), "outcome")?.outcome;
  const changed = index.casesOf(target.rule.name.text, "outcome").length > 0;
  return !changed && own !== undefined && own.is === value.is && "reason" in value && own.reason === value.reason;
}

function ownGuard(exception: Exception): Guard {
  return both(guardOf(exception.applies), guardOf(exception.guard));
}

/** What a part means where it is not written. */
function absentMeaning(draft: Draft, part: string): Meaning {
  switch (part) {
    case "pieces": return { is: "word", word: "together" };
    case "if a tie changes the bill": return { is: "word", word: "hold" };
    case "if not documented": return { is: "word", word: draft.notDocumented };
    case "units": return { is: "value", value: { op: "constant", type: { is: "units" }, value: 1 }, type: { is: "units" } };
    default: return { is: "none" };
  }
}
