import { dateOfService } from "./date-of-service.ts";
import type { Amount } from "../ir/amount.ts";
import { only } from "./choice.ts";
import type { Instance } from "./edges/instance.ts";
import type { PreparedDrugUnits, State } from "./prepared.ts";
import type { Vial } from "./read/amounts.ts";

/** How a dose became units, and what was left in the vials, a sentence a line. */
export function drugArithmetic({ dose, size, discarded }: PreparedDrugUnits, { item, units }: Instance, state: State): readonly string[] {
  const given = only(dose, state, item)?.(state, item) as Amount | undefined;
  const sizes = only(size, state, item);
  const drug = sizes?.drug(state, item) as string | undefined;
  const one = drug === undefined ? undefined : sizes?.sizes.of(drug, dateOfService(state))?.amount;
  const [line, waste] = units;
  if (given === undefined || one === undefined || line === undefined) return [];
  const lines = [`${amountWords(given)} in units of ${amountWords(one)}, rounded up: ${line.count}`];
  const vials = (discarded && only(discarded.of, state, item)?.(state, item)) as readonly Vial[] | null | undefined;
  if (!vials) return lines;
  const single = vials.filter((vial) => vial.single_dose).map(amountWords);
  if (single.length === 0) return [...lines, "no single-dose vials, so nothing was discarded"];
  const left = line.supply?.usedUp ? "used up" : `${waste?.count ?? 0} whole units discarded`;
  return [...lines, `single-dose vials of ${single.join(", ")}: ${left}`];
}

function amountWords({ amount, unit }: Amount): string {
  return `${amount} ${unit}`;
}
