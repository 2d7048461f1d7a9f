import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.ts";
import type { Type } from "../../src/ir/types.ts";
import { readCell } from "../../src/testing/cells.ts";
import { shippedPacks } from "../support/workspace.ts";

const { vocabulary } = shippedPacks()[0]!.pack;

function read(text: string, type: Type): { readonly json: unknown; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const span = { file: { path: "examples/cell.yaml", text }, start: 0, end: text.length };
  const clock = { date: "2026-03-02", offset: "-05:00" };
  const json = readCell(text, type, span, { vocabulary, clock, report: (diagnostic) => found.push(diagnostic) });
  return { json, found };
}

describe("a cell is read by the type of its field", () => {
  test.each<[string, Type, unknown]>([
    ["yes", { is: "flag" }, true],
    ["no", { is: "flag" }, false],
    ["facility", { is: "enum", name: "claim_type" }, "facility"],
    ["10:00", { is: "instant" }, "2026-03-02T10:00-05:00"],
    ["7", { is: "count" }, 7],
    ["8", { is: "units" }, 8],
    ["250", { is: "ml" }, 250],
    ["62.5", { is: "ml_per_hour" }, 62.5],
    ["10.5 mg", { is: "amount" }, { amount: "10.5", unit: "mg" }],
    ["100 mg, 500 mg multi-dose", { is: "vials" }, [{ amount: "100", unit: "mg", single_dose: true }, { amount: "500", unit: "mg", single_dose: false }]],
    ["10:10 to 10:20", { is: "time" }, [{ start: "2026-03-02T10:10-05:00", stop: "2026-03-02T10:20-05:00" }]],
    ["59 XU", { is: "modifiers" }, ["59", "XU"]],
    ["96361 96366", { is: "list", of: "code" }, ["96361", "96366"]],
    ["00123", { is: "code", system: "CPT" }, "00123"],
    ["2026-03-02", { is: "date" }, "2026-03-02"],
    ["drug A", { is: "word" }, "drug A"],
  ])("%s", (text, type, json) => expect(read(text, type)).toEqual({ json, found: [] }));

  test.each<[string, Type, string]>([
    ["true", { is: "flag" }, "`true` is not `yes` or `no`"],
    ["hospital", { is: "enum", name: "claim_type" }, "`hospital` is not one of `claim_type`: `facility`, `professional`"],
    ["10", { is: "instant" }, "`10` is not a time such as `10:00`, `06:30 next` or a full instant"],
    ["1.5", { is: "count" }, "`1.5` is not a whole number"],
    ["250 ml", { is: "ml" }, "`250 ml` is not a number with at most three decimals"],
    ["10mg", { is: "amount" }, "`10mg` is not an amount such as `10 mg`"],
    ["100", { is: "vials" }, "`100` is not vials such as `100 mg, 500 mg multi-dose`"],
    ["10:10 - 10:20", { is: "time" }, "`10:10 - 10:20` is not pieces of time such as `10:10 to 10:20`"],
  ])("%s does not fit", (text, type, message) => {
    const { json, found } = read(text, type);
    expect(json).toBeUndefined();
    expect(found.map((one) => [one.code, one.message])).toEqual([["test/bad-cell", message]]);
  });

  test("a misspelt word has a suggestion", () => {
    expect(read("facilty", { is: "enum", name: "claim_type" }).found[0]!.help).toContain("did you mean `facility`");
  });
});
