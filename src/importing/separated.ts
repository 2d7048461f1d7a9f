/** A cell of a record: its text without quotes and blanks around it, and where that text begins in the record. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}

const QUOTE = '"';

/** The texts of the cells of a record, without quotes and blanks around them. */
export function splitRecord(record: string, separator: string): readonly string[] {
  if (!record.includes(QUOTE)) {
    const cells = record.split(separator);
    for (let index = 0; index < cells.length; index++) cells[index] = cells[index]!.trim();
    return cells;
  }
  return cellsOfRecord(record, separator).map(({ text }) => text);
}

/** The cells of a record with their places. A quote that does not begin a cell is a character like any other. */
export function cellsOfRecord(record: string, separator: string): readonly Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (;;) {
    const quote = quoteAt(record, at, separator);
    const close = quote < 0 ? -1 : closingQuote(record, quote);
    const next = record.indexOf(separator, close < 0 ? at : close + 1);
    const end = next < 0 ? record.length : next;
    cells.push(close < 0 ? trimmed(record, at, end) : { text: record.slice(quote + 1, close).replaceAll('""', QUOTE).trim(), start: quote + 1 });
    if (next < 0) return cells;
    at = end + separator.length;
  }
}

function trimmed(record: string, start: number, end: number): Cell {
  const text = record.slice(start, end);
  return { text: text.trim(), start: start + text.length - text.trimStart().length };
}

/** The quote that begins the cell at `at`, blanks before it passed over, or -1. */
function quoteAt(record: string, at: number, separator: string): number {
  let index = at;
  while (record[index] === " " || (record[index] === "\t" && separator !== "\t")) index++;
  return record[index] === QUOTE ? index : -1;
}

function closingQuote(record: string, open: number): number {
  let at = record.indexOf(QUOTE, open + 1);
  while (at >= 0 && record[at + 1] === QUOTE) at = record.indexOf(QUOTE, at + 2);
  return at;
}

/** Where a quote begins that the record does not close, or -1: the record then goes on in the next line. */
export function openQuote(record: string, separator: string): number {
  let at = 0;
  for (;;) {
    const quote = quoteAt(record, at, separator);
    if (quote >= 0) {
      const close = closingQuote(record, quote);
      if (close < 0) return quote;
      at = close + 1;
    }
    const next = record.indexOf(separator, at);
    if (next < 0) return -1;
    at = next + separator.length;
  }
}
