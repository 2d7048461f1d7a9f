import type * as ir from "../../ir/ir.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import type { RuleView } from "../../ir/rules-of.ts";
import { visitTest, visitTime, visitValue } from "../../ir/visit.ts";
import type { Visitor } from "../../ir/visit.ts";

/** What a rule walks over, and the names of rules that it speaks of, sorted. */
export interface Spoken {
  readonly head: ir.Head | null;
  readonly names: readonly string[];
}

/** What each rule of a program with expressions speaks of, by its name. */
export function spokenBy(program: ir.Program, vocabulary: Vocabulary): ReadonlyMap<string, Spoken> {
  return new Map(rulesOf(program, vocabulary).map((view) => [view.rule.name, { head: view.head, names: namesIn(view) }]));
}

function namesIn(view: RuleView): readonly string[] {
  const names = new Set<string>(view.names.map(({ name }) => name));
  for (const name of [view.head?.in, view.head?.from, view.head?.codes]) if (name !== undefined) names.add(name);
  const visitor: Visitor = {
    test(test) {
      if (test.op === "member") names.add(test.set);
      if (test.op === "in_codes") names.add(test.codes);
      if (test.op === "first_in" || test.op === "first_of") names.add(test.order);
      if (test.op === "first_of") names.add(test.set);
    },
    value(value) {
      if (value.op === "value") names.add(value.name);
      if (value.op === "longest_piece_of") names.add(value.time);
    },
    set(set) {
      if ("set" in set.base) names.add(set.base.set);
      for (const qualifier of set.qualifiers) if ("order" in qualifier) names.add(qualifier.order);
    },
    timeBase(base) {
      if (base.of === "time") names.add(base.time);
    },
  };
  for (const test of view.tests) visitTest(test, visitor);
  for (const value of view.values) visitValue(value, visitor);
  for (const time of view.times) visitTime(time, visitor);
  names.delete(view.rule.name);
  return [...names].sort();
}
