import type { Diagnostic } from "../../base/diagnostic.ts";
import { exceptionDiagnostics } from "../diagnostics/exceptions.ts";
import { meetings } from "../regions/meeting.ts";
import { satisfy } from "../regions/satisfy.ts";
import type { RegionWorld } from "../regions/world.ts";
import { rangeWords } from "../timeline/range.ts";
import type { FoldedCase } from "./fold.ts";
import { both } from "./guard.ts";
import { normalMeaning } from "./normal.ts";
import { meaningWords } from "./words.ts";

/**
 * Two cases of one part that can hold together and disagree: for each case the first such pair, so that findings grow no faster than the
 * file. `mine` says which exceptions this pack answers for: a pair of which neither is its own was reported below. Cases that give the same
 * value agree.
 */
export function findClashes(cases: readonly FoldedCase[], world: RegionWorld, mine: (pack: string) => boolean): readonly Diagnostic[] {
  const found = new Map<FoldedCase, Diagnostic>();
  const values = cases.map(({ meaning, change: { target, part } }) => normalMeaning(meaning, target, part, world));
  const met = meetings(cases.map(({ guard }) => guard), world);
  for (const [index, second] of cases.entries()) {
    for (const before of met[index]!) {
      const first = cases[before]!;
      if (values[before] === values[index] || !(mine(first.exception.pack) || mine(second.exception.pack))) continue;
      const at = mine(second.exception.pack) ? second : first;
      const clash = found.has(at) ? undefined : clashOf(first, second, world, at);
      if (clash) found.set(at, clash);
    }
  }
  return [...found.values()];
}

function clashOf(first: FoldedCase, second: FoldedCase, world: RegionWorld, at: FoldedCase): Diagnostic | undefined {
  const together = both(first.guard, second.guard);
  if (together === "never") return undefined;
  const result = together === "always" ? ({ is: "holds", facts: [], free: false } as const) : satisfy(together, world);
  if (result.is === "never") return undefined;
  const dates = rangeWords(world.dates);
  const witness = result.is === "holds" ? [...result.facts, `the date of service is ${dates}`].join(", ") : `their guards are too large to tell apart, ${dates}`;
  const free = result.is === "holds" && result.free;
  const args = {
    first: first.exception.rule.name.text,
    second: second.exception.rule.name.text,
    target: first.change.target.rule.name.text,
    part: first.change.part,
    one: meaningWords(first.meaning),
    other: meaningWords(second.meaning),
    witness,
  };
  const related = [first, second].map((one) => ({
    span: one.change.span,
    caption: `${one.exception.rule.name.text}: ${meaningWords(one.meaning)}, ${sourceWords(one)}`,
  }));
  const help = "say which wins: make one an exception to the other, or narrow one with `when`" +
    (free ? "; sets, orders and times in the guards are taken as free, since nothing shows that they exclude each other" : "");
  return exceptionDiagnostics.create("check/exception-clash", at.exception.rule.name.span, args, { related, help });
}

function sourceWords({ exception }: FoldedCase): string {
  const sources = exception.rule.sources.map(({ key, locator }) => (locator ? `${key.text} ${locator.text}` : key.text));
  return sources.length > 0 ? sources.join(", ") : "no source";
}
