import { nounsOf, linesNoun, slotsOf } from "../../../ir/nouns.ts";
import type * as ir from "../../../ir/ir.ts";
import type { Constant } from "../../../ir/ir.ts";
import type { Vocabulary } from "../../../ir/vocabulary.ts";
import type { Functions } from "./functions.ts";

/** What the code of one program is generated with: places in place of names, as the runtime numbers them. */
export interface Names {
  readonly functions: Functions;
  slot(noun: string, field: string): number;
  set(name: string): number;
  /** The noun whose items a set holds. */
  nounOf(base: ir.SetOf["base"]): string;
  time(name: string): number;
  order(name: string): number;
  /** The value of a named value that no exception changes; undefined where one may. */
  constant(name: string): Constant | undefined;
}

/** The places of everything that a program names. */
export function namesOf(program: ir.Program, vocabulary: Vocabulary, functions: Functions): Names {
  const nouns = nounsOf(vocabulary);
  const line = linesNoun(vocabulary);
  nouns.set(line.name, line);
  const slots = slotsOf(nouns);
  const places = (rules: readonly ir.RuleBase[]) => new Map(rules.map(({ name }, place) => [name, place]));
  const [sets, times, orders] = [places(program.sets), places(program.times), places(program.orders)];
  const values = new Map(program.values.map(({ name, is }) => [name, is]));
  return {
    functions,
    slot: (noun, field) => slots.get(noun)!.get(field)!,
    set: (name) => sets.get(name)!,
    nounOf: (base) => ("noun" in base ? base.noun : program.sets[sets.get(base.set)!]!.head.noun),
    time: (name) => times.get(name)!,
    order: (name) => orders.get(name)!,
    constant: (name) => {
      const { value, cases = [] } = values.get(name)!;
      return cases.length === 0 ? value : undefined;
    },
  };
}
