import type { Diagnostic, Severity } from "../../base/diagnostic.ts";
import { regionOf } from "./report.ts";
import type { Renderer, Shown } from "./report.ts";

/** GitHub shows this many annotations of each kind for one step and drops the rest without a word. */
const SHOWN_OF_A_KIND = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/** Workflow commands: an annotation for each finding, errors first; what GitHub would not show is counted in a last line. */
export const renderGithub: Renderer = (diagnostics, shown) => renderAnnotations(diagnostics, shown, "run `payerpack check` without --format github");

/** The same, with what to do about those that are not shown. */
export function renderAnnotations(diagnostics: readonly Diagnostic[], shown: Shown, rest: string): string {
  const lines: string[] = [];
  let more = 0;
  for (const severity of ["error", "warning", "note"] as const) {
    const of = diagnostics.filter((one) => one.severity === severity);
    lines.push(...of.slice(0, SHOWN_OF_A_KIND).map((one) => annotation(one, shown)));
    more += Math.max(0, of.length - SHOWN_OF_A_KIND);
  }
  if (more > 0) lines.push(`${more} more findings are not shown here: ${rest}`);
  return lines.map((line) => `${line}\n`).join("");
}

function annotation({ code, severity, message, help, span }: Diagnostic, shown: Shown): string {
  const region = regionOf(span);
  const place = region ? `,line=${region.startLine},col=${region.startColumn},endLine=${region.endLine},endColumn=${region.endColumn}` : "";
  const text = help === undefined ? message : `${message}\n${help}`;
  return `::${COMMANDS[severity]} file=${property(shown.path(span.file.path))}${place},title=${property(code)}::${data(text)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
