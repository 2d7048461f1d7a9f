import type { Diagnostic } from "../base/diagnostic.ts";
import { firstWord, readCell } from "./cell.ts";
import { importDiagnostics } from "./diagnostics.ts";
import type { Findings, Place } from "./findings.ts";
import type { Layout } from "./layout.ts";
import type { PlacedRow } from "./row.ts";
import { cellsOfRecord, splitRecord } from "./separated.ts";
import type { CellShape, Shape } from "./shape.ts";
import { cellsOf } from "./shape.ts";

/** A row whose text may go on in the next record. */
interface Open {
  readonly record: string;
  readonly line: number;
  readonly texts: string[];
}

const FORMS: Readonly<Partial<Record<CellShape["holds"], string>>> = {
  "date YYYYMMDD": "as `20260131`",
  "date YYYYDDD": "as `2026031`, the year and the day of the year",
};

/** Turns the records of one file into rows of the table; what cannot be read is found and left out. */
export class RowReader {
  readonly rows: PlacedRow[] = [];
  readonly #leftOut = new Map<string, number>();
  readonly #shape: Shape;
  readonly #cells: readonly CellShape[];
  readonly #layout: Layout;
  readonly #file: number;
  readonly #findings: Findings;
  /** Texts that stand in many rows are kept once. */
  readonly #values = new Map<string, string>();
  #open: Open | undefined;

  constructor(shape: Shape, layout: Layout, file: number, findings: Findings) {
    this.#shape = shape;
    this.#cells = cellsOf(shape);
    this.#layout = layout;
    this.#file = file;
    this.#findings = findings;
  }

  take(record: string, line: number): void {
    if (record.trim() === "") return;
    const layout = this.#layout;
    let all: readonly string[] | undefined;
    if (layout.is === "separated") {
      all = splitRecord(record, layout.separator);
      if (all.every((cell) => cell === "")) return;
      if (!this.#hasWidth(all, record, line)) return;
    }
    const text = (index: number): string => (layout.is === "separated" ? (all![layout.places[index]!] ?? "") : record.slice(layout.slices[index]!.start, layout.slices[index]!.end).trim());
    const { records } = this.#shape;
    if (!records) {
      this.#finish({ record, line, texts: this.#cells.map((_, index) => text(index)) });
      return;
    }
    const word = layout.is === "separated" ? all![layout.recordPlace]! : record.slice(layout.recordSlice!.start, layout.recordSlice!.end).trim();
    if (records.goOn.has(word) && this.#open) {
      for (const [index, cell] of this.#cells.entries()) if (cell.holds === "closing amount") this.#open.texts[index] += ` ${text(index)}`;
      return;
    }
    this.#close();
    if (records.begin.has(word)) this.#open = { record, line, texts: this.#cells.map((_, index) => text(index)) };
    else this.#leave("another kind of record");
  }

  end(): { readonly rows: readonly PlacedRow[]; readonly leftOut: ReadonlyMap<string, number> } {
    this.#close();
    return { rows: this.rows, leftOut: this.#leftOut };
  }

  #close(): void {
    if (this.#open) this.#finish(this.#open);
    this.#open = undefined;
  }

  #hasWidth(all: readonly string[], record: string, line: number): boolean {
    const layout = this.#layout;
    if (layout.is !== "separated" || all.length === layout.width) return true;
    const needed = Math.max(layout.recordPlace, ...layout.places);
    // Empty cells at the end may be missing, or stand there in vain.
    if (all.length > needed && all.slice(layout.width).every((cell) => cell === "")) return true;
    const args = { found: String(all.length), expected: String(layout.width) };
    this.#findings.add({ line, text: record, start: 0, end: record.length }, (span) => importDiagnostics.create("import/row-length", span, args));
    return false;
  }

  #finish(open: Open): void {
    const read: string[] = [];
    let never = false;
    for (const [index, cell] of this.#cells.entries()) {
      const written = open.texts[index]!;
      const word = firstWord(written);
      if (cell.leaveOut.has(written) || cell.leaveOut.has(word)) return this.#leave("left out by the importer");
      never ||= cell.neverInForce.has(written) || cell.neverInForce.has(word);
      const text = cell.none.has(written) ? "" : written;
      const value = text === "" ? this.#empty(cell, open, index) : readCell(text, cell);
      if (value !== undefined) read.push(value);
      else if (cell.holds === "closing amount") return this.#leave("no single amount");
      else {
        if (text !== "") this.#report(cell, text, open, index);
        return;
      }
    }
    this.#add(read, never, open);
  }

  /** An empty cell stands for nothing where that means something: an open date, no code among those that are gathered. */
  #empty(cell: CellShape, open: Open, index: number): string | undefined {
    if (cell.gathered || this.#shape.to.includes(cell)) return "";
    if (cell.holds === "closing amount") return undefined;
    this.#findings.add(this.#placeOf(open, index), (span) => importDiagnostics.create("import/empty-cell", span, { column: cell.name }));
    return undefined;
  }

  #add(read: readonly string[], never: boolean, open: Open): void {
    const { columns, keys, gathers, from: first, to: last } = this.#shape;
    const from = first ? read[columns.length]! : "";
    const ends = last.length === 0 ? [] : read.slice(columns.length + (first ? 1 : 0)).filter((date) => date !== "");
    const to = ends.length === 0 ? "" : ends.length === 1 ? ends[0]! : [...ends].sort()[0]!;
    // The earliest of several last days may lie before the first day: a parent that was deleted before the edit began.
    if (to !== "" && (never ? to <= from : last.length > 1 && to < from)) return this.#leave("never in force");
    if (to !== "" && to < from) {
      const place = this.#placeOf(open, columns.length + (first ? 1 : 0) + last.length - 1);
      this.#findings.add(place, (span) => importDiagnostics.create("import/dates-backwards", span, { from, to }));
      return;
    }
    const cut = keys + (gathers ? 1 : 0);
    this.rows.push({ key: read.slice(0, cut).join(","), value: this.#once(read.slice(cut, columns.length).join(",")), from, to, file: this.#file, line: open.line });
  }

  #once(value: string): string {
    const known = this.#values.get(value);
    if (known !== undefined) return known;
    this.#values.set(value, value);
    return value;
  }

  #leave(why: string): void {
    this.#leftOut.set(why, (this.#leftOut.get(why) ?? 0) + 1);
  }

  #report(cell: CellShape, text: string, open: Open, index: number): void {
    const shown = text.length > 40 ? `${text.slice(0, 40)}...` : text;
    const args = { text: shown, column: cell.name };
    const make = (span: Diagnostic["span"]): Diagnostic => {
      switch (cell.holds) {
        case "code": case "HCPCS": return importDiagnostics.create("import/code-form", span, args);
        case "units": return importDiagnostics.create("import/number-form", span, args);
        case "date YYYYMMDD": case "date YYYYDDD": return importDiagnostics.create("import/date-form", span, { ...args, form: FORMS[cell.holds]! });
        case "word": case "closing amount": return importDiagnostics.create("import/unknown-word", span, { ...args, words: [...cell.words.keys()].map((word) => `\`${word}\``).join(", ") });
      }
    };
    this.#findings.add(this.#placeOf(open, index), make);
  }

  /** The characters of a cell in its record; all of the record for a cell that is empty. */
  #placeOf({ record, line }: Open, index: number): Place {
    const layout = this.#layout;
    const whole = { line, text: record, start: 0, end: record.length };
    if (layout.is === "fixed") {
      const { start, end } = layout.slices[index]!;
      return record.length > start ? { ...whole, start, end: Math.min(end, record.length) } : whole;
    }
    const cell = cellsOfRecord(record, layout.separator)[layout.places[index]!];
    return cell && cell.text !== "" ? { ...whole, start: cell.start, end: Math.min(record.length, cell.start + cell.text.length) } : whole;
  }
}
