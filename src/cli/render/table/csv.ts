import type { TableRenderer } from "./report.ts";

const HEADS = [
  "ladder", "title", "kind", "situation", "settings", "service_from", "service_to", "pack", "payer", "minutes_from", "minutes_to", "code", "units", "modifiers", "outcome", "notes",
];

/** For a spreadsheet: a row for each line that a pack bills in an interval, and one without a code where it bills nothing. */
export const renderTableCsv: TableRenderer = ({ tables }) => {
  const rows = tables.flatMap((table) => table.intervals.flatMap(({ from, to, cells }) => table.columns.flatMap(({ packs }, column) => packs.flatMap((pack) => {
    const { billed, notes } = cells[column]!;
    const lines = billed.lines.filter(({ given }) => !given).map(({ code, units, modifiers, outcome }) => [code, String(units), modifiers.join(" "), outcome]);
    const head = [table.ladder, table.title, table.kind, table.situation, table.settings.join("; "), table.from, table.to ?? "", pack.id, pack.payer ?? "", String(from), String(to)];
    return (lines.length > 0 ? lines : [["", "0", "", billed.decision ?? ""]]).map((line) => [...head, ...line, notes.join("; ")]);
  }))));
  return [HEADS, ...rows].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
};

/** RFC 4180; a leading sign that a spreadsheet would take for a formula is kept as text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
