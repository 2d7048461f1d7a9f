import { describe, expect, test } from "vitest";
import { readCell } from "../../src/importing/cell.ts";
import { shipped } from "./support.ts";

const size = shipped("hcpcs").columns[1]!;
const indicator = shipped("mue").columns[2]!;
const units = shipped("mue").columns[1]!;
const code = shipped("ptp").columns[0]!;
const from = shipped("ptp").from!;
const day = shipped("addon").from!;

describe("a cell", () => {
  test.each<[string, Parameters<typeof readCell>[1], string, string | undefined]>([
    ["a code", code, "00123", "00123"],
    ["a code", code, "0042T", "0042T"],
    ["a code", code, "J1756", "J1756"],
    ["a code", code, "123", undefined],
    ["a code", code, "j1756", undefined],
    ["units", units, "8", "8 units"],
    ["units", units, "1", "1 unit"],
    ["units", units, "0", "0 units"],
    ["units", units, "-1", undefined],
    ["units", units, "8.0", undefined],
    ["a word", indicator, "3 Date of Service Edit: Clinical", "per_day"],
    ["a word", indicator, "1", "per_line"],
    ["a word", indicator, "31", undefined],
    ["a date", from, "20240229", "2024-02-29"],
    ["a date", from, "20230229", undefined],
    ["a date", from, "2024022", undefined],
    ["a date", from, "202402290", undefined],
    ["a day of the year", day, "2024001", "2024-01-01"],
    ["a day of the year", day, "2024060", "2024-02-29"],
    ["a day of the year", day, "2023060", "2023-03-01"],
    ["a day of the year", day, "2023365", "2023-12-31"],
    ["a day of the year", day, "2023366", undefined],
    ["a day of the year", day, "2024366", "2024-12-31"],
    ["a day of the year", day, "2024000", undefined],
  ])("that holds %s reads %#", (_, shape, text, value) => {
    expect(readCell(text, shape)).toBe(value);
  });
});

describe("the amount that a description ends with", () => {
  test.each<[string, string | undefined]>([
    ["Injection, something, 10 mg", "10 mg"],
    ["INJECTION, SOMETHING, PER 0.50 MG", "0.5 mg"],
    ["Injection, something, up to 1,000 units", "1000 units"],
    ["Injection, something, 1 gm (not to be used for another)", "1 g"],
    ["Injection, something (brand), per 1 cc (see note (x))", undefined],
    ["Injection, something (brand), per 1 cc (see note)", "1 ml"],
    ["Injection, something, .25 mg", "0.25 mg"],
    ["Injection, something, 1 international unit", "1 iu"],
    ["Injection, something, 5 mg/2 ml", undefined],
    ["Injection, something, 2 mg and other, 5 mg and 3 mcg", undefined],
    ["Injection, something, mg", undefined],
    ["Injection, something, 0 mg", undefined],
    ["Injection, something, per visit", undefined],
    ["", undefined],
  ])("%j", (text, amount) => {
    expect(readCell(text, size)).toBe(amount);
  });
});
