import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { importDiagnostics } from "../../importing/diagnostics.ts";
import type { CellShape, Held, RecordShape, Shape, Slice } from "../../importing/shape.ts";
import type { ImporterCell, ImporterFile, ImporterRecords, Word } from "../../parser/ast.ts";

/** An importer whose file has the right shape, checked for what a shape cannot say. */
export function shapeOf(file: ImporterFile): Outcome<Shape> {
  const importer = file.name.text;
  const diagnostics: Diagnostic[] = [];
  const fault = (span: Span, what: string): void => void diagnostics.push(importDiagnostics.create("import/importer-form", span, { importer, fault: what }));
  const columns = file.columns.map((column) => cellOf(column, column.name.text, fault));
  const keys = file.key.map((word) => columns.find(({ name }) => name === word.text) ?? (fault(word.span, `the key \`${word.text}\` is no column`), undefined));
  const others = columns.filter((column) => !keys.includes(column));
  const gathered = columns.filter((column) => column.gathered);
  if (gathered.length > 1) fault(gathered[1]!.span, "codes of one column only can be gathered");
  for (const column of gathered) if (keys.includes(column) || column !== others[0]) fault(column.span, "the column that is gathered stands first behind the key");
  for (const [index, word] of file.key.entries()) if (keys[index] && columns[index] !== keys[index]) fault(word.span, "the columns of the key stand first, in their order");
  const from = file.from && cellOf(file.from, "from", fault);
  const to = file.to.map((cell) => cellOf(cell, "to", fault));
  for (const date of [...(from ? [from] : []), ...to]) if (!date.holds.startsWith("date ")) fault(date.span, `\`${date.name}\` holds a date`);
  if (!from && to.length > 0) fault(to[0]!.span, "rows with a last date have a first one, too");
  const records = file.records && recordsOf(file.records, fault);
  const shape: Shape = { name: importer, columns: [...keys.filter((key) => key !== undefined), ...others], keys: keys.length, gathers: gathered.length > 0, records, from, to, ignored: texts(file.ignored), span: file.name.span };
  return { value: diagnostics.length > 0 ? undefined : shape, diagnostics };
}

type Fault = (span: Span, what: string) => void;

function cellOf(cell: ImporterCell, name: string, fault: Fault): CellShape {
  const holds = cell.holds.text as Held;
  const words = new Map(cell.words.map(({ written, means }) => [written.text, means.text]));
  if ((holds === "word" || holds === "closing amount") && words.size === 0) fault(cell.holds.span, `\`${name}\` needs \`words\``);
  for (const { means } of cell.words) if (!/^[a-z][a-z0-9_]*$/.test(means.text)) fault(means.span, `\`${means.text}\` is not a word of small letters`);
  return {
    name,
    headings: texts(cell.headings),
    slice: cell.positions && sliceOf(cell.positions, fault),
    holds,
    words,
    none: new Set(texts(cell.none)),
    leaveOut: new Set(texts(cell.leaveOut)),
    neverInForce: new Set(texts(cell.neverInForce)),
    gathered: cell.gathered,
    span: cell.span,
  };
}

function recordsOf(records: ImporterRecords, fault: Fault): RecordShape {
  const { headings, positions, begin, goOn, span } = records;
  return { headings: texts(headings), slice: positions && sliceOf(positions, fault), begin: new Set(texts(begin)), goOn: new Set(texts(goOn)), span };
}

/** `12-91`, or `11` for one character. */
function sliceOf({ text, span }: Word, fault: Fault): Slice {
  const [first, last = first] = text.split("-").map(Number) as [number, number?];
  if (last < first) fault(span, `\`${text}\` ends before it begins`);
  return { start: first - 1, end: last };
}

function texts(words: readonly Word[]): readonly string[] {
  return words.map(({ text }) => text);
}
