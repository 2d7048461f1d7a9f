import { describe, expect, test } from "vitest";
import { compareQuantities, convert, quantityOf, readAmount, sumOf, unitsBegun, unitsFilled } from "../../src/ir/amount.ts";

const of = (text: string) => quantityOf(readAmount(text)!);
const begun = (dose: string, size: string) => unitsBegun(of(dose), of(size));
const filled = (vials: string, size: string) => unitsFilled(of(vials), of(size));

describe("units of an amount", () => {
  test.each<[string, string, bigint, bigint]>([
    ["63 mg", "10 mg", 7n, 6n],
    ["100 mg", "10 mg", 10n, 10n],
    ["0.3 mg", "0.1 mg", 3n, 3n],
    ["0.30000000000000000001 mg", "0.1 mg", 4n, 3n],
    ["1 g", "250 mg", 4n, 4n],
    ["1.001 g", "250 mg", 5n, 4n],
    ["2.5 kg", "1 g", 2500n, 2500n],
    ["500 mcg", "1 mg", 1n, 0n],
    ["1 l", "500 ml", 2n, 2n],
    ["0 mg", "10 mg", 0n, 0n],
    ["12 IU", "5 IU", 3n, 2n],
    ["123456789012345678901234567890 mg", "1 mcg", 123456789012345678901234567890000n, 123456789012345678901234567890000n],
  ])("%s in units of %s", (amount, size, up, down) => {
    expect([begun(amount, size), filled(amount, size)]).toEqual([up, down]);
  });
});

test("weights convert among themselves, volumes among themselves, anything else is like itself alone", () => {
  const alike = (a: string, b: string) => convert(of(`1 ${a}`), of(`1 ${b}`));
  expect([alike("kg", "mcg"), alike("g", "mg"), alike("l", "ml"), alike("IU", "IU")]).toEqual([true, true, true, true]);
  expect([alike("mg", "ml"), alike("mg", "MG"), alike("IU", "mg"), alike("constructor", "mg"), alike("mcg", "ml")]).toEqual([false, false, false, false, false]);
});

test("quantities add up and compare exactly", () => {
  const sum = sumOf([of("0.1 g"), of("0.2 mg"), of("700 mcg")], "mcg");
  expect([compareQuantities(sum, of("100.9 mg")), compareQuantities(sum, of("100.90001 mg")), compareQuantities(sum, of("0.1 g"))]).toEqual([0, -1, 1]);
  expect(compareQuantities(sumOf([], "mcg"), of("0 mg"))).toBe(0);
});

test("an amount is digits and a unit", () => {
  expect(readAmount("2.5 ml")).toEqual({ amount: "2.5", unit: "ml" });
  expect(["10", "mg", "10mg", "-1 mg", "1. mg", ".5 mg", "1 mg mg", "1,5 mg", "1e3 mg", ""].map(readAmount)).toEqual(Array(10).fill(undefined));
});
