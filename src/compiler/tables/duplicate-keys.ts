import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { encodeCanonical } from "../../ir/canonical.ts";
import type { Cell, Table } from "../../ir/ir.ts";
import { restColumns } from "../../ir/verify-tables.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import { overlaps } from "./overlaps.ts";
import type { DatedCodes } from "./overlaps.ts";
import type { PackedRows } from "./packed-rows.ts";

/**
 * Reports rows that have one key on one date: the same code where codes are the key, ranges that meet included, and the same words in all other
 * columns of the key. Rows are sorted by their first code and swept by their last, so the work grows little faster than the file.
 */
export function checkKeys(table: Omit<Table, "rows">, rows: PackedRows, report: Report): void {
  // A key without columns is reported where it is written.
  if (table.key.length === 0) return;
  const wordsOf = keyWords(table, rows);
  for (const same of groupsOf(rows, wordsOf)) {
    if (same.length < 2) continue;
    const swept = same.map((row): DatedCodes & { readonly row: number } => {
      const part = rows.leads.length === 0 ? undefined : rows.parts[rows.leads.at(-1)![row]!]!;
      return { codes: { low: part?.low ?? "", high: part?.high ?? "", span: spanOf(rows, row) }, dates: rows.rests[rows.rest[row]!]!.dates, row };
    });
    for (const [first, second] of overlaps(swept)) {
      const related = [{ span: first.codes.span, caption: "here first" }];
      const code = first.codes.low > second.codes.low ? first.codes.low : second.codes.low;
      const key = table.key.length === 1 && code !== "" ? code : words(table, rows, second.row, wordsOf);
      report(tableDiagnostics.create("check/duplicate-key", second.codes.span, { name: table.name, key }, { related }));
    }
  }
}

function spanOf(rows: PackedRows, row: number): Span {
  return { file: rows.file!, start: rows.start[row]!, end: rows.end[row]! };
}

/** By rest: the cells of the key that do not lead. */
type KeyWords = readonly (readonly Cell[])[];

function keyWords(table: Omit<Table, "rows">, rows: PackedRows): KeyWords {
  const columns = restColumns(table);
  const places = table.key.slice(rows.leads.length).map((key) => columns.findIndex(({ name }) => name === key));
  return rows.rests.map(({ cells }) => places.map((place) => cells[place]!));
}

/** Rows that agree on all of the key but the last code. */
function groupsOf(rows: PackedRows, wordsOf: KeyWords): Iterable<readonly number[]> {
  const texts = wordsOf.map((cells) => (cells.length === 0 ? "" : encodeCanonical(cells)));
  const groups = new Map<string, Map<string, number[]>>();
  for (let row = 0; row < rows.rest.length; row++) {
    const first = rows.leads.length === 2 ? rows.parts[rows.leads[0]![row]!]!.text : "";
    let byWords = groups.get(first);
    if (!byWords) groups.set(first, (byWords = new Map()));
    const text = texts[rows.rest[row]!]!;
    const same = byWords.get(text);
    if (same) same.push(row);
    else byWords.set(text, [row]);
  }
  return [...groups.values()].flatMap((byWords) => [...byWords.values()]);
}

function words({ key }: Omit<Table, "rows">, rows: PackedRows, row: number, wordsOf: KeyWords): string {
  const leads = rows.leads.map((lead) => rows.parts[lead[row]!]!).map(({ low, high }) => (low === "" ? "(empty)" : low === high ? low : `${low} to ${high}`));
  return [...leads, ...wordsOf[rows.rest[row]!]!.map(cellWords)].slice(0, key.length).join(", ");
}

function cellWords(cell: Cell): string {
  if (typeof cell !== "object") return cell === "" ? "(empty)" : String(cell);
  const all = "list" in cell ? cell.list.map((code) => code.replace("-", " to ")) : cell.ranges.map(([low, high]) => (low === high ? low : `${low} to ${high}`));
  return all.length === 0 ? "(empty)" : all.join(" ");
}
