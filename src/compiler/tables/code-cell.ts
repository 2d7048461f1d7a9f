import type { Report } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import type { CodeSystem } from "../../ir/types.ts";
import type { TableCell } from "../../parser/ast.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import { codeFormWords, isCode, plainCode } from "./code-form.ts";

/** All codes of one length between two, inclusive; a single code has `low` equal to `high`. */
export interface CodeRange {
  readonly low: string;
  readonly high: string;
  readonly span: Span;
}

/** Reads a cell that holds one code, several with blanks between them, or ranges `A to B`. What cannot be read is reported and left out. */
export function readCodeCell(cell: TableCell, system: CodeSystem, report: Report): readonly CodeRange[] {
  const words = [...cell.text.matchAll(/\S+/g)].map((match) => ({ text: match[0], span: within(cell.span, match.index, match[0].length) }));
  const ranges: CodeRange[] = [];
  for (let index = 0; index < words.length; index++) {
    const low = words[index]!;
    const high = words[index + 1]?.text === "to" ? words[index + 2] : undefined;
    if (high) index += 2;
    if (!checkForm(low, system, report) || (high && !checkForm(high, system, report))) continue;
    const range = { low: plainCode(system, low.text), high: plainCode(system, (high ?? low).text) };
    const span = { ...low.span, end: (high ?? low).span.end };
    if (checkRange(range, { low: low.text, high: (high ?? low).text }, span, report)) ranges.push({ ...range, span });
  }
  return ranges;
}

function checkForm(word: { readonly text: string; readonly span: Span }, system: CodeSystem, report: Report): boolean {
  if (isCode(system, word.text)) return true;
  report(tableDiagnostics.create("check/code-form", word.span, { code: word.text, system }, { help: codeFormWords(system) }));
  return false;
}

interface Ends {
  readonly low: string;
  readonly high: string;
}

function checkRange(range: Ends, written: Ends, span: Span, report: Report): boolean {
  if (range.low.length !== range.high.length) {
    report(tableDiagnostics.create("check/range-lengths", span, written));
    return false;
  }
  if (range.low > range.high) {
    report(tableDiagnostics.create("check/range-backwards", span, written));
    return false;
  }
  return true;
}

/** The part of a cell's span; a cell stands on one line, so offsets in its text are offsets in the file. */
function within(span: Span, start: number, length: number): Span {
  return { file: span.file, start: span.start + start, end: span.start + start + length };
}

/** Sorted, disjoint ranges with the same codes; ranges of different lengths never meet. */
export function joinRanges(ranges: readonly CodeRange[]): readonly (readonly [low: string, high: string])[] {
  const sorted = [...ranges].sort(compareRanges);
  const joined: [string, string][] = [];
  for (const { low, high } of sorted) {
    const last = joined.at(-1);
    if (!last || last[0].length !== low.length || low > last[1]) joined.push([low, high]);
    else if (high > last[1]) last[1] = high;
  }
  return joined;
}

/** By length, then by first code: ranges that meet stand next to each other. */
export function compareRanges(a: CodeRange, b: CodeRange): number {
  return a.low.length - b.low.length || (a.low < b.low ? -1 : a.low > b.low ? 1 : a.high < b.high ? -1 : a.high > b.high ? 1 : 0);
}
