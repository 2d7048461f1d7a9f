import type { Expectations, ExpectedLine, ExpectedPiece, Vector } from "../vectors.ts";
import { integer, list, object, optional, record, text } from "./check.ts";
import type { Shape } from "./check.ts";

const texts = list(text);
const line = object<ExpectedLine>({ code: text, units: integer, modifiers: texts, date: optional(text), outcome: optional(text), because: texts });
const piece = object<ExpectedPiece>({ administration: text, from: optional(text), to: optional(text), because: optional(text) });
const expects = object<Expectations>({
  lines: optional(list(line)), units: optional(record(integer)), unbilled: optional(list(piece)), decision: optional(text), holds: optional(texts), missing: optional(texts),
  assumes: optional(texts), findings: optional(texts), all_findings: optional(texts),
});

/** The shape of the vectors of a pack. */
export const vectorsShape: Shape = list(object<Vector>({ name: text, encounter: text, expects }));
