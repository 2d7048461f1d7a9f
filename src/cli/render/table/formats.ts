import { renderTableCsv } from "./csv.ts";
import { renderTableHtml } from "./html.ts";
import { renderTableJson } from "./json.ts";
import { renderTableMarkdown } from "./markdown.ts";
import type { TableRenderer } from "./report.ts";
import { renderTableSvg } from "./svg.ts";
import { renderTableText } from "./text.ts";

/** Every form in which `table` reports. */
export const TABLE_RENDERERS = {
  text: renderTableText,
  markdown: renderTableMarkdown,
  csv: renderTableCsv,
  json: renderTableJson,
  svg: renderTableSvg,
  html: renderTableHtml,
} as const satisfies Readonly<Record<string, TableRenderer>>;

export type TableFormat = keyof typeof TABLE_RENDERERS;
