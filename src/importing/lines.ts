import { openQuote } from "./separated.ts";

/** Takes one record, and the number of the line on which it begins. */
export type TakeRecord = (record: string, line: number) => void;

/** Lines that a quoted cell may go over; a quote that is still open then was none. */
const MOST_LINES = 100;

/** Characters of a line; a longer one is cut, for it is no row of any table. */
const LONGEST_LINE = 1 << 20;

/**
 * Cuts a text that comes in pieces into records. A record is a line without its line break (`\n` or `\r\n`); where cells are separated,
 * quoted cells may go over several lines. Holds no more than one record.
 */
export class RecordCutter {
  readonly #separator: string | undefined;
  readonly #take: TakeRecord;
  readonly #runaway: TakeRecord;
  #rest = "";
  #line = 1;
  /** Lines of a record with an open quote. */
  #open: string[] = [];

  /** `separator` undefined: every line is a record. `runaway` takes the line of a quote that does not end. */
  constructor(separator: string | undefined, take: TakeRecord, runaway: TakeRecord) {
    this.#separator = separator;
    this.#take = take;
    this.#runaway = runaway;
  }

  push(piece: string): void {
    const text = this.#rest + piece;
    let start = 0;
    for (let end = text.indexOf("\n", start); end >= 0; end = text.indexOf("\n", start)) {
      this.#add(text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length <= LONGEST_LINE) return;
    this.#add(this.#rest);
    this.#rest = "";
  }

  /** The last line may lack its line break. */
  end(): void {
    if (this.#rest !== "") this.#add(this.#rest.endsWith("\r") ? this.#rest.slice(0, -1) : this.#rest);
    this.#rest = "";
    this.#giveUp();
  }

  #add(line: string): void {
    if (this.#separator === undefined || (this.#open.length === 0 && (!line.includes('"') || openQuote(line, this.#separator) < 0))) {
      this.#take(line, this.#line++);
      return;
    }
    this.#open.push(line);
    const whole = this.#open.join("\n");
    if (openQuote(whole, this.#separator) >= 0) {
      if (this.#open.length >= MOST_LINES) this.#giveUp();
      return;
    }
    const first = this.#line;
    this.#line += this.#open.length;
    this.#open = [];
    this.#take(whole, first);
  }

  /** Takes back what an open quote has swallowed: the line with the quote is refused, the lines behind it are read for themselves. */
  #giveUp(): void {
    const [first, ...others] = this.#open;
    if (first === undefined) return;
    this.#open = [];
    this.#runaway(first, this.#line++);
    for (const line of others) this.#add(line);
    this.#giveUp();
  }
}
