import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { regionOf } from "./report.ts";
import type { Renderer, Shown } from "./report.ts";

/** The form of the report; it grows only by new members. */
const FORMAT = "payerpack diagnostics 1";

/** One JSON document for programs: `{ format, diagnostics: [...] }`. Offsets are UTF-16 units, columns code points. */
export const renderJson: Renderer = (diagnostics, shown) =>
  `${JSON.stringify({ format: FORMAT, diagnostics: diagnostics.map((one) => plainDiagnostic(one, shown)) }, null, 2)}\n`;

/** One finding as data. */
export function plainDiagnostic(diagnostic: Diagnostic, shown: Shown): object {
  const { code, severity, message, help, span, related, fixes, args } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    ...place(span, shown),
    args,
    related: related.map(({ span: other, caption }) => ({ caption, ...place(other, shown) })),
    fixes: fixes.map(({ title, edits }) => ({ title, edits: edits.map((edit) => ({ ...place(edit.span, shown), text: edit.text })) })),
  };
}

function place(span: Span, shown: Shown): object {
  const region = regionOf(span);
  const path = shown.path(span.file.path);
  return region ? { path, start: span.start, end: span.end, ...region } : { path };
}
