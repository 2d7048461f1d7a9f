import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { LIMITS } from "../base/limits.ts";
import type { SourceFile, Span } from "../base/source.ts";
import { importDiagnostics } from "./diagnostics.ts";

/** A place in a file that is read once and not kept: characters [start, end) of the text that begins at a line. */
export interface Place {
  readonly line: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Characters of a record that are kept to be shown. */
const LONGEST = 4_096;

interface Found {
  readonly place: Place;
  readonly make: (span: Span) => Diagnostic;
}

/**
 * Findings of one file of any length, at most `LIMITS.diagnosticsPerFile`; the others are counted. They point into a text that has only
 * the lines they are about, at their right numbers: the rest of the file is not kept.
 */
export class Findings {
  readonly #path: string;
  readonly #found: Found[] = [];
  #more = 0;
  /** Whether only warnings are counted and not shown. */
  #moreAreWarnings = true;

  constructor(path: string) {
    this.#path = path;
  }

  get isEmpty(): boolean {
    return this.#found.length === 0;
  }

  /** `severity` is that of the diagnostic that will be made. */
  add(place: Place, make: (span: Span) => Diagnostic, severity: Severity = "error"): void {
    if (this.#found.length < LIMITS.diagnosticsPerFile) this.#found.push({ place: shortened(place), make });
    else {
      this.#more++;
      this.#moreAreWarnings &&= severity !== "error";
    }
  }

  /** The diagnostics, in the order of the file. */
  diagnostics(): readonly Diagnostic[] {
    if (this.isEmpty) return [];
    const sorted = [...this.#found].sort((a, b) => a.place.line - b.place.line || a.place.start - b.place.start);
    const { file, offsets } = sparseSource(this.#path, sorted.map(({ place }) => place));
    const diagnostics = sorted.map(({ place, make }) => {
      const start = offsets.get(place.line) ?? file.text.length;
      return make({ file, start: start + place.start, end: start + place.end });
    });
    if (this.#more === 0) return diagnostics;
    const last = diagnostics.at(-1)!.span;
    const more = importDiagnostics.create("import/more-findings", { ...last, start: last.end }, { count: String(this.#more) });
    return [...diagnostics, this.#moreAreWarnings ? { ...more, severity: "warning" } : more];
  }
}

/** Of a record that nobody can read the end is left away. */
function shortened({ line, text, start, end }: Place): Place {
  return text.length <= LONGEST ? { line, text, start, end } : { line, text: text.slice(0, LONGEST), start: Math.min(start, LONGEST), end: Math.min(end, LONGEST) };
}

/** A text whose lines are empty, apart from those of the places. */
function sparseSource(path: string, places: readonly Place[]): { readonly file: SourceFile; readonly offsets: ReadonlyMap<number, number> } {
  const offsets = new Map<number, number>();
  const parts: string[] = [];
  let line = 1;
  let length = 0;
  const append = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  for (const place of places) {
    if (offsets.has(place.line)) continue;
    append("\n".repeat(Math.max(0, place.line - line)));
    offsets.set(place.line, length);
    append(place.text);
    line = Math.max(line, place.line) + place.text.split("\n").length - 1;
  }
  // A text without a character is a place in no text at all.
  if (length === 0) append("\n");
  return { file: { path, text: parts.join("") }, offsets };
}
