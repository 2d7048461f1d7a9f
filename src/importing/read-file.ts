import { importDiagnostics } from "./diagnostics.ts";
import { Findings } from "./findings.ts";
import { findLayout } from "./layout.ts";
import type { Layout } from "./layout.ts";
import { RecordCutter } from "./lines.ts";
import { foreignText } from "./not-text.ts";
import { RowReader } from "./read-row.ts";
import type { PlacedRow } from "./row.ts";
import { cellsOfRecord } from "./separated.ts";
import type { Shape } from "./shape.ts";

/** Characters of the beginning that are looked at before the first row is read. */
const HEAD = 1 << 17;

/** What one file held. */
export interface FileRows {
  readonly rows: readonly PlacedRow[];
  /** Rows that the table does not take, by the reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** The headings of the file under which its cells stood, by column; empty for lines of fixed width. */
  readonly layout: Layout | undefined;
  readonly findings: Findings;
}

/**
 * Reads one published file that comes in pieces of text (one byte a character; only what is ASCII means anything). Holds the beginning until
 * the layout is found, and then no more than a record and the rows of the table.
 */
export class FileReader {
  readonly #shape: Shape;
  readonly #findings: Findings;
  readonly #file: number;
  #head = "";
  #layout: Layout | undefined;
  #cutter: RecordCutter | undefined;
  #rows: RowReader | undefined;
  #failed = false;

  /** `file` is the number of the file, which every row gets. */
  constructor(shape: Shape, path: string, file: number) {
    this.#shape = shape;
    this.#findings = new Findings(path);
    this.#file = file;
  }

  get count(): number {
    return this.#rows?.rows.length ?? 0;
  }

  push(piece: string): void {
    if (this.#failed) return;
    if (this.#cutter) {
      this.#cutter.push(piece);
      return;
    }
    this.#head += piece;
    if (this.#head.length >= HEAD) this.#open();
  }

  end(): FileRows {
    if (!this.#failed && !this.#cutter) this.#open();
    this.#cutter?.end();
    const rows = this.#rows?.end();
    if (!this.#failed && rows?.rows.length === 0 && rows.leftOut.size === 0 && this.#findings.isEmpty) {
      this.#findings.add({ line: 1, text: "", start: 0, end: 0 }, (span) => importDiagnostics.create("import/no-rows", span, {}));
    }
    return { rows: rows?.rows ?? [], leftOut: rows?.leftOut ?? new Map(), layout: this.#layout, findings: this.#findings };
  }

  #open(): void {
    const head = this.#head.replace(/^\u00ef\u00bb\u00bf/, "");
    this.#head = "";
    const foreign = foreignText(head);
    if (foreign) this.#findings.add({ line: 1, text: "", start: 0, end: 0 }, (span) => importDiagnostics.create("import/not-text", span, { found: foreign.found }, { help: foreign.better }));
    else this.#layout = findLayout(head, this.#shape, this.#findings);
    if (!this.#layout) {
      this.#failed = true;
      return;
    }
    const layout = this.#layout;
    const separator = layout.is === "separated" ? layout.separator : undefined;
    const rows = (this.#rows = new RowReader(this.#shape, layout, this.#file, this.#findings));
    let above = layout.is === "separated" ? layout.above : 0;
    const take = (record: string, line: number): void => {
      if (above > 0) above--;
      else rows.take(record, line);
    };
    const runaway = (record: string, line: number): void => {
      const quote = cellsOfRecord(record, separator!).findIndex(({ text }) => text.startsWith('"'));
      const start = cellsOfRecord(record, separator!)[Math.max(0, quote)]!.start;
      if (above > 0) above--;
      else this.#findings.add({ line, text: record, start, end: start + 1 }, (span) => importDiagnostics.create("import/open-quote", span, {}));
    };
    this.#cutter = new RecordCutter(separator, take, runaway);
    this.#cutter.push(head);
  }
}
