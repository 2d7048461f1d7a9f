import { constantWords } from "../../ir/words.ts";
import type { Cell, Pack, RowRest, Table, TableRows } from "../../ir/ir.ts";
import { groupsOf } from "../../ir/table-rows.ts";
import { restColumns } from "../../ir/verify-tables.ts";
import type { Own } from "../written/own.ts";
import type { Mutant } from "./mutant.ts";
import type { Variant } from "./variants.ts";
import { shifted } from "./variants.ts";

/** Tables with more kinds of rows are shifted column by column. */
const MOST_RESTS = 60;

/** Codes of a row that are named in words. */
const MOST_CODES = 3;

/** Amounts, units and dates of the rows of a pack's own tables, one step away. */
export function tableMutants(pack: Pack, own: Own): readonly Mutant[] {
  const tables = new Map(pack.programs.flatMap((program) => program.tables).map((table) => [`${table.name} ${table.rows}`, table]));
  return [...tables.values()].filter(({ name }) => own.names.has(name)).flatMap((table) => ofTable(table, pack));
}

function ofTable(table: Table, pack: Pack): readonly Mutant[] {
  const rows = pack.tables[table.rows]!;
  const labels = labelsOf(rows);
  if (rows.rests.length > MOST_RESTS) return columnMutants(table, rows);
  return rows.rests.flatMap((rest, at) => restVariants(rest, table).map((variant) => mutantOf(table, variant, labels.get(rest) ?? "", (one, index) => (index === at ? variant.to! : one))));
}

/** One slip for all rows of a column: what it does to the first row says what it does to the others. */
function columnMutants(table: Table, rows: TableRows): readonly Mutant[] {
  const [first] = rows.rests;
  if (!first) return [];
  return restVariants(first, table).map((variant, place) => mutantOf(table, variant, "all rows", (one) => restVariants(one, table)[place]?.to ?? one));
}

function mutantOf(table: Table, { class: slip, words }: Variant<RowRest>, rows: string, change: (rest: RowRest, index: number) => RowRest): Mutant {
  return {
    class: slip, owner: table.name, part: rows, words, rules: new Set([table.name]),
    change: (program) => program,
    changePack: (pack) => ({ ...pack, tables: pack.tables.map((one, index) => (index === table.rows ? { ...one, rests: one.rests.map(change) } : one)) }),
  };
}

function restVariants(rest: RowRest, table: Table): readonly Variant<RowRest>[] {
  const columns = restColumns(table);
  const cells = rest.cells.flatMap((cell, place) => cellVariants(cell, columns[place]!.type).map((one) => {
    return { ...one, words: `${one.words} in \`${columns[place]!.name}\``, to: { ...rest, cells: rest.cells.with(place, one.to!) } };
  }));
  const dates = (["from", "to"] as const).flatMap((end) => shifted(rest[end], { is: "date" }).map((one) => ({ ...one, words: `${end} ${one.words}`, to: { ...rest, [end]: one.to } })));
  return [...cells, ...dates];
}

/** An amount is decimal text and a unit: the whole number before the unit is shifted. */
function cellVariants(cell: Cell, type: Table["columns"][number]["type"]): readonly Variant<Cell>[] {
  if (type.is !== "amount" || typeof cell !== "string") return shifted(cell, type);
  const [whole, unit] = cell.split(" ");
  if (whole === undefined || unit === undefined || !/^\d+$/.test(whole)) return [];
  return [Number(whole) + 1, Number(whole) - 1].filter((to) => to > 0).map((to) => ({ class: "threshold", words: `${cell} -> ${constantWords(`${to} ${unit}`, type)}`, to: `${to} ${unit}` }));
}

/** The first codes of the rows that share a rest. */
function labelsOf(rows: TableRows): ReadonlyMap<RowRest, string> {
  const codes = new Map<RowRest, string[]>();
  for (const [lead, text] of rows.blocks) {
    for (const { rest, codes: last } of groupsOf(text)) {
      const list = codes.get(rows.rests[rest]!) ?? [];
      codes.set(rows.rests[rest]!, [...list, ...last.map((code) => (lead === "" ? code : `${lead} with ${code}`))]);
    }
  }
  return new Map([...codes].map(([rest, list]) => [rest, list.length > MOST_CODES ? `${list.slice(0, MOST_CODES).join(", ")} and ${list.length - MOST_CODES} more` : list.join(", ")]));
}
