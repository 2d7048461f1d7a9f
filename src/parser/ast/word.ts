import type { Span } from "../../base/source.ts";

/** A word or text as it was written. `text` is the decoded value, `span` covers it exactly in the file. */
export interface Word {
  readonly text: string;
  readonly span: Span;
}
