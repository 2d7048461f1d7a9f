import type { Fix } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";

/** Writes `text` in place of what stands there. */
export function replaceFix(span: Span, text: string): Fix {
  return { title: `write \`${text}\``, edits: [{ span, text }] };
}

/** Deletes what stands there. */
export function deleteFix(span: Span): Fix {
  return { title: "delete it", edits: [{ span, text: "" }] };
}

/** Puts something before and something after a span, in edits that touch nothing else. */
export function surroundFix(title: string, around: readonly { readonly span: Span; readonly before: string; readonly after: string }[]): Fix {
  return {
    title,
    edits: around.flatMap(({ span, before, after }) => [
      { span: { ...span, end: span.start }, text: before },
      { span: { ...span, start: span.end }, text: after },
    ]),
  };
}
