import { renderAuditJson } from "./json.ts";
import { renderAuditMarkdown } from "./markdown.ts";
import type { AuditRenderer } from "./report.ts";
import { renderAuditText } from "./text.ts";

/** Every form in which `audit` reports. */
export const AUDIT_RENDERERS = {
  text: renderAuditText,
  json: renderAuditJson,
  markdown: renderAuditMarkdown,
} as const satisfies Readonly<Record<string, AuditRenderer>>;

export type AuditFormat = keyof typeof AUDIT_RENDERERS;
