import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { Cell, Table, TableRows } from "../../ir/ir.ts";
import { groupsOf, rangeOfLead } from "../../ir/table-rows.ts";
import { leadsOf } from "../../ir/verify-tables.ts";
import type { TableCell, Word } from "../../parser/ast.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import { ALWAYS, contains, intersect } from "../timeline/range.ts";
import type { DateRange } from "../timeline/range.ts";
import type { Type } from "../../ir/types.ts";
import { readCell } from "./cell.ts";
import { RowPacker } from "./row-packer.ts";
import { readHeader, readRowDates } from "./rows.ts";
import type { RawTable } from "./rows.ts";

/** What a table rule declares. */
export interface Declaration {
  readonly name: string;
  /** With the types of their cells; the dates of a row are no columns. */
  readonly columns: ReadonlyMap<string, Type>;
  readonly key: readonly string[];
}

/** A table with the rows of all dates. */
export interface DatedTable extends Omit<Table, "rows"> {
  readonly declared: Declaration;
  readonly rows: TableRows;
  /** Rows of a table with one leading code as they were written, for findings about their cells. */
  readonly placed: readonly PlacedRow[];
}

/** A row with the places of the cells that do not lead. */
export interface PlacedRow {
  readonly codes: readonly (readonly [low: string, high: string])[];
  readonly dates: DateRange;
  readonly cells: readonly Cell[];
  readonly spans: readonly Span[];
}

/** The columns that hold the dates of a row; they are no columns of the program's table. */
const DATE_COLUMNS: ReadonlySet<string> = new Set(["from", "to"]);

/**
 * Reads rows by the declared types of their columns. Rows that cannot be read are reported and left out. Each distinct text of a code, and of
 * what stands beside the codes of a key, is read once, so that a million rows cost little more than finding their cells.
 */
export function readTable(declared: Declaration, table: RawTable, report: Report): DatedTable {
  const shown = [...declared.columns].filter(([column]) => !DATE_COLUMNS.has(column));
  const columns = shown.map(([name, type]) => ({ name, type }));
  const { name, key } = declared;
  const leading = key.slice(0, leadsOf({ columns, key }));
  const packer = new RowPacker({ name, columns, key }, report);
  const placed: PlacedRow[] = [];
  const known = [...new Set([...declared.columns.keys(), ...DATE_COLUMNS])];
  const places = readHeader(table, name, known, [...declared.columns.keys()], report);
  if (places) {
    const leads = leading.map((column) => ({ place: places.get(column)!, type: declared.columns.get(column)! }));
    const others = shown.filter(([column]) => !leading.includes(column)).map(([column, type]) => ({ place: places.get(column)!, type }));
    const dates = { from: places.get("from"), to: places.get("to") };
    for (const row of table.rows) {
      const one = readRow(row, { leads, others, dates }, packer, report);
      if (one && leads.length === 1) placed.push(one());
    }
  }
  return { name, columns, key, declared: { name, columns: new Map(shown), key }, rows: packer.packed(), placed };
}

interface Placed {
  readonly place: number;
  readonly type: Type;
}

/** Where the cells of a row stand. */
interface Places {
  readonly leads: readonly Placed[];
  readonly others: readonly Placed[];
  readonly dates: { readonly from: number | undefined; readonly to: number | undefined };
}

function readRow(row: readonly TableCell[], { leads, others, dates }: Places, packer: RowPacker, report: Report): (() => PlacedRow) | undefined {
  const from = dates.from === undefined ? undefined : row[dates.from];
  const to = dates.to === undefined ? undefined : row[dates.to];
  let text = `${from?.text ?? ""}\0${to?.text ?? ""}`;
  for (const { place } of others) text += `\0${row[place]!.text}`;
  const rest = packer.rest(text, () => {
    const range = readRowDates(from, to, report);
    const cells = others.map(({ place, type }) => readCell(row[place]!, type, report));
    return range && cells.every((one) => one !== undefined) ? { range, cells: cells.map((one) => one.cell) } : undefined;
  });
  const codes = leads.map(({ place, type }) => packer.lead(row[place]!, type));
  if (rest === undefined || codes.some((one) => one === undefined)) return undefined;
  packer.add(codes.map((one) => one!), rest, row[0]!.span, leads.map(({ place }) => row[place]!.span));
  return () => ({ ...packer.restAt(rest), codes: packer.rangesAt(codes[0]!), spans: others.map(({ place }) => row[place]!.span) });
}

/** The codes of a table's one key column that are in it on all of some dates; undefined where a row begins or ends within them. */
export function keyRanges(table: DatedTable, dates: DateRange): readonly (readonly [low: string, high: string])[] | undefined {
  if (table.rows.leads !== 1 || table.key.length !== 1) return undefined;
  const ranges: (readonly [string, string])[] = [];
  for (const [, text] of table.rows.blocks) {
    for (const { rest, codes } of groupsOf(text)) {
      const { from, to } = table.rows.rests[rest]!;
      const inForce: DateRange = { from: from ?? ALWAYS.from, until: to };
      if (!intersect(inForce, dates)) continue;
      if (!contains(inForce, dates)) return undefined;
      ranges.push(...codes.map(rangeOfLead));
    }
  }
  return ranges;
}

/** The key must name declared columns; reports one that does not. */
export function checkKeyColumns(key: readonly Word[], columns: ReadonlyMap<string, Type>, name: string, report: Report): boolean {
  const missing = key.filter((word) => !columns.has(word.text));
  for (const word of missing) report(tableDiagnostics.create("check/unknown-column", word.span, { column: word.text, table: name }));
  return missing.length === 0;
}
