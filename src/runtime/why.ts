import type * as ir from "../ir/ir.ts";
import type { Item } from "./encounter.ts";
import { FactSearch } from "./fact-search.ts";
import type { Reader } from "./missing-facts.ts";
import type { PreparedHead, State } from "./prepared.ts";
import type { Fact } from "./state.ts";

/** The facts that make a test not known for an item, each under the rule that reads it. Empty where the test is known. */
export function whyTest(test: ir.Test, state: State, item: Item | null, reader: Reader): readonly Fact[] {
  const search = new FactSearch(state);
  search.test(test, item, reader);
  return search.found();
}

/** The facts that make a named time not known for an item. */
export function whyTime(name: string, state: State, item: Item | null, reader: Reader): readonly Fact[] {
  const search = new FactSearch(state);
  search.named(name, item, reader);
  return search.found();
}

/** The facts that make an item's place in a head not known. */
export function whyHead(head: PreparedHead, state: State, item: Item, reader: Reader): readonly Fact[] {
  const search = new FactSearch(state);
  search.head(head, item, reader);
  return search.found();
}

/** The facts that make a value not known. */
export function whyValue(value: ir.Value, state: State, item: Item | null, reader: Reader): readonly Fact[] {
  const search = new FactSearch(state);
  search.value(value, item, reader);
  return search.found();
}

/** The facts behind every exception guard of a choice that is not known. */
export function whyChoice(choice: ir.Choice<unknown>, state: State, item: Item | null, reader: Reader): readonly Fact[] {
  const search = new FactSearch(state);
  search.choice(choice, item, reader);
  return search.found();
}
