import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import { nodeWords } from "../../ir/print.ts";
import { eachRow, type ListedRow, rangeOfLead } from "../../ir/table-rows.ts";
import type { PartChange } from "./parts.ts";

type Ranges = ir.CodeSet["ranges"];

/** Entries of a list that are told one by one; of more the number. */
const MOST_TOLD = 12;

/** Codes that one of two lists of sorted ranges has and the other has not. */
export function rangesChanged(before: Ranges, after: Ranges): readonly PartChange[] {
  const gone = rangesWithout(before, after);
  const come = rangesWithout(after, before);
  return [
    ...(gone.length > 0 ? [{ part: "codes", was: rangesWords(gone), now: null }] : []),
    ...(come.length > 0 ? [{ part: "codes", was: null, now: rangesWords(come) }] : []),
  ];
}

/** Ranges of the first list that are in no range of the second; one that is partly in it is told whole. */
function rangesWithout(ranges: Ranges, others: Ranges): Ranges {
  return ranges.filter(([low, high]) => !others.some(([from, to]) => from.length === low.length && from <= low && high <= to));
}

function rangesWords(ranges: Ranges): string {
  const told = ranges.slice(0, MOST_TOLD).map(([low, high]) => (low === high ? low : `${low} to ${high}`));
  return [...told, ...(ranges.length > MOST_TOLD ? [`and ${ranges.length - MOST_TOLD} more`] : [])].join(", ");
}

/** Rows that one of two tables has and the other has not, with their dates; tables of one digest are not looked into. */
export function rowsChanged(before: ir.TableRows | undefined, after: ir.TableRows | undefined): readonly PartChange[] {
  if (before?.digest === after?.digest) return [];
  const old = rowsByKey(before);
  const now = rowsByKey(after);
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, row]) => row);
  const come = [...now].filter(([key]) => !old.has(key)).map(([, row]) => row);
  return [
    ...gone.slice(0, MOST_TOLD).map((row): PartChange => ({ part: "row", was: rowWords(row), now: null })),
    ...come.slice(0, MOST_TOLD).map((row): PartChange => ({ part: "row", was: null, now: rowWords(row) })),
    ...more(gone.length, come.length),
  ];
}

function more(gone: number, come: number): readonly PartChange[] {
  const rest = (count: number): string | null => (count > MOST_TOLD ? `${count - MOST_TOLD} more rows` : null);
  return gone > MOST_TOLD || come > MOST_TOLD ? [{ part: "rows", was: rest(gone), now: rest(come) }] : [];
}

function rowsByKey(rows: ir.TableRows | undefined): ReadonlyMap<string, ListedRow> {
  const found = new Map<string, ListedRow>();
  if (rows) for (const row of eachRow(rows)) found.set(encodeCanonical(row), row);
  return found;
}

function rowWords({ leads, from, to, cells }: ListedRow): string {
  const codes = leads.map((lead) => [...new Set(rangeOfLead(lead))].join(" to "));
  const dates = [from === null ? "" : ` from ${from}`, to === null ? "" : ` to ${to}`].join("");
  return `${[...codes, ...cells.map(nodeWords)].join(" | ")}${dates}`;
}
