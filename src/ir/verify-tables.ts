import type { Cell, PairRule, Program, RowRest, RowTest, Table, TableRows } from "./ir.ts";
import { allOf } from "./rules-of.ts";
import { LEAD } from "./table-rows.ts";
import type { Type } from "./types.ts";

/** What is wrong with the tables of a program, the rows behind them, and the columns that rules name; empty when every lookup is answered. */
export function tableFaults(program: Program, tables: readonly TableRows[]): readonly string[] {
  const faults: string[] = [];
  const byName = new Map(program.tables.map((table) => [table.name, table]));
  for (const table of program.tables) {
    const fault = tableFault(table, tables);
    if (fault !== undefined) faults.push(`${table.name} ${fault}`);
  }
  for (const rule of program.pairs) faults.push(...pairFaults(rule, byName.get(rule.table)));
  for (const rule of program.limits) {
    for (const atMost of allOf(rule.atMost)) if ("table" in atMost && !has(byName.get(atMost.table), atMost.column, COUNTED)) faults.push(`${rule.name} reads no column of units`);
    const walked = rule.head.codes === undefined ? undefined : byName.get(rule.head.codes);
    faults.push(...rowTestFaults(rule.name, allOf(rule.where), walked));
  }
  return faults;
}

const COUNTED: readonly Type["is"][] = ["units", "count"];

/** The number of key columns that lead the rows of a table: those of codes at the beginning of the key, at most two. */
export function leadsOf({ columns, key }: Pick<Table, "columns" | "key">): number {
  let leads = 0;
  while (leads < 2 && leads < key.length && columns.find(({ name }) => name === key[leads])?.type.is === "code") leads++;
  return leads;
}

/** The columns that stand in the rest of a row, in their order. */
export function restColumns({ columns, key }: Pick<Table, "columns" | "key">): Table["columns"] {
  const leading = new Set(key.slice(0, leadsOf({ columns, key })));
  return columns.filter(({ name }) => !leading.has(name));
}

function tableFault(table: Table, tables: readonly TableRows[]): string | undefined {
  const rows = tables[table.rows];
  if (!rows) return "has rows that do not exist";
  if (new Set(table.columns.map(({ name }) => name)).size !== table.columns.length) return "has a column twice";
  if (table.key.length === 0 || table.key.some((name) => !table.columns.some((column) => column.name === name))) return "has a key that is no column";
  if (rows.leads !== leadsOf(table)) return "has rows of another key";
  const columns = restColumns(table);
  const fits = (rest: RowRest): boolean => rest.cells.length === columns.length && rest.cells.every((cell, place) => isCellOf(cell, columns[place]!.type));
  return rows.rests.every(fits) ? undefined : "has a cell of another type";
}

function isCellOf(cell: Cell, type: Type): boolean {
  switch (type.is) {
    case "code": return typeof cell === "object" && "ranges" in cell;
    case "list": return typeof cell === "object" && "list" in cell && cell.list.every((code) => LEAD.test(code));
    case "units": case "minutes": case "days": case "count": return typeof cell === "number";
    case "flag": return typeof cell === "boolean";
    default: return typeof cell === "string";
  }
}

function pairFaults(rule: PairRule, table: Table | undefined): readonly string[] {
  const { form } = rule;
  const faults = [...rowTestFaults(rule.name, allOf(rule.where), table)];
  if (form.is === "needs") {
    if (table?.key.length !== 1 || table.key[0] !== form.code || !has(table, form.code, ["code"])) faults.push(`${rule.name} reads a code that is not the key`);
    if (!has(table, form.oneOf, ["list"])) faults.push(`${rule.name} reads no column of codes`);
    return faults;
  }
  const key = [form.keeps, form.drops].sort().join();
  if (!table || table.key.length !== 2 || [...table.key].sort().join() !== key || leadsOf(table) !== 2) faults.push(`${rule.name} reads columns that are not the key`);
  return form.bypass ? [...faults, ...rowTestFaults(rule.name, allOf(form.bypass.where), table)] : faults;
}

function rowTestFaults(name: string, tests: readonly (RowTest | null)[], table: Table | undefined): readonly string[] {
  return tests.some((test) => test !== null && !has(table, test.column, ["word", "id"])) ? [`${name} asks for a word of no column`] : [];
}

function has(table: Table | undefined, column: string, types: readonly Type["is"][]): boolean {
  const found = table?.columns.find(({ name }) => name === column);
  return found !== undefined && types.includes(found.type.is);
}
