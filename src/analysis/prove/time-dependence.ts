import type * as ir from "../../ir/ir.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import type { RuleView } from "../../ir/rules-of.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import { visitTest, visitTime, visitValue } from "../../ir/visit.ts";
import type { Visitor } from "../../ir/visit.ts";

/** Types of fields that move when something lasts longer. */
const MOVING: ReadonlySet<string> = new Set(["instant", "time", "minutes"]);

/** Tells whether the answer of a test may depend on when something began or ended, itself or through the rules that it reads. */
export class TimeDependence {
  readonly #views: ReadonlyMap<string, RuleView>;
  readonly #moving: ReadonlySet<string>;
  readonly #known = new Map<string, boolean>();

  constructor(program: ir.Program, vocabulary: Vocabulary) {
    this.#views = new Map(rulesOf(program, vocabulary).map((view) => [view.rule.name, view]));
    this.#moving = new Set(vocabulary.nouns.flatMap(({ name, fields }) => fields.filter(({ type }) => MOVING.has(type.is)).map((field) => `${name}.${field.name}`)));
  }

  /** True where it may; false is certain: sets, orders and times are followed to what they read. */
  of(test: ir.Test): boolean {
    return this.#asks((visitor) => visitTest(test, visitor));
  }

  #asks(visit: (visitor: Visitor) => void): boolean {
    let found = false;
    const name = (one: string): void => void (found ||= this.#rule(one));
    visit({
      value: (value) => {
        if (value.op === "minutes_of" || value.op === "longest_piece_of" || value.op === "minutes_at_rate") found = true;
        // A line has fields of what is behind it; those of lines are taken to move.
        if (value.op === "field") found ||= this.#moving.has(`${value.noun}.${value.field}`) || (value.noun === "line" && value.field !== "code");
      },
      test: (test) => {
        if (test.op === "member") name(test.set);
        if (test.op === "first_in" || test.op === "first_of") name(test.order);
        if (test.op === "first_of") name(test.set);
      },
      set: ({ base, qualifiers }) => {
        if ("set" in base) name(base.set);
        for (const one of qualifiers) {
          if (one.is === "overlapping") found = true;
          if (one.is === "before" || one.is === "after") name(one.order);
        }
      },
    });
    return found;
  }

  #rule(name: string): boolean {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    // A circle asks for nothing that the rest of it does not ask for.
    this.#known.set(name, false);
    const view = this.#views.get(name);
    const found = view === undefined || view.section === "times" || this.#asks((visitor) => {
      for (const test of view.tests) visitTest(test, visitor);
      for (const value of view.values) visitValue(value, visitor);
      for (const time of view.times) visitTime(time, visitor);
      if (view.head?.in !== undefined) visitor.test?.({ op: "member", set: view.head.in });
      if (view.head?.from !== undefined) visitor.test?.({ op: "member", set: view.head.from });
    }) || this.#isSpaced(view);
    this.#known.set(name, found);
    return found;
  }

  /** A set that keeps its members apart in time. */
  #isSpaced({ section, rule }: RuleView): boolean {
    return section === "sets" && (rule as ir.SetRule).spaced !== undefined;
  }
}
