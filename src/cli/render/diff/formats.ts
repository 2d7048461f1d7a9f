import { renderDiffJson } from "./json.ts";
import { renderDiffMarkdown } from "./markdown.ts";
import type { DiffRenderer } from "./report.ts";
import { renderDiffText } from "./text.ts";

/** Every form in which `diff` reports. */
export const DIFF_RENDERERS = {
  text: renderDiffText,
  json: renderDiffJson,
  markdown: renderDiffMarkdown,
} as const satisfies Readonly<Record<string, DiffRenderer>>;

export type DiffFormat = keyof typeof DIFF_RENDERERS;
