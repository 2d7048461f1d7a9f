import { quantityOf, readAmount } from "../ir/amount.ts";
import type * as ir from "../ir/ir.ts";
import { laidOut } from "./edge-shape.ts";
import { chosen, prepareHead, type Preparing } from "./prepare-parts.ts";
import { valuesRead } from "./prepare-reads.ts";
import type { DrugSize, PreparedDrugUnits, PreparedEdge, PreparedUnitSize } from "./prepared.ts";
import type { PreparedTable } from "./table.ts";

/** Prepares the `drug units` rules: sizes are found by code and date. */
export function prepareDrugUnits(program: ir.Program, edge: (rule: ir.DrugUnitsRule) => PreparedEdge, cx: Preparing): readonly PreparedDrugUnits[] {
  const value = (one: ir.Value) => cx.backend.value(one, cx.prepared);
  return program.drugUnits.map((rule) => laidOut({
    ...edge(rule),
    head: prepareHead(rule.head, cx),
    rule,
    reads: valuesRead(rule),
    dose: chosen(rule.dose, cx, value),
    size: chosen(rule.size, cx, (size): PreparedUnitSize => ({ ir: size, drug: value(size.drug), sizes: sizesOf(cx.prepared.tables.get(size.table)!, size.column) })),
    round: chosen(rule.round, cx, (word) => word),
    discarded: rule.discarded && {
      of: chosen(rule.discarded.of, cx, (vials) => vials && value(vials)),
      add: chosen(rule.discarded.add, cx, (modifier) => modifier),
      from: chosen(rule.discarded.from, cx, value),
    },
  }));
}

/** The amounts of one column by the codes of the key; each is read once. A code has one row on a date (checked when the table was compiled). */
function sizesOf(table: PreparedTable, column: string): PreparedUnitSize["sizes"] {
  const sizes = new Map<ir.RowRest, DrugSize>();
  return {
    of(code, date) {
      const [row] = table.rows(code, date);
      if (row === undefined) return undefined;
      let size = sizes.get(row);
      if (size === undefined) {
        const amount = readAmount(String(table.cell(row, column)))!;
        sizes.set(row, (size = { amount, quantity: quantityOf(amount) }));
      }
      return size;
    },
  };
}
