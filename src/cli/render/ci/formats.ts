import { renderCiGithub } from "./github.ts";
import { renderCiJson } from "./json.ts";
import { renderCiJunit } from "./junit.ts";
import { renderCiMarkdown } from "./markdown.ts";
import type { CiRenderer } from "./report.ts";
import { renderCiSarif } from "./sarif.ts";
import { renderCiText } from "./text.ts";

/** Every form in which `ci` reports. */
export const CI_RENDERERS = {
  text: renderCiText,
  json: renderCiJson,
  sarif: renderCiSarif,
  junit: renderCiJunit,
  github: renderCiGithub,
  markdown: renderCiMarkdown,
} as const satisfies Readonly<Record<string, CiRenderer>>;

export type CiFormat = keyof typeof CI_RENDERERS;
