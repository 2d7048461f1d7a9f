import type { Span } from "../base/source.ts";

/** What a cell of a published file holds. */
export type Held = "code" | "HCPCS" | "units" | "word" | "closing amount" | "date YYYYMMDD" | "date YYYYDDD";

/** Characters of a line, half-open, counted from 0. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

/** Where one cell of a published file stands and how it is read. */
export interface CellShape {
  /** The column of the table, or which date it is, for messages. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly slice: Slice | undefined;
  readonly holds: Held;
  readonly words: ReadonlyMap<string, string>;
  readonly none: ReadonlySet<string>;
  readonly leaveOut: ReadonlySet<string>;
  readonly neverInForce: ReadonlySet<string>;
  readonly gathered: boolean;
  /** Where the importer says so. */
  readonly span: Span;
}

/** Which records of a file are rows. */
export interface RecordShape {
  readonly headings: readonly string[];
  readonly slice: Slice | undefined;
  readonly begin: ReadonlySet<string>;
  readonly goOn: ReadonlySet<string>;
  readonly span: Span;
}

/** How one kind of published file becomes a table of ours: an importer, checked. */
export interface Shape {
  readonly name: string;
  /** Columns of the key first, then the others: the order in which the table has them. */
  readonly columns: readonly CellShape[];
  /** How many of the columns are the key. */
  readonly keys: number;
  /** The column whose codes are gathered from all rows of a key; it stands first behind the key. */
  readonly gathers: boolean;
  readonly records: RecordShape | undefined;
  /** Absent: the rows have no dates and are in force from the date of the import. */
  readonly from: CellShape | undefined;
  readonly to: readonly CellShape[];
  readonly ignored: readonly string[];
  /** The name in the importer's file, to point at. */
  readonly span: Span;
}

/** Every cell that is read, in one order: columns, first date, last dates. */
export function cellsOf(shape: Shape): readonly CellShape[] {
  return [...shape.columns, ...(shape.from ? [shape.from] : []), ...shape.to];
}
