import type { Report } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { parseDiagnostics } from "../diagnostics.ts";

/** Blanks of word processors and web pages that look like the plain one. */
const FOREIGN = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000";
const HAS_FOREIGN = new RegExp(`[${FOREIGN}]`);
const RUNS = new RegExp(`[${FOREIGN}]+`, "g");

/** What YAML reads as the shape of a line: its indentation, the dashes of list items, a key, and the blanks behind its colon. */
const SHAPE = new RegExp(`^[ ${FOREIGN}]*(?:-[ ${FOREIGN}]+)*(?:[A-Za-z_][A-Za-z0-9_ ${FOREIGN}-]*:(?=[ ${FOREIGN}\\r\\n]|$)[ ${FOREIGN}]*)?`, "gm");

/**
 * Reports blanks that are not the plain one where they decide what a line is, and gives the text with plain ones in their place, as long as
 * before. In texts they harm nothing, and a clause says it itself.
 */
export function checkBlanks(file: SourceFile, clean: string, report: Report): string {
  if (!HAS_FOREIGN.test(clean)) return clean;
  return clean.replace(SHAPE, (shape: string, at: number) =>
    shape.replace(RUNS, (run, offset: number) => {
      const span = { file, start: at + offset, end: at + offset + run.length };
      const point = `U+${run.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      const fixes = [{ title: run.length === 1 ? "write a plain blank" : "write plain blanks", edits: [{ span, text: " ".repeat(run.length) }] }];
      report(parseDiagnostics.create("parse/foreign-blank", span, { point }, { fixes }));
      return " ".repeat(run.length);
    }),
  );
}
