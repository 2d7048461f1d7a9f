import type { ReportFormat } from "./formats.ts";

/** The names of the report formats, apart from the renderers so that the help loads none of them. */
export const REPORT_FORMATS = Object.keys({ text: 0, json: 0, sarif: 0, github: 0, junit: 0 } satisfies Record<ReportFormat, 0>);
