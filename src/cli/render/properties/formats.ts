import { renderPropertiesJson } from "./json.ts";
import { renderPropertiesMarkdown } from "./markdown.ts";
import type { PropertiesRenderer } from "./report.ts";
import { renderPropertiesText } from "./text.ts";

/** Every form in which `properties` reports. */
export const PROPERTY_RENDERERS = {
  text: renderPropertiesText,
  markdown: renderPropertiesMarkdown,
  json: renderPropertiesJson,
} as const satisfies Readonly<Record<string, PropertiesRenderer>>;

export type PropertyFormat = keyof typeof PROPERTY_RENDERERS;
