import type * as ir from "../../ir/ir.ts";
import type { Item } from "../../runtime/encounter.ts";
import type { PreparedBill, PreparedDrugUnits, PreparedLadder, State } from "../../runtime/prepared.ts";

/** A rule that makes lines. */
export type Maker = PreparedLadder | PreparedBill | PreparedDrugUnits;

/** The rules that make lines, in the order of their kinds and names. */
export function makersOf({ prepared }: State): readonly Maker[] {
  return [...prepared.ladders, ...prepared.bills, ...prepared.drugUnits];
}

/** The codes that a rule may bill, those that exceptions put in place too; of drugs by dose: those that the items chart. */
export function codesOf(maker: Maker, state: State): readonly string[] {
  const { rule } = maker;
  if ("dose" in rule) return [...new Set(itemsOf(maker, state).flatMap((item) => drugOf(maker as PreparedDrugUnits, state, item)))];
  const choices: readonly ir.Choice<string>[] = "measure" in rule ? [...(rule.first ? [rule.first.code] : []), ...(rule.more ? [rule.more.code] : [])] : [rule.bill];
  return [...new Set(choices.flatMap(({ value, cases = [] }) => [value, ...cases.map((one) => one.value)]))];
}

/** The items that a rule walks; null: the encounter. */
export function itemsOf(maker: Maker, state: State): readonly (Item | null)[] {
  return maker.head === null ? [null] : (state.items.get(maker.head.noun.name) ?? []);
}

function drugOf(maker: PreparedDrugUnits, state: State, item: Item | null): readonly string[] {
  const drug = maker.size.value.drug(state, item);
  return typeof drug === "string" ? [drug] : [];
}
