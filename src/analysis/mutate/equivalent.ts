import type { LadderRule, OrderRule, Pack, Preference, Program, Test, Value, ValueRule } from "../../ir/ir.ts";
import { visitTest, visitValue } from "../../ir/visit.ts";
import { constantWords } from "../../ir/words.ts";
import { reasonWords } from "../../compiler/check/never.ts";
import type { Stretch } from "../../compiler/check/stretch.ts";
import { mayHold } from "../../compiler/check/witness.ts";
import type { Guard } from "../../compiler/exceptions/guard.ts";
import { both, except } from "../../compiler/exceptions/guard.ts";
import { sameAnswers } from "../../compiler/regions/same.ts";
import { leavesOf, rulesIn, writtenIn } from "../written/expressions.ts";
import type { Written } from "../written/expressions.ts";
import { whyNoRow } from "../written/rows.ts";
import { differingMinutes, numbersOf } from "./climbing.ts";
import type { Change, Mutant, Swap } from "./mutant.ts";
import { edited } from "./edit.ts";
import { ALWAYS, askedAt, isPlain, NEVER, plainWhen, withConstant, withOwnTimes } from "./within.ts";

/** What equivalence is argued over: a pack, and the stretches of its dates on which nothing changes. */
export interface Grounds {
  readonly pack: Pack;
  readonly stretches: readonly Stretch[];
}

/**
 * Why a mutant answers every encounter as the pack does, in words; undefined where that is not shown. An argument is a proof: of sets, orders and
 * times only what clauses say is taken as known. Which facts a held answer asks for may still differ.
 */
export function whyEquivalent(mutant: Mutant, grounds: Grounds): string | undefined {
  const { swaps, changes, alike } = mutant;
  if (alike !== undefined) return alike;
  if (swaps) return allOf(swaps, (swap) => ofSwap(swap, grounds));
  if (changes) return allOf(changes, (change) => ofChange(change, grounds));
  return undefined;
}

/** Why an argument holds for each of several things; undefined where it does not for one of them. */
function allOf<T>(things: readonly T[], why: (thing: T) => string | undefined): string | undefined {
  let said: string | undefined;
  for (const thing of things) {
    const one = why(thing);
    if (one === undefined) return undefined;
    said ??= one;
  }
  return said;
}

/** Stretches of the dates on which a program runs. */
function stretchesOf(program: number, { pack, stretches }: Grounds): readonly Stretch[] {
  const segments = pack.segments.filter((segment) => segment.program === program);
  return stretches.filter(({ dates }) => segments.some(({ from, to }) => from <= dates.from && (to === null || dates.from <= to)));
}

function ofSwap({ program, written, to }: Swap, grounds: Grounds): string | undefined {
  const unasked = whyNoRow(written, grounds.pack.programs[program]!, grounds.pack);
  if (unasked !== undefined) return unasked;
  if (written.is !== "test") return undefined;
  return allOf(stretchesOf(program, grounds), (stretch) => testsAlike(written, written.node as Test, (to as Test | null) ?? ALWAYS, stretch, grounds.pack.programs[program]!));
}

/** Two tests in one place of a rule, on some dates. */
function testsAlike(written: Written, first: Test, second: Test, stretch: Stretch, program: Program): string | undefined {
  const own = (test: Test): Test => withOwnTimes(test, program.times);
  const within = askedAt(written, stretch);
  if (within === undefined || within === "never") return "the rule is not in force";
  const place = within === "always" ? within : own(within);
  if (sameAnswers(own(first), own(second), place, stretch.world).is !== "same") return undefined;
  const guard = both(place, own(first));
  if (!mayHold(guard, stretch.world)) return reasonWords(guard, stretch.world);
  const opposite = both(place, except(own(first)));
  if (!mayHold(opposite, stretch.world)) return reasonWords(opposite, stretch.world);
  return "the clause answers the same wherever its rule asks it";
}

function ofChange(change: Change, grounds: Grounds): string | undefined {
  const { section, path, rule, node } = change.written;
  const program = grounds.pack.programs[change.program]!;
  const stretches = stretchesOf(change.program, grounds);
  // That an exception changes something somewhere was checked when the pack was compiled.
  if (change.written.exception !== null) return whyNoRow(change.written, program, grounds.pack);
  switch (section) {
    case "values": return valueAlike(rule as ValueRule, Number(change.to), change.program, grounds);
    case "sets": {
      const { if: test } = node as { readonly if: Test };
      const entry: Written = { ...change.written, path: [...path, "if"] };
      return allOf(stretches, (stretch) => testsAlike(entry, test, NEVER, stretch, program));
    }
    case "orders": return allOf(stretches, (stretch) => preferencesAlike(change, stretch, program));
    case "ladders": return allOf(stretches, (stretch) => laddersAlike(rule as LadderRule, changedLadder(change, program), stretch.world.constant, stretch.world.constant, change.written, stretch, program));
    default: return whyNoRow(change.written, program, grounds.pack) ?? neverConcerns(change.written, stretches, program);
  }
}

function changedLadder({ written: { section, rule, path }, to }: Change, program: Program): LadderRule {
  return edited(program, [{ section, rule: rule.name, path, to }]).ladders.find(({ name }) => name === rule.name)!;
}

/** A rule that concerns nothing, so that what it concludes does not matter. */
function neverConcerns(written: Written, stretches: readonly Stretch[], program: Program): string | undefined {
  if (!isPlain(written.rule)) return undefined;
  const when = plainWhen(written.rule);
  if (when === null) return undefined;
  return allOf(stretches, (stretch) => testsAlike({ ...written, path: ["when", "value"] }, when, NEVER, stretch, program));
}

/** Two neighbours of an order in the other order: nothing changes where one of them follows from the other. */
function preferencesAlike({ written, to }: Change, stretch: Stretch, program: Program): string | undefined {
  const before = written.node as readonly Preference[];
  const after = to as readonly Preference[];
  const at = before.findIndex((one, place) => one !== after[place]);
  const [first, second] = [before[at], before[at + 1]];
  if ((written.rule as OrderRule).prefer.cases !== undefined || first?.by !== "test" || second?.by !== "test" || after[at] !== second) return undefined;
  const only = (yes: Test, no: Test): string | undefined => testsAlike(written, { op: "all", of: [yes, { op: "not", of: no }] }, NEVER, stretch, program);
  return only(first.test, second.test) ?? only(second.test, first.test);
}

/** A ladder with other numbers: it says the same for every length that a piece may have. */
function laddersAlike(
  ladder: LadderRule, other: LadderRule, constant: (name: string) => unknown, otherConstant: (name: string) => unknown, written: Written, stretch: Stretch, program: Program,
): string | undefined {
  const [one, two] = [numbersOf(ladder, constant), numbersOf(other, otherConstant)];
  const differing = one && two && differingMinutes(one, two);
  if (differing === undefined) return undefined;
  if (differing === "none") return "the ladder gives the same units for every number of minutes";
  const minutes: Value = { op: "minutes_of", time: { base: { of: "time", time: ladder.measure.value }, cuts: [] } };
  const bound = (relation: "at_least" | "at_most", value: number): Test => ({ op: "compare", relation, left: minutes, right: { op: "constant", type: { is: "minutes" }, value } });
  const measured: Test = withOwnTimes({ op: "all", of: [bound("at_least", differing.from), bound("at_most", differing.to)] }, program.times);
  // Only of the item's own time is it known what clauses say about it.
  if ((ladder.measure.cases ?? []).length > 0 || ladder.head?.noun === "site" || JSON.stringify(measured).includes('"time":"')) return undefined;
  const within = askedAt(written, stretch);
  if (within === undefined) return "the rule is not in force";
  const guard: Guard = both(within === "always" || within === "never" ? within : withOwnTimes(within, program.times), measured);
  return mayHold(guard, stretch.world) ? undefined : reasonWords(guard, stretch.world);
}

/** A named value with another number: everything that reads it says the same. */
function valueAlike(rule: ValueRule, to: number, index: number, grounds: Grounds): string | undefined {
  const program = grounds.pack.programs[index]!;
  if ((rule.is.cases ?? []).length > 0 || typeof rule.is.value !== "number") return undefined;
  const readers = [...writtenIn(program)].filter((one) => reads(one, rule.name));
  if (readers.length === 0) return `nothing in this pack reads \`${rule.name}\``;
  const constant = (value: number): Extract<Value, { op: "constant" }> => ({ op: "constant", type: rule.type, value });
  const why = allOf(readers, (written) => allOf(stretchesOf(index, grounds), (stretch) => {
    if (written.section === "ladders" && written.is === "value") {
      const named = (value: unknown) => (name: string) => (name === rule.name ? value : stretch.world.constant(name));
      const ladder = rulesIn(program, "ladders").find(({ name }) => name === written.rule.name) as LadderRule;
      return laddersAlike(ladder, ladder, named(rule.is.value), named(to), written, stretch, program);
    }
    if (written.is !== "test") return undefined;
    const test = written.node as Test;
    return testsAlike(written, withConstant(test, rule.name, constant(Number(rule.is.value))), withConstant(test, rule.name, constant(to)), stretch, program);
  }));
  return why && `${constantWords(rule.is.value, rule.type)} and ${constantWords(to, rule.type)} are the same to all that reads it: ${why}`;
}

function reads({ is, node }: Written, name: string): boolean {
  let found = false;
  const value = (one: Value): void => void (found ||= one.op === "value" && one.name === name);
  if (is === "test") for (const leaf of leavesOf(node as Test)) visitTest(leaf, { value });
  else if (is === "value") visitValue(node as Value, { value });
  return found;
}
