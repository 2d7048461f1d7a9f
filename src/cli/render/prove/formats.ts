import { renderProveJson } from "./json.ts";
import { renderProveMarkdown } from "./markdown.ts";
import type { ProveRenderer } from "./report.ts";
import { renderProveText } from "./text.ts";

/** Every form in which `prove` reports. */
export const PROVE_RENDERERS = {
  text: renderProveText,
  json: renderProveJson,
  markdown: renderProveMarkdown,
} as const satisfies Readonly<Record<string, ProveRenderer>>;

export type ProveFormat = keyof typeof PROVE_RENDERERS;
