import type { Report } from "../../base/diagnostic.ts";
import type { CodeSet } from "../../ir/ir.ts";
import type { CodeSystem } from "../../ir/types.ts";
import type { TableCell } from "../../parser/ast.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import { holds } from "../timeline/range.ts";
import type { DateRange } from "../timeline/range.ts";
import { joinRanges, readCodeCell } from "./code-cell.ts";
import { overlaps } from "./overlaps.ts";
import type { DatedCodes } from "./overlaps.ts";
import { readHeader, readRowDates } from "./rows.ts";
import type { RawTable } from "./rows.ts";

/** The members of a code set with the dates on which each is one. */
export interface DatedCodeSet {
  readonly name: string;
  readonly system: CodeSystem;
  readonly rows: readonly DatedCodes[];
}

const COLUMNS = ["code", "from", "to", "note"];

/** Reads the table of a code set: column `code`, and `from`, `to`, `note` where they stand. */
export function readCodeSet(name: string, system: CodeSystem, table: RawTable, report: Report): DatedCodeSet {
  const places = readHeader(table, name, COLUMNS, ["code"], report);
  if (!places) return { name, system, rows: [] };
  const rows: DatedCodes[] = [];
  const cell = (row: readonly TableCell[], column: string) => (places.has(column) ? row[places.get(column)!] : undefined);
  for (const row of table.rows) {
    const dates = readRowDates(cell(row, "from"), cell(row, "to"), report);
    const codes = readCodeCell(cell(row, "code")!, system, report);
    if (dates) rows.push(...codes.map((one) => ({ codes: one, dates })));
  }
  for (const [first, second] of overlaps(rows)) {
    const code = first.codes.low > second.codes.low ? first.codes.low : second.codes.low;
    const related = [{ span: first.codes.span, caption: "here first" }];
    report(tableDiagnostics.create("check/row-dates-overlap", second.codes.span, { code, name }, { related }));
  }
  return { name, system, rows };
}

/** The code set on one date of service. */
export function codeSetOn(set: DatedCodeSet, date: string): CodeSet {
  const codes = set.rows.filter((row) => holds(row.dates, date)).map((row) => row.codes);
  return { name: set.name, system: set.system, ranges: joinRanges(codes) };
}

/** The date ranges at which the members may change. */
export function codeSetDates(set: DatedCodeSet): readonly DateRange[] {
  return set.rows.map((row) => row.dates);
}
