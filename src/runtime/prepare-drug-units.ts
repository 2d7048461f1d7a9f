import { quantityOf, readAmount } from "../ir/amount.ts";
import type * as ir from "../ir/ir.ts";
import { rangesOf } from "./prepare-codes.ts";
import { chosen, prepareHead, type Preparing } from "./prepare-parts.ts";
import { valuesRead } from "./prepare-reads.ts";
import type { DrugSize, PreparedDrugUnits, PreparedEdge, PreparedUnitSize } from "./prepared.ts";

/** Prepares the `drug units` rules: sizes are read once, found by code afterwards. */
export function prepareDrugUnits(program: ir.Program, edge: (rule: ir.DrugUnitsRule) => PreparedEdge, cx: Preparing): readonly PreparedDrugUnits[] {
  const value = (one: ir.Value) => cx.backend.value(one, cx.prepared);
  return program.drugUnits.map((rule) => ({
    ...edge(rule),
    head: prepareHead(rule.head, cx),
    rule,
    reads: valuesRead(rule),
    dose: chosen(rule.dose, cx, value),
    size: chosen(rule.size, cx, (size): PreparedUnitSize => ({ ir: size, drug: value(size.drug), sizes: sizesOf(program, size) })),
    round: chosen(rule.round, cx, (word) => word),
    discarded: rule.discarded && {
      of: chosen(rule.discarded.of, cx, (vials) => vials && value(vials)),
      add: chosen(rule.discarded.add, cx, (modifier) => modifier),
      from: chosen(rule.discarded.from, cx, value),
    },
  }));
}

/** The amounts of one column by the codes of the key; a code stands in one row at most (checked when the table was compiled). */
function sizesOf(program: ir.Program, { table, column }: ir.UnitSize): PreparedUnitSize["sizes"] {
  const { columns, key, rows } = program.tables.find((one) => one.name === table)!;
  const [codes, amounts] = [key[0]!, column].map((name) => columns.findIndex((one) => one.name === name)) as [number, number];
  const single = new Map<string, DrugSize>();
  const ranges: { readonly low: string; readonly high: string; readonly size: DrugSize }[] = [];
  for (const row of rows) {
    const amount = readAmount(String(row[amounts]))!;
    const size = { amount, quantity: quantityOf(amount) };
    for (const [low, high] of rangesOf(row[codes]!)) {
      if (low === high) single.set(low, size);
      else ranges.push({ low, high, size });
    }
  }
  const within = (code: string) => ranges.find(({ low, high }) => low.length === code.length && low <= code && code <= high);
  return { of: (code) => single.get(code) ?? within(code)?.size };
}
