import { positionOf } from "../../base/source.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";

/** What a renderer is given besides the diagnostics. */
export interface Shown {
  /** The path of a file as the user would write it. */
  path(path: string): string;
  /** The version of this program. */
  readonly version: string;
}

/** Makes a whole report of sorted diagnostics; ends with a line break unless empty. */
export type Renderer = (diagnostics: readonly Diagnostic[], shown: Shown) => string;

/** 1-based, columns in code points, the end exclusive; undefined for a place in no text. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where a span stands. */
export function regionOf(span: Span): Region | undefined {
  if (span.file.text === "") return undefined;
  const start = positionOf(span.file, span.start);
  const end = positionOf(span.file, Math.max(span.start, span.end));
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
