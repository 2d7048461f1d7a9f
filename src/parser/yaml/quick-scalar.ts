import type { SourceFile } from "../../base/source.ts";
import type { YamlScalar } from "../ast.ts";
import { mapStraight } from "./mapped-text.ts";

/** A key of words joined by single blanks, its colon, and the blanks behind it. */
export const KEY = /([A-Za-z0-9_](?:[A-Za-z0-9_./-]| (?=[A-Za-z0-9_./-])){0,200}):(?: +|(?=\n)|$)/y;

/** With what a plain text may begin: nothing that has a meaning of its own there. */
export const SAFE_START = /^(?:[A-Za-z0-9_$(./\u00c0-\u024f]|-[A-Za-z0-9])/;

/** A text without quotes at [start, end). */
export function plainScalar(file: SourceFile, start: number, end: number): YamlScalar {
  const { text, offsets } = mapStraight(file.text.slice(start, end), start);
  return { kind: "scalar", text, style: "plain", span: { file, start, end }, offsets };
}

const QUOTED = /"([^"\\\n]*)"|'([^'\n]*)'(?!')/y;

/** A text in quotes without escapes, and the offset behind its quotes; undefined for any other. */
export function quotedScalar(file: SourceFile, at: number): { readonly node: YamlScalar; readonly end: number } | undefined {
  QUOTED.lastIndex = at;
  const found = QUOTED.exec(file.text);
  if (!found || found[0].length > LONGEST) return undefined;
  const { text, offsets } = mapStraight(found[1] ?? found[2]!, at + 1);
  const end = at + found[0].length;
  return { node: { kind: "scalar", text, style: found[1] === undefined ? "single" : "double", span: { file, start: at + 1, end: end - 1 }, offsets }, end };
}

/** Units of a text that no limit minds. */
export const LONGEST = 2_000;

const REST = / *(?:(?<= )#(?:[ #][^\n]*)?)?(?:\n|$)/y;

/** Where the next line begins when nothing but blanks and a comment stands from `at` on; undefined otherwise. */
export function restOfLine(text: string, at: number): number | undefined {
  REST.lastIndex = at;
  const found = REST.exec(text);
  return found ? at + found[0].length : undefined;
}
