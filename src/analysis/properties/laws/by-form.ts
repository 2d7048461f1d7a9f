import { argumentsOf, type Property } from "../../../compiler/properties/property.ts";
import { both } from "../../../compiler/exceptions/guard.ts";
import { withSets } from "../../../compiler/check/definition.ts";
import { stretchesOf } from "../../../compiler/check/stretch.ts";
import { mayHold } from "../../../compiler/check/witness.ts";
import { cutsOf } from "../../../compiler/timeline/cuts.ts";
import type * as ir from "../../../ir/ir.ts";
import { allOf } from "../../../ir/rules-of.ts";
import type { ByForm, Subject } from "../law.ts";

const NOBODY: ReadonlySet<string> = new Set();

/** Two sets that no facts of one item can both let in, on any date of the pack: decided by regions over the clauses. */
export function disjointByForm(property: Property, { understood, coder }: Subject): ByForm {
  if (!understood) return undefined;
  const [one, other] = argumentsOf(property, "set");
  const cuts = cutsOf(understood.context.range, understood.drafts.values(), understood.exceptions.values());
  const stretches = stretchesOf(understood, cuts, NOBODY);
  const meets = stretches.some((stretch) => mayHold(withSets(both({ op: "member", set: one!.name }, { op: "member", set: other!.name }), stretch), stretch.world));
  return meets || coder.pack.programs.length === 0 ? undefined : { is: "proved", why: "what their clauses ask never holds together" };
}

/** Ladders whose first unit asks for at least so many minutes, whatever exception applies. */
export function neverBelowByForm(property: Property, { coder: { pack } }: Subject): ByForm {
  const [[names], [limit]] = [argumentsOf(property, "lines"), argumentsOf(property, "minutes")];
  for (const program of pack.programs) {
    const least = typeof limit!.of === "number" ? [limit!.of] : constantsOf({ op: "value", name: limit!.of }, program);
    if (!least) return undefined;
    for (const name of names!.of) {
      const ladder = name.is === "rule" ? program.ladders.find((one) => one.name === name.name) : undefined;
      const needed = ladder && leastMinutes(ladder, program);
      // A value that an exception changes for some encounters changes the limit for the same ones: that is for charts to try.
      if (needed === undefined || needed < Math.max(...least)) return undefined;
    }
  }
  return { is: "proved", why: "their first unit asks for as many" };
}

/** The fewest minutes of a piece that earn a unit of a ladder; undefined where that is not a number. */
function leastMinutes({ first, more }: ir.LadderRule, program: ir.Program): number | undefined {
  const values = first ? allOf(first.from) : more ? allOf(more.past) : [];
  const numbers = values.map((value) => constantsOf(value, program));
  if (numbers.length === 0 || numbers.includes(undefined)) return undefined;
  return Math.min(...numbers.flatMap((list) => list!)) + (first ? 0 : 1);
}

/** The numbers that a value may be, all of them constants of the program; undefined where it is worked out. */
export function constantsOf(value: ir.Value, program: ir.Program): readonly number[] | undefined {
  if (value.op === "constant") return typeof value.value === "number" ? [value.value] : undefined;
  const rule = value.op === "value" ? program.values.find(({ name }) => name === value.name) : undefined;
  const all = rule ? allOf(rule.is) : [];
  return all.length > 0 && all.every((one) => typeof one === "number") ? (all as readonly number[]) : undefined;
}
