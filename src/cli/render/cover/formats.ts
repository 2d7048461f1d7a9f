import { renderCoverJson } from "./json.ts";
import { renderCoverMarkdown } from "./markdown.ts";
import type { CoverRenderer } from "./report.ts";
import { renderCoverText } from "./text.ts";

/** Every form in which `cover` reports. */
export const COVER_RENDERERS = {
  text: renderCoverText,
  json: renderCoverJson,
  markdown: renderCoverMarkdown,
} as const satisfies Readonly<Record<string, CoverRenderer>>;

export type CoverFormat = keyof typeof COVER_RENDERERS;
