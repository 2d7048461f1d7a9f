import type { Span } from "./source.ts";

/** `error` stops a build; `warning` is a finding of `check`; `note` is information. */
export type Severity = "error" | "warning" | "note";

/** Another place that the reader must see, with a caption. */
export interface Related {
  readonly span: Span;
  readonly caption: string;
}

/** Replaces the text under `span` by `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A repair that a tool can apply; `title` is imperative: "write `is at least`". */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What an author must know about a source text. Data only; rendered at the edge. */
export interface Diagnostic {
  /** `<stage>/<slug>`, documented in docs/diagnostics. */
  readonly code: string;
  readonly severity: Severity;
  /** One line: lower-case start, no full stop, names in backticks. */
  readonly message: string;
  /** What to do about it, one line. */
  readonly help?: string | undefined;
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** The values in the holes of the message, by hole name. */
  readonly args: Readonly<Record<string, string>>;
}

/** What every stage returns. `value` is undefined only when there is no useful partial result. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a stage puts what it finds. */
export type Report = (diagnostic: Diagnostic) => void;

/** True when a list holds an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** Sorts by file, then offset, then code, and drops exact repeats. Done once, at the edge. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = [...diagnostics].sort(compareDiagnostics);
  return sorted.filter((one, index) => index === 0 || !sameDiagnostic(one, sorted[index - 1]!));
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.span.file.path, b.span.file.path) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function sameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
  return compareDiagnostics(a, b) === 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
