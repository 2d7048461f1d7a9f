import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import type { Fees } from "../../analysis/diff/impact.ts";
import { cliCatalog, placeOf, readingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { findPath } from "../root.ts";

/** Exact, so that a table of units or limits by code is not read as money. */
const HEADING = /^code,amount$/i;
const AMOUNT = /^(\d{1,10})(?:\.(\d{1,2}))?$/;

/** A fee table: lines `code,amount`, amounts in decimal money of at most two places. Exact: cents are whole. */
export function readFees(host: Host, given: string): Outcome<Fees> {
  const found = findPath(host, given);
  if (!found.value) return { value: undefined, diagnostics: found.diagnostics };
  const bytes = host.readFile(found.value.path);
  if (!bytes.ok) return { value: undefined, diagnostics: [readingFailed(given, bytes.error)] };
  const fees = new Map<string, number>();
  const diagnostics: Diagnostic[] = [];
  const bad = (line: number, reason: string): void => void diagnostics.push(cliCatalog.create("cli/bad-fees", placeOf(given), { path: given, line: String(line), reason }));
  for (const [index, text] of new TextDecoder().decode(bytes.value).split(/\r?\n/).entries()) {
    const cells = text.split(",").map((cell) => cell.trim());
    if (text.trim() === "" || (index === 0 && HEADING.test(cells.join(",")))) continue;
    const [code = "", amount = ""] = cells;
    const read = AMOUNT.exec(amount);
    if (cells.length !== 2 || code === "") bad(index + 1, "it is not a code and an amount with a comma between");
    else if (!read) bad(index + 1, "the amount is not decimal money with at most two places");
    else if (fees.has(code)) bad(index + 1, "its code has a fee already");
    else fees.set(code, Number(read[1]) * 100 + Number((read[2] ?? "").padEnd(2, "0")));
  }
  return { value: diagnostics.length > 0 ? undefined : fees, diagnostics };
}
