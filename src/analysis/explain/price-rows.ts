import type { PricedFact } from "./pricing.ts";
import type { PricedRange } from "./ranges.ts";

/** A row of the table of a priced fact. */
export interface PriceRow {
  /** `stop before 10:16`, `10:16 to 11:30`, `12:31 or later`; `yes`; the words of several values. */
  readonly when: string;
  /** `CODE x2, CODE`; where one code grows by a unit for each so many minutes, that stands in one row. */
  readonly bills: string;
}

/** The ranges of a fact as rows that a person reads: steps of the same length that add one unit each are one row. */
export function priceRows({ field, ranges }: PricedFact): readonly PriceRow[] {
  const rows: PriceRow[] = [];
  for (let at = 0; at < ranges.length; at++) {
    const range = ranges[at]!;
    const steps = stepsFrom(ranges, at);
    const behind = range.missing.length > 0 ? ` (then missing: ${range.missing.join(", ")})` : "";
    if (steps < 3) {
      rows.push({ when: whenWords(field, range, range), bills: range.bills + behind });
      continue;
    }
    const last = ranges[at + steps - 1]!;
    const grown = grownLine(range, ranges[at + 1]!)!;
    const length = ranges[at + 1]!.count;
    const more = `1 ${grown.by > 0 ? "more" : "fewer"} ${grown.code} each ${length} minutes, ${grown.by > 0 ? "up" : "down"} to ${last.bills}`;
    rows.push({ when: whenWords(field, range, last), bills: `${range.bills}; ${more}` });
    at += steps - 1;
  }
  return rows;
}

function whenWords(field: string, from: PricedRange, to: PricedRange): string {
  if (from.values.length > 0) return from.values.map(({ words }) => words).join("; ");
  if (from.first && to.last) return `any ${field}`;
  const counted = typeof from.from.value === "number";
  if (from.first && to.next) return `${field} ${counted ? "less than" : "before"} ${to.next.words}`;
  if (to.last) return `${from.from.words} or ${counted ? "more" : "later"}`;
  return from === to && from.from === from.to ? from.from.words : `${from.from.words} to ${to.to.words}`;
}

/** How many ranges from here on differ by one unit of one code, each as long as the next; the last may be cut short. */
function stepsFrom(ranges: readonly PricedRange[], at: number): number {
  const first = ranges[at + 1] && grownLine(ranges[at]!, ranges[at + 1]!);
  if (!first) return 1;
  let count = 2;
  while (at + count < ranges.length) {
    const [before, here] = [ranges[at + count - 1]!, ranges[at + count]!];
    const grown = grownLine(before, here);
    if (grown?.code !== first.code || grown.by !== first.by || before.count !== ranges[at + 1]!.count) break;
    count++;
  }
  return count;
}

/** The code that alone has one unit more, or one less, in the second of two ranges. */
function grownLine(a: PricedRange, b: PricedRange): { readonly code: string; readonly by: 1 | -1 } | undefined {
  if (a.values.length > 0 || a.claim.decision !== b.claim.decision || a.claim.lines.length !== b.claim.lines.length || a.missing.join() !== b.missing.join()) return undefined;
  let found: { readonly code: string; readonly by: 1 | -1 } | undefined;
  for (const [index, line] of a.claim.lines.entries()) {
    const other = b.claim.lines[index]!;
    if (line.code !== other.code || line.outcome !== other.outcome || line.modifiers.join() !== other.modifiers.join()) return undefined;
    const by = other.units - line.units;
    if (by === 0) continue;
    if ((by !== 1 && by !== -1) || found) return undefined;
    found = { code: line.code, by };
  }
  return found;
}
