import type { Diagnostic, Severity } from "../../base/diagnostic.ts";
import type { Span } from "../../base/source.ts";
import { regionOf } from "./report.ts";
import type { Renderer, Shown } from "./report.ts";

/** What readers of SARIF take in one run; the rest is counted in a notification. */
const MAX_RESULTS = 25_000;

/** SARIF 2.1.0 for code scanning: one run, a rule for each code in use, fixes as replacements. */
export const renderSarif: Renderer = (diagnostics, shown) => sarifLog(diagnostics, shown);

/** What more is said in a log. */
export interface SarifExtras {
  /** One bag for each diagnostic. */
  readonly properties: readonly object[];
  /** The status with which the program ends. */
  readonly exitCode: number;
}

/** The text of a log. */
export function sarifLog(diagnostics: readonly Diagnostic[], shown: Shown, extras?: SarifExtras): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const kept = diagnostics.slice(0, MAX_RESULTS);
  const dropped = diagnostics.length - kept.length;
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "payerpack", semanticVersion: shown.version, rules: codes.map((id) => ({ id, name: id })) } },
        columnKind: "unicodeCodePoints",
        results: kept.map((one, index) => ({ ...result(one, codes, shown), ...(extras ? { properties: extras.properties[index]! } : {}) })),
        invocations: [
          {
            executionSuccessful: true,
            ...(extras ? { exitCode: extras.exitCode } : {}),
            toolExecutionNotifications: dropped > 0 ? [{ level: "warning", message: { text: `${dropped} more findings are left out` } }] : [],
          },
        ],
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "note" };

function result(diagnostic: Diagnostic, codes: readonly string[], shown: Shown): object {
  const { code, severity, message, help, span, related, fixes } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: help === undefined ? message : `${message}\n${help}` },
    locations: [{ physicalLocation: physical(span, shown) }],
    relatedLocations: related.map((one, id) => ({ id, message: { text: one.caption }, physicalLocation: physical(one.span, shown) })),
    fixes: fixes.map(({ title, edits }) => ({
      description: { text: title },
      artifactChanges: edits.map((edit) => ({
        artifactLocation: { uri: uriOf(shown.path(edit.span.file.path)) },
        replacements: [{ deletedRegion: regionOf(edit.span) ?? {}, insertedContent: { text: edit.text } }],
      })),
    })),
  };
}

function physical(span: Span, shown: Shown): object {
  const region = regionOf(span);
  const artifactLocation = { uri: uriOf(shown.path(span.file.path)) };
  return region ? { artifactLocation, region } : { artifactLocation };
}

function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
