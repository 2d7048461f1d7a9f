import type * as ir from "../../ir/ir.ts";
import { allOf } from "../../ir/rules-of.ts";
import type { Proof, Shown } from "./proof.ts";
import { proofOf } from "./proof.ts";
import type { Subject } from "./subject.ts";
import { TimeDependence } from "./time-dependence.ts";

/**
 * Whether more minutes of one piece of time ever earn fewer units on one ladder, by the ladder's form (design language.md 6.2, 6.8).
 *
 * A piece of m minutes earns, from `first.from` on, one first unit, and ceil((m - covers - past) / each) further ones where that is positive. Both
 * terms never fall as m grows as long as `each` is at least one minute: the first is a step up, the second a staircase up. That holds for every
 * m, so nothing is tried. It is the same for each way in which exceptions may put the numbers together, since each combination is looked at.
 *
 * The argument needs the numbers to be the same for m and m + 1. A number that an exception gives where a guard holds that asks for minutes, itself or
 * through a set or an order, may change with m; then nothing is claimed. A number that is no constant, too.
 */
export function ladderProofs({ pack }: Subject, own: (name: string) => boolean): readonly Proof[] {
  const shown = new Map<string, { readonly title: string; readonly shown: Shown }>();
  for (const program of pack.programs) {
    const dependence = new TimeDependence(program, pack.vocabulary);
    for (const ladder of program.ladders) {
      const before = shown.get(ladder.name);
      if (before?.shown.is === "not shown") continue;
      shown.set(ladder.name, { title: ladder.title, shown: ladderShown(ladder, program, dependence) });
    }
  }
  const open = [...shown].filter(([, one]) => one.shown.is === "not shown").map(([name, one]) => proofOf("ladder", one.title, one.shown, name));
  const mine = open.filter(({ finding }) => own(finding.slice("ladder ".length)));
  const count = shown.size - open.length;
  if (count === 0) return mine;
  const because = "units of a piece of time are a first step up and a staircase of steps of at least one minute, whatever exceptions put in their place";
  return [proofOf("ladder", `on ${count === 1 ? "1 ladder" : `each of ${count} ladders`} more minutes of one piece never earn fewer units`, { is: "proved", because }), ...mine];
}

function ladderShown(ladder: ir.LadderRule, program: ir.Program, dependence: TimeDependence): Shown {
  const { first, more } = ladder;
  const choices: readonly ir.Choice<unknown>[] = [...(first ? [first.code, first.from, first.covers] : []), ...(more ? [more.code, more.each, more.past] : [])];
  const named = new Map(program.values.map((value) => [value.name, value]));
  const values = [first?.from, first?.covers, more?.each, more?.past].flatMap((choice) => (choice ? allOf(choice) : []));
  const readChoices = values.flatMap((value) => (value.op === "value" ? [named.get(value.name)?.is] : [])).filter((choice) => choice !== undefined);
  for (const choice of [...choices, ...readChoices]) {
    const moving = choice.cases?.find(({ when }) => when !== undefined && dependence.of(when));
    if (moving) return { is: "not shown", because: `the exception \`${moving.exception}\` changes a step where minutes, or what depends on them, say so` };
  }
  if (values.some((value) => value.op !== "constant" && value.op !== "value")) return { is: "not shown", because: "a step is worked out from the chart" };
  const each = more ? allOf(more.each).flatMap((value) => constantsOf(value, named)) : [];
  if (each.some((minutes) => !(minutes >= 1))) return { is: "not shown", because: "a further unit is earned by less than one minute" };
  return { is: "proved", because: "" };
}

/** Every number that a step may be. */
function constantsOf(value: ir.Value, named: ReadonlyMap<string, ir.ValueRule>): readonly number[] {
  if (value.op === "constant") return [Number(value.value)];
  const rule = value.op === "value" ? named.get(value.name) : undefined;
  return rule ? allOf(rule.is).map(Number) : [Number.NaN];
}
