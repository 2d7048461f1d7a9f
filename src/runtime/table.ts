import type * as ir from "../ir/ir.ts";
import { restColumns } from "../ir/verify-tables.ts";
import { type LedRows, rowIndexOf, type RowIndex } from "./row-index.ts";

/** A table ready to be looked up: by the codes of its key, on a date. */
export class PreparedTable {
  readonly name: string;
  readonly key: readonly string[];
  /** Whether a row begins or ends. */
  readonly dated: boolean;
  readonly #index: RowIndex;
  /** Places of columns in the rest of a row. */
  readonly #places: ReadonlyMap<string, number>;

  constructor(table: ir.Table, rows: ir.TableRows) {
    this.name = table.name;
    this.key = table.key;
    this.dated = rows.rests.some(({ from, to }) => from !== null || to !== null);
    this.#index = rowIndexOf(rows);
    this.#places = new Map(restColumns(table).map((column, place) => [column.name, place]));
  }

  /** Rows in force on a date whose key is a code. */
  rows(code: string, date: string): readonly ir.RowRest[] {
    return this.#index.find(code, "", date);
  }

  /** The rows that lead with a code, whatever their dates: their key, or the first of two; undefined where there are none. */
  ledBy(code: string): LedRows | undefined {
    return this.#index.ledBy(code);
  }

  /** The cell of a row under a column that is no leading column of the key. */
  cell(row: ir.RowRest, column: string): ir.Cell {
    return row.cells[this.#places.get(column)!]!;
  }

  /** Whether a row has the word; a test that is not there lets every row through. */
  has(row: ir.RowRest, test: ir.RowTest | null): boolean {
    return test === null || this.cell(row, test.column) === test.word;
  }
}

/** The tables of a program by name. */
export function preparedTables(program: ir.Program, tables: readonly ir.TableRows[]): ReadonlyMap<string, PreparedTable> {
  return new Map(program.tables.map((table) => [table.name, new PreparedTable(table, tables[table.rows]!)]));
}
