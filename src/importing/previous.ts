import type { Diagnostic, Outcome } from "../base/diagnostic.ts";
import { isDate } from "../ir/dates.ts";
import { importDiagnostics } from "./diagnostics.ts";
import { Findings } from "./findings.ts";
import { RecordCutter } from "./lines.ts";
import { byKey, compareRows, overlap } from "./row.ts";
import type { Row } from "./row.ts";
import { splitRecord } from "./separated.ts";
import type { Shape } from "./shape.ts";
import { columnsOf } from "./table-text.ts";

/**
 * Reads the table that an import continues, as it comes in pieces. It has the columns of the shape; `from` and `to` may be missing where
 * nobody dated it yet. A table that holds ranges, or anything else than an import writes, cannot be continued.
 */
export class TableReader {
  readonly #shape: Shape;
  readonly #findings: Findings;
  readonly #rows: Row[] = [];
  readonly #cutter: RecordCutter;
  /** Texts that stand in many rows are kept once. */
  readonly #texts = new Map<string, string>();
  readonly #columns: readonly string[];
  #places: readonly number[] | undefined;
  #failed = false;

  constructor(shape: Shape, path: string) {
    this.#shape = shape;
    this.#columns = columnsOf(shape);
    this.#findings = new Findings(path);
    const take = (record: string, line: number): void => this.#take(record, line);
    this.#cutter = new RecordCutter(",", take, take);
  }

  push(piece: string): void {
    this.#cutter.push(piece);
  }

  /** The rows in the order of the table. */
  end(): Outcome<readonly Row[]> {
    this.#cutter.end();
    this.#rows.sort(compareRows);
    for (const rows of byKey(this.#rows)) {
      const index = rows.findIndex((row, place) => place > 0 && overlap(rows[place - 1]!, row));
      if (index > 0) this.#refuse("", 1, `\`${rows[0]!.key.replaceAll(",", ", ")}\` has two rows for one day`);
    }
    const diagnostics: readonly Diagnostic[] = this.#findings.diagnostics();
    return { value: diagnostics.length > 0 ? undefined : this.#rows, diagnostics };
  }

  #take(record: string, line: number): void {
    if (this.#failed || record.trim() === "") return;
    const cells = splitRecord(record.replace(/^\u00ef\u00bb\u00bf/, ""), ",");
    if (!this.#places) this.#header(cells, record, line);
    else this.#row(cells, record, line);
  }

  #header(cells: readonly string[], record: string, line: number): void {
    this.#places = this.#columns.map((column) => cells.indexOf(column));
    const missing = this.#columns.filter((_, index) => this.#places![index]! < 0 && index < this.#shape.columns.length);
    const unknown = cells.filter((cell) => !this.#columns.includes(cell));
    this.#failed = true;
    if (missing.length > 0) this.#refuse(record, line, `it has no column \`${missing.join("`, `")}\``);
    else if (unknown.length > 0) this.#refuse(record, line, `it has a column \`${unknown.join("`, `")}\` that the import does not fill`);
    else this.#failed = false;
  }

  #row(cells: readonly string[], record: string, line: number): void {
    const texts = this.#places!.map((place) => (place < 0 ? "" : (cells[place] ?? "")));
    const { keys, columns } = this.#shape;
    const [from, to] = [texts[columns.length]!, texts[columns.length + 1]!];
    const range = texts.slice(0, columns.length).find((text) => / to /.test(text));
    if (cells.length !== this.#places!.filter((place) => place >= 0).length) this.#refuse(record, line, "a row has another number of cells than the header");
    else if (range !== undefined) this.#refuse(record, line, `\`${range}\` is a range, and an imported table has one code in a row`);
    else if ([from, to].some((date) => date !== "" && !isDate(date))) this.#refuse(record, line, "a date is not written as `2026-01-31`");
    else this.#rows.push({ key: texts.slice(0, keys).join(","), value: this.#once(texts.slice(keys, columns.length).join(",")), from: this.#once(from), to: this.#once(to) });
  }

  #once(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #refuse(record: string, line: number, fault: string): void {
    this.#findings.add({ line, text: record, start: 0, end: record.length }, (span) => importDiagnostics.create("import/previous-table", span, { fault }));
  }
}
