import type * as ir from "../../ir/ir.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import { visitTest, visitTime, visitValue, type Visitor } from "../../ir/visit.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";

/** What a rule asks the chart: fields by their nouns, and documents by their words. */
export interface Reads {
  /** `NOUN.FIELD`. */
  readonly fields: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
}

/** What some rules read, with `deep` also through the sets, times, orders and exceptions that they name. */
export function readsOf(names: readonly string[], program: ir.Program, vocabulary: Vocabulary, deep: boolean): Reads {
  const views = new Map(rulesOf(program, vocabulary).map((view) => [view.rule.name, view]));
  const targets = new Map(program.exceptions.map(({ name, to }) => [name, to]));
  const fields = new Set<string>();
  const documents = new Set<string>();
  const waiting = [...names];
  const seen = new Set<string>();
  const follow = (name: string | undefined): void => {
    if (deep && name !== undefined) waiting.push(name);
  };
  const visitor: Visitor = {
    test: (test) => {
      if (test.op === "document") documents.add(test.word);
      if (test.op === "member" || test.op === "first_of") follow(test.set);
      if (test.op === "first_in" || test.op === "first_of") follow(test.order);
    },
    value: (value) => {
      if (value.op === "field") fields.add(`${value.noun}.${value.field}`);
      if (value.op === "longest_piece_of") follow(value.time);
    },
    set: (set) => follow("set" in set.base ? set.base.set : undefined),
    qualifier: (qualifier) => {
      if (qualifier.is === "before" || qualifier.is === "after") follow(qualifier.order);
    },
    timeBase: (base) => follow(base.of === "time" ? base.time : undefined),
  };
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(targets.get(name) ?? []));
    const view = views.get(name);
    if (!view) continue;
    for (const test of view.tests) visitTest(test, visitor);
    for (const value of view.values) visitValue(value, visitor);
    for (const time of view.times) visitTime(time, visitor);
    for (const named of view.names) follow(named.of === "time" ? named.name : undefined);
    follow(view.head?.in);
    follow(view.head?.from);
  }
  return { fields, documents };
}
