import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import type * as ir from "../../ir/ir.ts";
import { allOf, rulesOf } from "../../ir/rules-of.ts";
import type { RuleView } from "../../ir/rules-of.ts";
import { visitTest, visitTime, visitValue } from "../../ir/visit.ts";
import type { Visitor } from "../../ir/visit.ts";
import { mostRuns } from "../../runtime/ties.ts";
import type { Proof } from "./proof.ts";
import { proofOf } from "./proof.ts";
import type { Subject } from "./subject.ts";

/** Sizes of an encounter, in items of each list, for which a number is given; the last is the largest that is read. */
export const SIZES = [1, 10, 100, ENCOUNTER_LIMITS.items] as const;

/** What one rule costs, by the number of items of one list: an item walked costs `each`, and `pair` for each other item that it is compared with. */
interface Cost {
  readonly each: number;
  readonly pair: number;
}

/**
 * The most questions that coding an encounter asks, by its size (design language.md 6.8, reliability.md 4). A question is one node of an expression, or one look at
 * another item.
 *
 * The language has no loop and no recursion: a rule's clauses are asked once for each item of its head, for the encounter once where it has none. What a clause names (sets,
 * times, orders) is kept for a run, so that asking for it again is one question. A set behind a qualifier, a count, an emptiness or a time looks at each item of its noun at most once; an
 * order compares each pair of its items at most once. A ladder, and a time, is worked out for each way to read its parts, that is at most the product of their
 * values. The program runs as often as `mostRuns` lets it. All of these are upper bounds of what the evaluators do; a test counts what the reference evaluator asks.
 *
 * The size is the number of items of the longest list, lines of the claim among them: what a chart earns is bounded by its days and codes, and stands in the
 * answer. Clauses that are asked again to say which missing fact would decide are not counted.
 */
export function costProof({ pack }: Subject): Proof {
  const worst = SIZES.map((size) => Math.max(...pack.programs.map((program) => worstCost(program, pack.vocabulary, size))));
  const numbers = SIZES.map((size, place) => `${grouped(size)}: ${grouped(worst[place]!)}`).join("; ");
  const because = "clauses have no loop, each is asked once an item, each set is walked once for each item that asks for it, and ties are tried a bounded number of times";
  return proofOf("cost", `at most so many questions for an encounter with so many items in each list, lines among them: ${numbers}`, { is: "proved", because });
}

/** The most questions that a program asks of an encounter with so many items in each of its lists. */
export function worstCost(program: ir.Program, vocabulary: ir.Pack["vocabulary"], size: number): number {
  // A coding site more than there are accesses stands for what no access is named for.
  const items = size + 1;
  let total = 0;
  for (const view of rulesOf(program, vocabulary)) {
    const { each, pair } = costOf(view, program);
    total += (view.noun === null ? 1 : items) * (each + pair * items);
    if (view.section === "orders") total += items * items * Math.max(...allOf((view.rule as ir.OrderRule).prefer).map((list) => list.length));
    if (view.section === "pairs") total += items * items;
  }
  return total * mostRuns(size);
}

function costOf({ tests, values, times, rule, section }: RuleView, program: ir.Program): Cost {
  let each = 1;
  let pair = 0;
  const visitor: Visitor = {
    test: () => void each++,
    value: () => void each++,
    set: ({ qualifiers }) => {
      each++;
      pair += 1 + qualifiers.length;
    },
    time: () => void each++,
    timeBase: () => void each++,
  };
  for (const test of tests) visitTest(test, visitor);
  for (const value of values) visitValue(value, visitor);
  for (const time of times) visitTime(time, visitor);
  const ways = waysToRead(section, rule, program);
  return { each: each * ways, pair: pair * ways };
}

/** In how many ways the parts of a ladder or a time may be read, where it is not known which exceptions hold. */
function waysToRead(section: RuleView["section"], rule: ir.RuleBase, program: ir.Program): number {
  const named = new Map(program.values.map((value) => [value.name, value]));
  const numbers = (choice: ir.Choice<ir.Value | null>): number =>
    allOf(choice).reduce((sum, value) => sum + (value?.op === "value" ? allOf(named.get(value.name)?.is ?? { value: 0 }).length : 1), 0);
  if (section === "times") {
    const { is, shortest, cut, pieces } = rule as ir.TimeRule;
    return allOf(is).length * numbers(shortest) * allOf(cut).length * allOf(pieces).length;
  }
  if (section !== "ladders") return 1;
  const { first, more, measure } = rule as ir.LadderRule;
  const firsts = first ? allOf(first.code).length * numbers(first.from) * numbers(first.covers) : 1;
  const mores = more ? allOf(more.code).length * numbers(more.each) * numbers(more.past) : 1;
  return allOf(measure).length * firsts * mores;
}

function grouped(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}
