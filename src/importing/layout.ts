import type { Diagnostic } from "../base/diagnostic.ts";
import { suggest } from "../base/suggest.ts";
import { importDiagnostics } from "./diagnostics.ts";
import type { Findings, Place } from "./findings.ts";
import { findHeadings, folded, isComplete, MOST_ABOVE } from "./headings.ts";
import type { Headings } from "./headings.ts";
import { RecordCutter } from "./lines.ts";
import { cellsOfRecord, splitRecord } from "./separated.ts";
import type { Shape, Slice } from "./shape.ts";
import { cellsOf } from "./shape.ts";

/** How the rows of one file are cut into cells, and where they begin. */
export type Layout =
  | {
      readonly is: "separated";
      readonly separator: string;
      /** How many records stand above the rows. */
      readonly above: number;
      readonly width: number;
      readonly places: readonly number[];
      readonly recordPlace: number;
    }
  | { readonly is: "fixed"; readonly slices: readonly Slice[]; readonly recordSlice: Slice | undefined };

const SEPARATORS = ["\t", ",", ";", "|"];

interface Candidate {
  readonly separator: string;
  readonly records: readonly { readonly text: string; readonly line: number }[];
  readonly headings: Headings;
}

/** Finds how a file is laid out by its beginning, of which the last line may be cut off. Undefined, with findings: it is not a file of this shape. */
export function findLayout(head: string, shape: Shape, findings: Findings): Layout | undefined {
  let nearest: Candidate | undefined;
  for (const separator of SEPARATORS) {
    const records = recordsOf(head, separator);
    const headings = findHeadings(records.map(({ text }) => splitRecord(text, separator)), shape);
    if (!headings) continue;
    const candidate = { separator, records, headings };
    if (isComplete(headings, shape)) return checkHeadings(candidate, shape, findings);
    if (!nearest || headings.places.filter((place) => place >= 0).length > nearest.headings.places.filter((place) => place >= 0).length) nearest = candidate;
  }
  const fixed = fixedLayout(head, shape);
  if (fixed) return fixed;
  if (nearest) reportMissing(nearest, shape, findings);
  else reportNone(head, shape, findings);
  return undefined;
}

function recordsOf(head: string, separator: string): Candidate["records"] {
  const records: { text: string; line: number }[] = [];
  const take = (text: string, line: number): void => void (records.length < 2 * MOST_ABOVE && records.push({ text, line }));
  const cutter = new RecordCutter(separator, take, take);
  cutter.push(head);
  cutter.end();
  return records;
}

/** Lines without separators: every cell has its characters, and some line near the top is a row by the word that says so, or by its first code. */
function fixedLayout(head: string, shape: Shape): Layout | undefined {
  const cells = cellsOf(shape);
  const { records } = shape;
  if (!records?.slice || cells.some(({ slice }) => slice === undefined)) return undefined;
  const slices = cells.map(({ slice }) => slice!);
  const recordSlice = records.slice;
  const isRow = (line: string): boolean => records.begin.has(line.slice(recordSlice.start, recordSlice.end).trim()) && /^[A-Z0-9]{5}$/.test(line.slice(slices[0]!.start, slices[0]!.end));
  return head.split(/\r?\n/, MOST_ABOVE).some(isRow) ? { is: "fixed", slices, recordSlice } : undefined;
}

function checkHeadings({ separator, records, headings }: Candidate, shape: Shape, findings: Findings): Layout | undefined {
  const { first, depth, texts, places, recordPlace } = headings;
  const written = texts.map(folded);
  const taken = new Map([...places.entries()].map(([index, place]) => [place, cellsOf(shape)[index]!.name]));
  const ignored = new Set(shape.ignored.map(folded));
  const wanted = new Map(cellsOf(shape).flatMap(({ name, headings: all }) => all.map((heading) => [folded(heading), name] as const)));
  for (const [place, text] of written.entries()) {
    if (text === "" || taken.has(place) || place === recordPlace || ignored.has(text)) continue;
    const at = placeOfHeading(records[first]!, separator, place);
    const column = wanted.get(text);
    const make = column === undefined
      ? (span: Diagnostic["span"]) => importDiagnostics.create("import/unknown-heading", span, { importer: shape.name, heading: texts[place]! })
      : (span: Diagnostic["span"]) => importDiagnostics.create("import/duplicate-heading", span, { column });
    findings.add(at, make);
  }
  if (!findings.isEmpty) return undefined;
  return { is: "separated", separator, above: first + depth, width: texts.length, places, recordPlace };
}

function placeOfHeading({ text, line }: Candidate["records"][number], separator: string, index: number): Place {
  const cell = cellsOfRecord(text, separator)[index];
  return cell && cell.text !== "" ? { line, text, start: cell.start, end: cell.start + cell.text.length } : { line, text, start: 0, end: text.length };
}

function reportMissing({ records, headings }: Candidate, shape: Shape, findings: Findings): void {
  const { text, line } = records[headings.first]!;
  const whole = { line, text, start: 0, end: text.length };
  const free = headings.texts.filter((heading, place) => heading !== "" && !headings.places.includes(place));
  const missing = cellsOf(shape).filter((_, index) => headings.places[index]! < 0);
  for (const { name, headings: all } of [...missing, ...(shape.records && headings.recordPlace < 0 ? [{ name: "records", headings: shape.records.headings }] : [])]) {
    const near = suggest(all[0] ?? name, free, 1);
    findings.add(whole, (span) => importDiagnostics.create("import/missing-heading", span, { column: name, wanted: orWords(all) }, { suggestions: near, fixes: [] }));
  }
}

function reportNone(head: string, shape: Shape, findings: Findings): void {
  const lines = head.split(/\r?\n/);
  const line = Math.max(0, lines.findIndex((one) => one.trim() !== ""));
  const text = lines[line]!.slice(0, 200);
  const wanted = cellsOf(shape).slice(0, 2).map(({ headings }) => orWords(headings.slice(0, 1))).join(" and ");
  const help = `it looks for ${wanted}; where the publisher changed them, write the new ones under \`headings\` of the importer`;
  findings.add({ line: line + 1, text, start: 0, end: text.length }, (span) => importDiagnostics.create("import/no-headings", span, { importer: shape.name }, { help }));
}

function orWords(headings: readonly string[]): string {
  return headings.map((heading) => `\`${heading}\``).join(" or ");
}
