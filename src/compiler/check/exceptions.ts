import { encodeCanonical } from "../../ir/canonical.ts";
import { exceptionDiagnostics } from "../diagnostics/exceptions.ts";
import type { Draft } from "../draft.ts";
import type { Change, Exception } from "../exceptions/exception.ts";
import { findClashes } from "../exceptions/clash.ts";
import { guardOf, both } from "../exceptions/guard.ts";
import { meaningWords, plainMeaning } from "../exceptions/words.ts";
import type { Meaning } from "../parts/meaning.ts";
import { readConstant } from "../assemble/read.ts";
import { satisfy } from "../regions/satisfy.ts";
import { holds } from "../timeline/range.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";

/** Reports exceptions that can disagree with another about one part, each with the first that is found. */
export function checkClashes(stretches: readonly Stretch[]): void {
  for (const stretch of stretches) {
    const { index, world, pack } = stretch;
    if (!index.inForce.some((exception) => isOwn(stretch, exception))) continue;
    const targets = new Set(index.inForce.flatMap((exception) => exception.changes.map(({ target }) => target.rule.name.text)));
    for (const target of targets) {
      for (const part of index.partsOf(target)) {
        const mine = (id: string): boolean => id === pack.context.pack;
        for (const clash of findClashes(index.casesOf(target, part), world, mine)) pack.context.report(clash);
      }
    }
  }
}

/** Reports exceptions that are never in force, whose guard never holds, or that say what holds anyway. */
export function checkIdle(stretches: readonly Stretch[]): void {
  const [first] = stretches;
  if (!first) return;
  const own = [...first.pack.exceptions.values()].filter((exception) => isOwn(first, exception));
  for (const exception of own) {
    const fault = idleFault(exception, stretches.filter(({ dates }) => holds(exception.range, dates.from)));
    if (!fault) continue;
    const args = { exception: exception.rule.name.text, why: fault.why };
    first.pack.context.report(exceptionDiagnostics.create("check/exception-idle", fault.change?.span ?? exception.rule.name.span, args));
  }
}

function idleFault(exception: Exception, stretches: readonly Stretch[]): { readonly why: string; readonly change?: Change } | undefined {
  const alive = stretches.filter((stretch) => exception.removes || exception.changes.some(({ target }) => holds(target.range, stretch.dates.from)));
  if (alive.length === 0) return { why: "it is never in force together with what it changes" };
  const guard = both(guardOf(exception.applies), guardOf(exception.guard));
  const possible = alive.filter(({ world }) => typeof guard === "string" || satisfy(guard, world).is !== "never");
  if (possible.length === 0) return { why: "its guard never holds" };
  const same = exception.changes.find((change) => possible.every(({ dates }) => saysTheSame(exception, change, dates.from)));
  return same && { why: `\`${same.part}\` of \`${same.target.rule.name.text}\` is ${meaningWords(same.meaning)} anyway`, change: same };
}

function saysTheSame(exception: Exception, change: Change, date: string): boolean {
  if (change.meaning.is === "instead") return false;
  const beaten = exception.over.flatMap((over) => over.changes.filter((one) => one.target === change.target && one.part === change.part));
  const others = beaten.length > 0 ? beaten.map((one) => one.meaning) : [change.target.parts.get(change.part) ?? absentMeaning(change.target, change.part)];
  return others.every((other) => plainOn(other, date) === plainOn(change.meaning, date));
}

function plainOn(meaning: Meaning, date: string): string {
  return meaning.is === "dated" || (meaning.is === "value" && meaning.value.op === "constant") ? encodeCanonical(readConstant(date)(meaning)) : plainMeaning(meaning);
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
