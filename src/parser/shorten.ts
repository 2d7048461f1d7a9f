import type { Diagnostic, Severity } from "../base/diagnostic.ts";
import { sortDiagnostics } from "../base/diagnostic.ts";
import { LIMITS } from "../base/limits.ts";
import { parseDiagnostics } from "./diagnostics.ts";

const TOO_MANY = "parse/too-many-findings";

/** The gravest first. */
const GRAVITY: readonly Severity[] = ["error", "warning", "note"];

/**
 * At most `LIMITS.diagnosticsPerFile` diagnostics of each file, then one that says how many more there were. Errors stay before warnings and
 * these before notes; of equals those stay that come first in the file. The last one is as grave as the gravest that is left out. What an
 * earlier stage left out of a file is counted as well. Files with few diagnostics keep theirs as they are.
 */
export function shortened(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { path } = diagnostic.span.file;
    const found = files.get(path);
    if (found) found.push(diagnostic);
    else files.set(path, [diagnostic]);
  }
  return [...files.values()].flatMap((found) => (found.length <= LIMITS.diagnosticsPerFile ? found : shortenedFile(found)));
}

function shortenedFile(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const limit = LIMITS.diagnosticsPerFile;
  const earlier = found.filter(({ code }) => code === TOO_MANY);
  const distinct = sortDiagnostics(found.filter(({ code }) => code !== TOO_MANY));
  const ranked = GRAVITY.flatMap((severity) => distinct.filter((one) => one.severity === severity));
  const kept = new Set(ranked.slice(0, limit));
  const left = [...ranked.slice(limit), ...earlier];
  const shown = distinct.filter((one) => kept.has(one));
  if (left.length === 0) return shown;
  const more = ranked.length - shown.length + earlier.reduce((sum, { args }) => sum + Number(args["more"]), 0);
  const behind = left.find(({ span }) => span.start >= shown.at(-1)!.span.start) ?? distinct.at(-1)!;
  const severity = GRAVITY.find((one) => left.some((other) => other.severity === one))!;
  return [...shown, { ...parseDiagnostics.create(TOO_MANY, behind.span, { more: String(more) }), severity }];
}
