import type { Explained } from "../../../analysis/explain/explained.ts";
import { explainedHtml, HTML_BEGIN, HTML_END } from "./html.ts";
import { explainedJson } from "./json.ts";
import { explainedMarkdown } from "./markdown.ts";
import { explainedText } from "./text.ts";

/** How explained encounters are written: each by itself, with what stands before, between and behind them. */
export interface ExplainRenderer {
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  /** `number`: how many were drawn before. */
  draw(explained: Explained, number: number): string;
}

/** Every form in which `explain` answers. */
export const EXPLAIN_RENDERERS = {
  text: { begin: "", between: "\n", end: "", draw: explainedText },
  json: { begin: "", between: "", end: "", draw: (explained: Explained) => `${explainedJson(explained)}\n` },
  markdown: { begin: "", between: "\n", end: "", draw: explainedMarkdown },
  html: { begin: HTML_BEGIN, between: "", end: HTML_END, draw: explainedHtml },
} satisfies Readonly<Record<string, ExplainRenderer>>;

export type ExplainFormat = keyof typeof EXPLAIN_RENDERERS;
