import { dayAfter, isDate } from "./dates.ts";
import type { Citation, Pack, Segment } from "./ir.ts";
import { PACK_FORMAT } from "./ir.ts";
import { faultOf, integer, list, nullable, object, oneOf, optional, record, text } from "./shape/check.ts";
import type { Shape } from "./shape/check.ts";
import { programShape, tableRowsShape } from "./shape/rules.ts";
import { vectorsShape } from "./shape/vectors.ts";
import { vocabularyShape } from "./shape/vocabulary.ts";

const date: Shape = (value) => (typeof value === "string" && isDate(value) ? undefined : " is not a date");

const segment: Shape = object<Segment>({ from: date, to: nullable(date), program: integer });

const citation = object<Citation>({
  pack: text,
  key: text,
  title: text,
  publisher: optional(text),
  confidence: optional(text),
  url: optional(text),
});

const packShape = object<Pack>({
  format: oneOf(PACK_FORMAT),
  id: text,
  release: text,
  title: text,
  payer: nullable(text),
  extends: list(object<Pack["extends"][number]>({ id: text, release: text })),
  vocabulary: vocabularyShape,
  requires: list(text),
  segments: list(segment),
  programs: list(programShape),
  tables: list(tableRowsShape),
  citations: list(citation),
  sourceMap: record(text),
  vectors: optional(vectorsShape),
  hashes: object<Pack["hashes"]>({ content: text, meaning: text }),
});

/**
 * What keeps a value from being a pack in shape: the path and the fault, never a value of the text; undefined when all is well. Segments
 * must be in order without gap or overlap, and their programs must exist.
 */
export function shapeFault(value: unknown): string | undefined {
  return faultOf(packShape, value, "pack") ?? segmentFault(value as Pack);
}

function segmentFault(pack: Pack): string | undefined {
  if (pack.segments.length === 0) return "pack.segments is empty";
  for (const [index, { from, to, program }] of pack.segments.entries()) {
    if (program < 0 || program >= pack.programs.length) return `pack.segments[${index}].program does not exist`;
    if (to !== null && to < from) return `pack.segments[${index}] ends before it begins`;
    const next = pack.segments[index + 1];
    if (next && (to === null || next.from !== dayAfter(to))) return `pack.segments[${index + 1}] does not begin the day after the one before ends`;
  }
  return undefined;
}
