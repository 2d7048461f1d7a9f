/** A quantity as it is charted or written in a table. `amount` is decimal text, so that nothing is rounded. */
export interface Amount {
  readonly amount: string;
  readonly unit: string;
}

/** A quantity as an exact fraction of one unit: the smallest one that its unit converts to, else the unit as written. */
export interface Quantity {
  readonly unit: string;
  readonly numerator: bigint;
  /** A power of ten. */
  readonly denominator: bigint;
}

/** Units that convert, by the smallest of their kind (kinds.md 7.11). Any other unit is like itself alone. */
const CONVERSIONS: Readonly<Record<string, { readonly unit: string; readonly times: bigint }>> = {
  kg: { unit: "mcg", times: 1_000_000_000n },
  g: { unit: "mcg", times: 1_000_000n },
  mg: { unit: "mcg", times: 1_000n },
  mcg: { unit: "mcg", times: 1n },
  l: { unit: "ml", times: 1_000n },
  ml: { unit: "ml", times: 1n },
};

/** Names of the units that convert into others. */
export const CONVERTING_UNITS: readonly string[] = Object.keys(CONVERSIONS);

/** The exact quantity of an amount; its decimal text must be digits, with digits behind a point or none. */
export function quantityOf({ amount, unit }: Amount): Quantity {
  const [whole, decimals = ""] = amount.split(".") as [string, string?];
  const conversion = Object.hasOwn(CONVERSIONS, unit) ? CONVERSIONS[unit]! : { unit, times: 1n };
  return { unit: conversion.unit, numerator: BigInt(whole + decimals) * conversion.times, denominator: 10n ** BigInt(decimals.length) };
}

/** Whether two quantities are of units that convert into one another. */
export function convert(a: Quantity, b: Quantity): boolean {
  return a.unit === b.unit;
}

/** The sum of quantities of one unit; of none it is nothing of that unit. */
export function sumOf(quantities: readonly Quantity[], unit: string): Quantity {
  const denominator = quantities.reduce((most, one) => (one.denominator > most ? one.denominator : most), 1n);
  return { unit, numerator: quantities.reduce((sum, one) => sum + one.numerator * (denominator / one.denominator), 0n), denominator };
}

/** Below zero, zero or above: how a quantity compares with another of its unit. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const [left, right] = [a.numerator * b.denominator, b.numerator * a.denominator];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How many sizes a quantity holds, a begun one counted as a whole one. The size is above zero and of the same unit. */
export function unitsBegun(quantity: Quantity, size: Quantity): bigint {
  const [dividend, divisor] = [quantity.numerator * size.denominator, quantity.denominator * size.numerator];
  return (dividend + divisor - 1n) / divisor;
}

/** How many whole sizes a quantity holds. The size is above zero and of the same unit. */
export function unitsFilled(quantity: Quantity, size: Quantity): bigint {
  return (quantity.numerator * size.denominator) / (quantity.denominator * size.numerator);
}

const WRITTEN = /^([0-9]+(?:\.[0-9]+)?) (\S+)$/;

/** An amount as a table writes it, `10 mg`; undefined: the text is none. */
export function readAmount(text: string): Amount | undefined {
  const [, amount, unit] = WRITTEN.exec(text) ?? [];
  return amount === undefined || unit === undefined ? undefined : { amount, unit };
}
