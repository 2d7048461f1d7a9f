import { testWords } from "../ir/words.ts";
import { administrationsOf } from "./administrations.ts";
import { alternatives, only } from "./choice.ts";
import { factsTogether, labelsOf } from "./facts.ts";
import { itemsOfRole, slotsOfRole } from "./items.ts";
import type { Note } from "./lines/note.ts";
import type { PreparedOrder, State } from "./prepared.ts";
import type { Fact, Tie } from "./state.ts";
import { UNKNOWN } from "./truth.ts";
import { whyChoice, whyTest, whyValue } from "./why.ts";

/** The order that left the items level. */
export function orderOf(tie: Tie, state: State): PreparedOrder {
  return state.prepared.orders[state.prepared.orderIndex.get(tie.order)!]!;
}

/**
 * The facts that would settle a tie: keys that are not known, or the field that the order asks for, of each administration whose
 * chart does not say it. None where several say yes to what only one may: all is documented then, and the documentation disagrees.
 */
export function factsOf(tie: Tie, state: State): readonly Fact[] {
  const order = orderOf(tie, state);
  if (tie.kind === "unknown") return unknownKeys(tie, order, state);
  const field = only(order.askFor, state, null);
  if (field == null || severalSayYes(tie)) return [];
  const items = tie.contenders.length > 0 ? tie.contenders : tie.items;
  const administrations = [...new Set(items.flatMap((item) => administrationsOf(item, state)))].sort();
  return administrations
    .filter((id) => !isDocumented(field, id, state))
    .map((id) => ({ label: `${field} of ${id}`, administrations: [id], rule: order.rule.name, depth: order.rule.depth }));
}

function severalSayYes({ settledBy }: Tie): boolean {
  return settledBy !== undefined && settledBy.yes > 1;
}

/** Whether the chart gives an administration the field; what absence would have put there cannot be told from it. */
function isDocumented(name: string, id: string, state: State): boolean {
  const slot = slotsOfRole(state.prepared, "charted").get(name);
  const item = itemsOfRole(state, "charted").find((one) => one.id === id);
  if (slot === undefined || item?.values[slot] === undefined) return false;
  const { absence } = item.noun.fields[slot]!;
  const without = absence.is === "fallback" ? absence.tries[0] : undefined;
  return without === undefined || without.by !== "constant" || without.value !== item.values[slot];
}

function unknownKeys(tie: Tie, order: PreparedOrder, state: State): readonly Fact[] {
  const facts: (readonly Fact[])[] = [whyChoice(order.rule.prefer, state, null, order.rule)];
  for (const item of tie.items) {
    for (const entry of alternatives(order.prefer, state, null).flat()) {
      if (entry.by === "test" && entry.test(state, item) === UNKNOWN) facts.push(whyTest(entry.ir, state, item, order.rule));
      if (entry.by === "value" && entry.value(state, item) === undefined) facts.push(whyValue(entry.ir, state, item, order.rule));
    }
  }
  return factsTogether(facts);
}

/** What is told of a tie that changes the bill, under the order or the exception that gave it its preferences. */
export function noteOf(tie: Tie, state: State, outcome: "hold" | "warn"): Note {
  const order = orderOf(tie, state);
  const [exception] = order.prefer.cases.filter((one) => one.when === null || one.when(state, null) === 1).map((one) => one.exception);
  const rule = exception === undefined ? order.rule : (state.prepared.rules.get(exception) ?? order.rule);
  const items = tie.contenders.length > 0 ? tie.contenders : tie.items;
  const missing = factsOf(tie, state);
  return { kind: "tie", rule, outcome, missing, items, reason: reasonOf(tie, items.length, labelsOf(missing)) };
}

function reasonOf(tie: Tie, count: number, missing: readonly string[]): string {
  if (severalSayYes(tie)) {
    const { noun } = tie.items[0]!;
    const { test, yes } = tie.settledBy!;
    return `${yes} ${noun.plural ?? noun.name} say ${testWords(test)} and only one of them can come first; which one it is changes the bill`;
  }
  const ask = missing.length > 0 ? `; not documented: ${missing.join(", ")}` : "";
  return `which of ${count} comes first changes the bill, and no rule settles it${ask}`;
}
