import { renderMutateJson } from "./json.ts";
import { renderMutateMarkdown } from "./markdown.ts";
import type { MutateRenderer } from "./report.ts";
import { renderMutateText } from "./text.ts";

/** Every form in which `mutate` reports. */
export const MUTATE_RENDERERS = {
  text: renderMutateText,
  json: renderMutateJson,
  markdown: renderMutateMarkdown,
} as const satisfies Readonly<Record<string, MutateRenderer>>;

export type MutateFormat = keyof typeof MUTATE_RENDERERS;
