import type * as ir from "../../ir/ir.ts";
import type { DatedTable } from "../tables/table.ts";

/** The rows of all tables of a pack, each once, in the order in which programs name them. */
export class TablePool {
  readonly #indexes = new Map<string, number>();
  readonly #rows: ir.TableRows[] = [];

  get rows(): readonly ir.TableRows[] {
    return this.#rows;
  }

  /** The place of rows in the pool; rows that are alike share one. */
  place(rows: ir.TableRows): number {
    const known = this.#indexes.get(rows.digest);
    if (known !== undefined) return known;
    const index = this.#rows.push(rows) - 1;
    this.#indexes.set(rows.digest, index);
    return index;
  }
}

/** `tables`: what a program says of one; its rows, those of other dates included, go to the pool. */
export function assembleTable({ name, columns, key, rows }: DatedTable, pool: TablePool): ir.Table {
  return { name, columns, key, rows: pool.place(rows) };
}
