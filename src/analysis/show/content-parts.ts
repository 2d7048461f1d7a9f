import type * as ir from "../../ir/ir.ts";
import { eachRow, rangeOfLead } from "../../ir/table-rows.ts";
import type { Type } from "../../ir/types.ts";
import { constantWords } from "../../ir/words.ts";
import type { ShownPart } from "./model.ts";
import { choicePart, fixedPart } from "./part.ts";
import type { PartContext } from "./part.ts";
import { sayConstant } from "./say.ts";

/** Rows of a table that are shown; the rest is counted. */
const MOST_ROWS = 20;

/** The part of a named value. */
export function valueParts(rule: ir.ValueRule, cx: PartContext): readonly (ShownPart | undefined)[] {
  return [choicePart("is", rule.is, sayConstant(rule.type), cx)];
}

/** The codes of a set, ranges as `LOW to HIGH`. */
export function codeSetParts({ system, ranges }: ir.CodeSet): readonly (ShownPart | undefined)[] {
  return [fixedPart("system", [system]), fixedPart("codes", [ranges.map(rangeWords).join(", ")].filter((line) => line !== ""))];
}

/** The columns of a table and the first of its rows that are in force on a day. */
export function tableParts(table: ir.Table, tables: readonly ir.TableRows[], on: string): readonly (ShownPart | undefined)[] {
  const rowsOf = tables[table.rows]!;
  const leading = table.key.slice(0, rowsOf.leads);
  const others = table.columns.filter(({ name }) => !leading.includes(name));
  const shown: string[] = [];
  let count = 0;
  for (const { leads, from, to, cells } of eachRow(rowsOf)) {
    if ((from !== null && on < from) || (to !== null && to < on)) continue;
    count += 1;
    if (count <= MOST_ROWS) shown.push([...leads.map((lead) => rangeWords(rangeOfLead(lead))), ...cells.map((cell, index) => cellWords(cell, others[index]!.type))].join(" | "));
  }
  if (count > MOST_ROWS) shown.push(`and ${count - MOST_ROWS} more rows`);
  return [fixedPart("columns", [[...leading, ...others.map(({ name }) => name)].join(" | ")]), fixedPart("key", [table.key.join(", ")]), fixedPart("rows", count === 0 ? ["none on this day"] : shown)];
}

function rangeWords([low, high]: readonly [low: string, high: string]): string {
  return low === high ? low : `${low} to ${high}`;
}

function cellWords(cell: ir.Cell, type: Type): string {
  if (typeof cell !== "object") return constantWords(cell, type);
  return "ranges" in cell ? cell.ranges.map(rangeWords).join(", ") : cell.list.join(", ");
}
