import type * as ir from "../ir/ir.ts";
import type { Prepared, Rungs } from "./prepared.ts";

/** The numbers of a ladder as they always are; null where something charted or an exception may change them. */
export function fixedRungs({ first, more }: ir.LadderRule, prepared: Pick<Prepared, "values">): readonly Rungs[] | null {
  const number = (choice: ir.Choice<ir.Value>) => fixedNumber(choice, prepared);
  const one = first && numbersOf(first, { from: number(first.from), covers: number(first.covers) });
  const other = more && numbersOf(more, { each: number(more.each), past: number(more.past) });
  return one === undefined || other === undefined ? null : [{ first: one, more: other }];
}

function numbersOf<T extends Record<string, number | undefined>>({ code }: { readonly code: ir.Choice<string> }, numbers: T): ({ readonly code: string } & { readonly [K in keyof T]: number }) | undefined {
  if ((code.cases ?? []).length > 0 || Object.values(numbers).includes(undefined)) return undefined;
  return { code: code.value, ...(numbers as { [K in keyof T]: number }) };
}

function fixedNumber({ value, cases }: ir.Choice<ir.Value>, { values }: Pick<Prepared, "values">): number | undefined {
  if ((cases ?? []).length > 0) return undefined;
  if (value.op === "constant") return value.value as number;
  if (value.op !== "value") return undefined;
  const named = values.get(value.name)!;
  return named.cases.length === 0 ? (named.value as number) : undefined;
}
