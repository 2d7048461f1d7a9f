import type { Diagnostic, Severity } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { noColors } from "./colors.ts";
import type { Colors } from "./colors.ts";
import { counted, printable } from "./display.ts";
import { regionOf } from "./report.ts";
import type { Renderer, Shown } from "./report.ts";
import { snippetOf } from "./snippet.ts";

/** For people: place, message, the line with a mark, other places, help. */
export const renderText: Renderer = (diagnostics, shown) => renderTextWith(noColors)(diagnostics, shown);

/** The same in colours. */
export function renderTextWith(colors: Colors): Renderer {
  return (diagnostics, shown) => diagnostics.map((diagnostic) => `${renderOne(diagnostic, shown, colors)}\n`).join("\n");
}

/** "2 errors, 1 warning in 2 files", or undefined for none. */
export function summaryOf(diagnostics: readonly Diagnostic[]): string | undefined {
  if (diagnostics.length === 0) return undefined;
  const files = new Set(diagnostics.map(({ span }) => span.file.path)).size;
  const parts = (["error", "warning", "note"] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count > 0 ? [counted(count, severity)] : [];
  });
  return `${parts.join(", ")} in ${counted(files, "file")}`;
}

function renderOne(diagnostic: Diagnostic, shown: Shown, colors: Colors): string {
  const paint = painter(diagnostic.severity, colors);
  const [first, ...rest] = linesOf(diagnostic.message);
  const lines = [
    `${colors.bold(placeText(diagnostic.span, shown))}  ${paint(`${diagnostic.severity}:`)} ${first}  ${colors.dim(`[${diagnostic.code}]`)}`,
    ...rest.map((line) => `   ${line}`.trimEnd()),
    ...snippetLines(diagnostic.span, paint, colors),
  ];
  for (const { span, caption } of diagnostic.related) {
    lines.push(`   ${colors.bold(placeText(span, shown))}  ${printable(caption)}`, ...snippetLines(span, colors.cyan, colors));
  }
  const fixes = diagnostic.fixes.map(({ title }) => printable(title));
  if (diagnostic.help !== undefined) {
    const [help, ...more] = linesOf(diagnostic.help);
    lines.push(`   ${colors.green("help:")} ${help}`, ...more.map((line) => `         ${line}`.trimEnd()));
  }
  for (const fix of fixes) lines.push(`   ${colors.green("fix:")} ${fix}`);
  return lines.join("\n");
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map(printable);
}

function placeText(span: Span, shown: Shown): string {
  const region = regionOf(span);
  const path = printable(shown.path(span.file.path));
  return region ? `${path}:${region.startLine}:${region.startColumn}` : path;
}

function snippetLines(span: Span, paint: (text: string) => string, colors: Colors): readonly string[] {
  const snippet = snippetOf(span);
  if (!snippet) return [];
  const number = String(snippet.line).padStart(5);
  return [
    `${colors.dim(`${number} |`)} ${snippet.text}`.trimEnd(),
    `${colors.dim(`${" ".repeat(number.length)} |`)} ${paint(snippet.mark)}`,
  ];
}

function painter(severity: Severity, colors: Colors): (text: string) => string {
  return severity === "error" ? colors.red : severity === "warning" ? colors.yellow : colors.cyan;
}
