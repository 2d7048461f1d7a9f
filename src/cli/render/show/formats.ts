import { renderShowHtml } from "./html.ts";
import { renderShowJson } from "./json.ts";
import { renderShowMarkdown } from "./markdown.ts";
import type { ShowRenderer } from "./report.ts";
import { renderShowText } from "./text.ts";

/** Every form in which `show` shows. */
export const SHOW_RENDERERS = {
  text: renderShowText,
  markdown: renderShowMarkdown,
  json: renderShowJson,
  html: renderShowHtml,
} as const satisfies Readonly<Record<string, ShowRenderer>>;

export type ShowFormat = keyof typeof SHOW_RENDERERS;
