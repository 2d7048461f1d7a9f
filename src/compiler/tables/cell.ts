import type { Report } from "../../base/diagnostic.ts";
import type { Cell, Constant } from "../../ir/ir.ts";
import { isDate } from "../../ir/dates.ts";
import { typeWords } from "../../ir/types.ts";
import type { Type } from "../../ir/types.ts";
import type { TableCell } from "../../parser/ast.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import type { CodeRange } from "./code-cell.ts";
import { joinRanges, readCodeCell } from "./code-cell.ts";

/** A cell read by its column's type; `ranges` are those of a code cell, with their places. */
export interface ReadCell {
  readonly cell: Cell;
  readonly ranges?: readonly CodeRange[];
}

interface Reader {
  readonly pattern: RegExp;
  readonly form: string;
  read(text: string): Constant;
}

const LARGEST = 2 ** 31 - 1;

const READERS: Partial<Record<Type["is"], Reader>> = {
  units: counted("unit"),
  minutes: counted("minute"),
  days: counted("day"),
  count: { pattern: /^(?:0|[1-9]\d{0,9})$/, form: "a whole number", read: Number },
  amount: { pattern: /^(?:0|[1-9]\d*)(?:\.\d{1,3})? [a-zA-Z]+$/, form: "a number and its unit, as `10 mg`", read: String },
  word: { pattern: /^[a-z][a-z0-9_]*$/, form: "a word of small letters", read: String },
  id: { pattern: /^\S+$/, form: "a word", read: String },
  date: { pattern: /^\d{4}-\d{2}-\d{2}$/, form: "a date as `2026-01-31`", read: String },
  flag: { pattern: /^(?:yes|no)$/, form: "`yes` or `no`", read: (text) => text === "yes" },
};

function counted(unit: string): Reader {
  return { pattern: new RegExp(`^(?:0|[1-9]\\d{0,9}) ${unit}s?$`), form: `a number of ${unit}s, as \`8 ${unit}s\``, read: (text) => Number(text.split(" ")[0]) };
}

/** Whether cells of a type can be read; times, instants and other things of the chart cannot stand in a table. */
export function isCellType(type: Type): boolean {
  return type.is === "code" || type.is === "list" || READERS[type.is] !== undefined;
}

/** Reads a cell by its column's type; undefined, reported: the text is not of the type. */
export function readCell(cell: TableCell, type: Type, report: Report): ReadCell | undefined {
  if (type.is === "code") {
    const ranges = readCodeCell(cell, type.system, report);
    return ranges.length > 0 || cell.text === "" ? { cell: { ranges: joinRanges(ranges) }, ranges } : undefined;
  }
  if (type.is === "list") {
    const codes = readCodeCell(cell, type.of, report);
    return { cell: { list: [...new Set(codes.map(({ low, high }) => (low === high ? low : `${low}-${high}`)))].sort() } };
  }
  const reader = READERS[type.is];
  if (!reader || !reader.pattern.test(cell.text) || (type.is === "date" && !isDate(cell.text))) return refuse(cell, type, reader, report);
  const value = reader.read(cell.text);
  return typeof value === "number" && value > LARGEST ? refuse(cell, type, reader, report) : { cell: value };
}

function refuse(cell: TableCell, type: Type, reader: Reader | undefined, report: Report): undefined {
  const help = `write ${reader?.form ?? typeWords(type)}`;
  report(tableDiagnostics.create("check/cell-type", cell.span, { text: cellWords(cell), type: typeWords(type) }, { help }));
  return undefined;
}

/** A cell as a message names it. */
export function cellWords({ text }: TableCell): string {
  return text === "" ? "an empty cell" : `\`${text}\``;
}
