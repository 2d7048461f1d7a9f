import { type Amount, compareQuantities, convert, type Quantity, quantityOf, sumOf, unitsBegun, unitsFilled } from "../../ir/amount.ts";
import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import { alternatives } from "../choice.ts";
import { dateOfService } from "../date-of-service.ts";
import type { Item } from "../encounter.ts";
import type { PreparedDrugUnits, PreparedUnitSize, State } from "../prepared.ts";
import type { Vial } from "../read/amounts.ts";
import type { Fact } from "../state.ts";
import { whyValue } from "../why.ts";

/** What one administration used of a drug, in units of its code. */
export interface DrugCount {
  readonly code: string;
  readonly given: number;
  readonly discarded: number;
  /** What the line of discarded units carries. */
  readonly modifier: string | undefined;
  /** Whether the single-dose vials held just the dose; undefined where no vials are charted or the rule does not ask for them. */
  readonly usedUp: boolean | undefined;
  /** Whether one of the single-dose vials could have stayed closed, the others holding the dose; known as `usedUp` is. */
  readonly spare: boolean | undefined;
}

/** A reading that cannot be counted, and what would be needed. */
export interface Uncounted {
  readonly missing: readonly Fact[];
}

/** One way to read the parts of a rule for an administration. */
interface Parts {
  readonly dose: Amount | undefined;
  readonly size: PreparedUnitSize;
  readonly waste: { readonly of: readonly Vial[] | undefined; readonly modifier: string; readonly from: number | undefined } | null;
}

/** What the rule counts for an administration, once for each way to read its parts. */
export function readingsOf(rule: PreparedDrugUnits, state: State, item: Item): readonly (DrugCount | Uncounted)[] {
  return partsOf(rule, state, item).map((parts) => count(parts, rule, state, item));
}

function partsOf(rule: PreparedDrugUnits, state: State, item: Item): readonly Parts[] {
  const wastes = wastesOf(rule, state, item);
  const doses = alternatives(rule.dose, state, item).map((dose) => dose(state, item) as Amount | undefined);
  return doses.flatMap((dose) => alternatives(rule.size, state, item).flatMap((size) => wastes.map((waste) => ({ dose, size, waste }))));
}

function wastesOf({ discarded }: PreparedDrugUnits, state: State, item: Item): readonly Parts["waste"][] {
  if (discarded === null) return [null];
  const modifiers = alternatives(discarded.add, state, item);
  const least = alternatives(discarded.from, state, item).map((from) => from(state, item) as number | undefined);
  return alternatives(discarded.of, state, item).flatMap((vials): readonly Parts["waste"][] => {
    if (vials === null) return [null];
    const of = vials(state, item) as readonly Vial[] | undefined;
    return modifiers.flatMap((modifier) => least.map((from) => ({ of, modifier, from })));
  });
}

/** Given units are begun ones; discarded units are the whole ones of the single-dose vials beyond those (kinds.md 7.11). */
function count({ dose, size, waste }: Parts, rule: PreparedDrugUnits, state: State, item: Item): DrugCount | Uncounted {
  const lacking = (what: string): Uncounted => ({ missing: [{ label: `${what} of ${item.id}`, administrations: [item.id], rule: rule.rule.name, depth: rule.rule.depth }] });
  const code = size.drug(state, item) as string | undefined;
  const open = [...(code === undefined ? whyValue(size.ir.drug, state, item, rule.rule) : []), ...(dose === undefined ? whyDose(rule, state, item) : [])];
  if (code === undefined || dose === undefined) return { missing: open };
  const one = size.sizes.of(code, dateOfService(state));
  if (one === undefined) return lacking("unit size");
  const charted = quantityOf(dose);
  if (!convert(charted, one.quantity)) return lacking(`dose in ${one.amount.unit}`);
  const given = countable(unitsBegun(charted, one.quantity));
  if (given === undefined) return lacking("countable dose");
  if (given === 0 || waste === null || waste.of === undefined) return { code, given, discarded: 0, modifier: undefined, usedUp: undefined, spare: undefined };
  const vials = waste.of.filter((vial) => vial.single_dose).map(quantityOf);
  if (!vials.every((vial) => convert(vial, one.quantity))) return lacking(`vials in ${one.amount.unit}`);
  const held = sumOf(vials, one.quantity.unit);
  const whole = countable(unitsFilled(held, one.quantity));
  if (whole === undefined) return lacking("countable vials");
  const rest = Math.max(0, whole - given);
  const usedUp = compareQuantities(held, charted) === 0;
  if (waste.from === undefined && rest > 0) return { missing: [] };
  const discarded = rest >= (waste.from ?? 0) ? rest : 0;
  return { code, given, discarded, modifier: discarded > 0 ? waste.modifier : undefined, usedUp, spare: hasSpare(vials, charted) };
}

/** Whether the vials without the smallest of them still hold the dose. */
function hasSpare(vials: readonly Quantity[], dose: Quantity): boolean {
  const filled = vials.filter((vial) => vial.numerator > 0n);
  if (filled.length === 0) return false;
  const smallest = filled.reduce((a, b) => (compareQuantities(b, a) < 0 ? b : a));
  return compareQuantities(sumOf(filled, dose.unit), sumOf([dose, smallest], dose.unit)) >= 0;
}

function whyDose(rule: PreparedDrugUnits, state: State, item: Item): readonly Fact[] {
  return [rule.rule.dose.value, ...(rule.rule.dose.cases ?? []).map((one) => one.value)].flatMap((dose) => whyValue(dose, state, item, rule.rule));
}

/** Units as a number of an answer; undefined: more than one may hold. */
function countable(units: bigint): number | undefined {
  return units <= BigInt(ENCOUNTER_LIMITS.number) ? Number(units) : undefined;
}
