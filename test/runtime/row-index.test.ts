import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable } from "../../src/compiler/tables/table.ts";
import { readCsv } from "../../src/compiler/tables/csv.ts";
import { eachRow, rangeOfLead } from "../../src/ir/table-rows.ts";
import type { Type } from "../../src/ir/types.ts";
import { RowIndex } from "../../src/runtime/row-index.ts";
import { syntheticPairs } from "../scale/synthetic-pairs.ts";

const CODE = { is: "code", system: "code" } as const;
const columns = new Map<string, Type>([["column_1", CODE], ["column_2", CODE], ["bypass", { is: "word" }]]);
const key = ["column_1", "column_2"];
const read = (csv: string) => readTable({ name: "t", columns, key }, readCsv({ path: "t.csv", text: csv }, () => {}), () => {}).rows;

const code = fc.integer({ min: 0, max: 30 }).map((number) => String(10_000 + number));
const cell = fc.oneof(code, fc.tuple(code, code).map(([a, b]) => (a < b ? `${a} to ${b}` : `${b} to ${a}`)), fc.array(code, { minLength: 1, maxLength: 3 }).map((codes) => [...new Set(codes)].join(" ")));
const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, "0")}`);
const row = fc.record({ first: cell, second: cell, word: fc.constantFrom("allowed", "not_allowed"), from: fc.option(date, { nil: "" }), to: fc.option(date, { nil: "" }) })
  .filter(({ from, to }) => from === "" || to === "" || from <= to);

const holds = (text: string, wanted: string): boolean => {
  const words = text.split(" ");
  return words.some((word, at) => word === wanted || (words[at + 1] === "to" && word <= wanted && wanted <= words[at + 2]!));
};

describe("rows of a table", () => {
  test("are found as a look at every row finds them", () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 12 }), code, code, date, (rows, first, second, on) => {
      const csv = ["column_1,column_2,bypass,from,to", ...rows.map((one) => [one.first, one.second, one.word, one.from, one.to].join(","))].join("\n");
      const expected = rows.filter((one) => holds(one.first, first) && holds(one.second, second) && (one.from === "" || one.from <= on) && (one.to === "" || on <= one.to));
      const found = new RowIndex(read(csv)).find(first, second, on);
      expect(new Set(found.map(({ cells }) => cells[0]))).toEqual(new Set(expected.map(({ word }) => word)));
    }), { numRuns: 500 });
  });

  test("pack alike whatever their order", () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const lines = rows.map((one) => [one.first, one.second, one.word, one.from, one.to].join(","));
      const head = "column_1,column_2,bypass,from,to";
      expect(read([head, ...lines].join("\n"))).toEqual(read([head, ...[...lines].reverse()].join("\n")));
    }), { numRuns: 100 });
  });

  test("of a large table are all there, each once, and nothing else", () => {
    const table = syntheticPairs(20_000);
    const rows = read(table.csv);
    const listed = [...eachRow(rows)].map(({ leads, from, to, cells }) => [...leads, cells[0], from ?? "", to ?? ""].join(","));
    expect(listed.length).toBe(table.rows);
    expect([...listed].sort()).toEqual(table.csv.trimEnd().split("\n").slice(1).sort());
    const index = new RowIndex(rows);
    for (const line of table.csv.split("\n").slice(1, 400)) {
      const [first, second, word, from] = line.split(",") as [string, string, string, string];
      expect(index.find(first, second, from).map(({ cells }) => cells[0])).toContain(word);
      expect(index.find(first, second, "1995-12-31")).toEqual([]);
      expect(index.find(second, "99999", from)).toEqual([]);
    }
    expect(rangeOfLead("10000-10009")).toEqual(["10000", "10009"]);
  });
});
