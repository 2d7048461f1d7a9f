import { sortDiagnostics } from "../../base/diagnostic.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { parseModule } from "../../parser/parse.ts";
import { decodeSource } from "../../parser/yaml/decode.ts";
import { fail, misuse } from "../command.ts";
import { compileTargets } from "../compile-targets.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import { counted } from "../render/display.ts";
import { RENDERERS } from "../render/formats.ts";
import type { ReportFormat } from "../render/formats.ts";
import { renderTextWith, summaryOf } from "../render/text.ts";
import { findTargets } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { readSource, readStdinFile } from "../stdin-file.ts";
import { VERSION } from "../version.ts";
import { pathShower } from "../workspace.ts";

/** Where the codes in brackets are explained. */
const MEANING = "what a code means: docs/diagnostics/<code>.md";

export interface CheckOptions {
  readonly format: ReportFormat;
  readonly stdinPath?: string;
}

/** Every diagnostic of the sources. Notes are shown and do not fail. */
export async function check(host: Host, paths: readonly string[], options: CheckOptions): Promise<Status> {
  if (!paths.includes("-")) {
    if (options.stdinPath !== undefined) return misuse(host, "check", "`--stdin-path` needs `-`");
    const targets = findTargets(host, paths);
    return targets.value ? report(host, options, compileTargets(host, targets.value), targets.value.root) : fail(host, targets.diagnostics);
  }
  if (paths.length > 1) return misuse(host, "check", "`-` stands alone");
  if (options.stdinPath === undefined) return checkAlone(host, options);
  const file = await readStdinFile(host, options.stdinPath);
  if (!file.value) return fail(host, file.diagnostics);
  return report(host, options, compileTargets(host, file.value.targets, file.value.overlay), file.value.targets.root);
}

/** A text that belongs to no pack can be read and nothing more. */
async function checkAlone(host: Host, options: CheckOptions): Promise<Status> {
  const source = decodeSource("standard input", await readSource(host));
  const findings = source.value ? parseModule(source.value).diagnostics : source.diagnostics;
  return write(host, options.format, sortDiagnostics(findings), (path) => path, "1 file, read by itself");
}

async function report(host: Host, options: CheckOptions, compiled: ReturnType<typeof compileTargets>, root: string): Promise<Status> {
  if (!compiled.value) return fail(host, compiled.diagnostics);
  const { findings, fileCount, packs } = compiled.value;
  return write(host, options.format, findings, pathShower(host, root), `${counted(fileCount, "file")}, ${counted(packs.length, "pack")}`);
}

async function write(
  host: Host, format: ReportFormat, findings: readonly Diagnostic[], path: (path: string) => string, seen: string,
): Promise<Status> {
  const text = format === "text";
  const render = text ? renderTextWith(colorsFor(host.stdout, host.environment)) : RENDERERS[format];
  await host.stdout.write(render(findings, { path, version: VERSION }));
  if (text) await host.stdout.write(findings.length > 0 ? `\n${summaryOf(findings)}\n${MEANING}\n` : `${seen}: no findings\n`);
  return findings.some(({ severity }) => severity !== "note") ? FOUND : OK;
}
