import type { Span } from "../../base/source.ts";
import type { Constant } from "../../ir/ir.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import type { Exception } from "../exceptions/exception.ts";
import { readConstant } from "../assemble/read.ts";
import type { Meaning } from "../parts/meaning.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";

/** A number that a step may have, and the exception that gives it; none: the rule's own. */
interface Step {
  readonly minutes: number;
  readonly by?: Exception;
}

type StepKey = "from" | "covers" | "each" | "past";

type Steps = Readonly<Record<StepKey, readonly Step[]>>;

const PATHS: Readonly<Record<StepKey, string>> = { from: "first.from", covers: "first.covers", each: "more.each", past: "more.past" };

/**
 * Checks the arithmetic of the ladders of a stretch: no step below one minute, and no minute that earns a further unit before the first one.
 * Each exception is tried alone against the ladder's own numbers.
 */
export function checkLadders(stretch: Stretch): void {
  for (const draft of stretch.drafts) {
    if (draft.rule.kind !== "ladder") continue;
    const steps: Steps = {
      from: stepsOf(draft, PATHS.from, stretch),
      covers: stepsOf(draft, PATHS.covers, stretch),
      each: stepsOf(draft, PATHS.each, stretch),
      past: stepsOf(draft, PATHS.past, stretch),
    };
    for (const [key, list] of Object.entries(steps) as [StepKey, readonly Step[]][]) {
      for (const step of list) checkOne(draft, { ...ownSteps(steps), [key]: step.minutes }, step.by, stretch);
    }
  }
}

function checkOne(draft: Draft, ladder: Partial<Record<StepKey, number>>, by: Exception | undefined, stretch: Stretch): void {
  if (!isOwn(stretch, by ?? draft)) return;
  const fault = faultOf(ladder);
  if (fault === undefined) return;
  const span = by ? by.rule.name.span : spanOf(draft, fault.key);
  stretch.pack.context.report(checkDiagnostics.create("check/ladder-form", span, { ladder: draft.rule.name.text, fault: fault.words }));
}

/** What is wrong, and the step that must change. */
function faultOf({ from, covers, each, past }: Partial<Record<StepKey, number>>): { readonly words: string; readonly key: StepKey } | undefined {
  if (from !== undefined && from < 1) return { words: "`from` is at least 1 minute", key: "from" };
  if (each !== undefined && each < 1) return { words: "`each` is at least 1 minute", key: "each" };
  if (from === undefined || covers === undefined || past === undefined) return undefined;
  if (from <= covers + past + 1) return undefined;
  return { words: `minute ${covers + past + 1} would earn a further unit, and the first is earned from minute ${from}`, key: "from" };
}

/** Where a step is written; the ladder's name for one that is not. */
function spanOf(draft: Draft, key: StepKey): Span {
  const content = draft.rule.parts.get(PATHS[key])?.content;
  return content?.type === "value" ? content.value.span : draft.rule.name.span;
}

function ownSteps(steps: Steps): Partial<Record<StepKey, number>> {
  const own: Partial<Record<StepKey, number>> = {};
  for (const key of Object.keys(steps) as StepKey[]) {
    const first = steps[key].find((step) => step.by === undefined);
    if (first) own[key] = first.minutes;
  }
  return own;
}

/** The numbers of one part: its own and those of exceptions, named values with theirs. */
function stepsOf(draft: Draft, path: string, stretch: Stretch): readonly Step[] {
  const own = draft.parts.get(path);
  const cases = stretch.index.casesOf(draft.rule.name.text, path);
  return [...numbersOf(own, undefined, stretch), ...cases.flatMap(({ meaning, exception }) => numbersOf(meaning, exception, stretch))];
}

function numbersOf(meaning: Meaning | undefined, by: Exception | undefined, stretch: Stretch): readonly Step[] {
  if (meaning?.is !== "value") return [];
  const { value } = meaning;
  if (value.op === "constant") return [stepOf(value.value, by)];
  const named = value.op === "value" ? stretch.pack.drafts.get(value.name) : undefined;
  const is = named?.parts.get("is");
  if (!named || (is?.is !== "value" && is?.is !== "dated")) return [];
  const read = readConstant(stretch.dates.from);
  const cases = stretch.index.casesOf(named.rule.name.text, "is");
  return [stepOf(read(is), by), ...cases.map((one) => stepOf(read(one.meaning), one.exception))];
}

function stepOf(value: Constant, by: Exception | undefined): Step {
  return { minutes: Number(value), ...(by && { by }) };
}
