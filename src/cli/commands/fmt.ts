import { join } from "node:path";
import { hasErrors, sortDiagnostics } from "../../base/diagnostic.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { formatSource } from "../../parser/format/format.ts";
import { decodeSource } from "../../parser/yaml/decode.ts";
import { fail, misuse } from "../command.ts";
import { writingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import { counted } from "../render/display.ts";
import { renderTextWith } from "../render/text.ts";
import { findTargets, isUnder } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { readSource } from "../stdin-file.ts";
import { VERSION } from "../version.ts";
import { pathShower, readWorkspace } from "../workspace.ts";

export interface FmtOptions {
  /** Only say what is not formatted. */
  readonly check: boolean;
  readonly format: "text" | "json";
}

/** Formats sources in place and says which changed. A file with errors stays as it is and fails. */
export async function fmt(host: Host, paths: readonly string[], options: FmtOptions): Promise<Status> {
  if (paths.includes("-")) return paths.length > 1 ? misuse(host, "fmt", "`-` stands alone") : formatStdin(host, options);
  const targets = findTargets(host, paths);
  if (!targets.value) return fail(host, targets.diagnostics);
  const workspace = readWorkspace(host, targets.value);
  if (!workspace.value) return fail(host, workspace.diagnostics);
  const { root, files, unreadable } = workspace.value;
  const wanted = (path: string): boolean => path.endsWith(".yaml") && targets.value!.targets.some((target) => isUnder(target, path));
  const errors: Diagnostic[] = unreadable.filter(({ span }) => wanted(span.file.path));
  const failures: Diagnostic[] = [];
  const changed: string[] = [];
  const chosen = files.filter(({ path }) => wanted(path));
  const show = pathShower(host, root);
  for (const file of chosen) {
    const formatted = formattedText(file, errors);
    if (formatted === undefined || formatted === file.text) continue;
    changed.push(show(file.path));
    const written = options.check ? undefined : writeFollowing(host, join(root, file.path), formatted);
    if (written && !written.ok) failures.push(writingFailed(show(file.path), written.error));
  }
  await tellErrors(host, errors, show);
  await host.stdout.write(summary(changed, chosen.length, options));
  if (failures.length > 0) return fail(host, failures);
  return errors.length > 0 || (options.check && changed.length > 0) ? FOUND : OK;
}

async function formatStdin(host: Host, { check }: FmtOptions): Promise<Status> {
  const source = decodeSource("standard input", await readSource(host));
  const errors = [...(source.value ? [] : source.diagnostics)];
  const formatted = source.value && formattedText(source.value, errors);
  await tellErrors(host, errors, (path) => path);
  if (formatted === undefined) return FOUND;
  if (check) return formatted === source.value?.text ? OK : FOUND;
  await host.stdout.write(formatted);
  return OK;
}

/** The formatted text, or undefined after adding the errors that forbid it. */
function formattedText(file: SourceFile, errors: Diagnostic[]): string | undefined {
  const { value, diagnostics } = formatSource(file);
  if (!hasErrors(diagnostics)) return value;
  errors.push(...diagnostics.filter(({ severity }) => severity === "error"));
  return undefined;
}

/** Writes where a link leads, so that the link stays one. */
function writeFollowing(host: Host, path: string, text: string): ReturnType<Host["writeFile"]> {
  const real = host.realPath(path);
  return real.ok ? host.writeFile(real.value, text) : real;
}

async function tellErrors(host: Host, errors: readonly Diagnostic[], path: (path: string) => string): Promise<void> {
  const colors = colorsFor(host.stderr, host.environment);
  await host.stderr.write(renderTextWith(colors)(sortDiagnostics(errors), { path, version: VERSION }));
}

function summary(changed: readonly string[], looked: number, { check, format }: FmtOptions): string {
  if (format === "json") return `${JSON.stringify({ format: "payerpack fmt 1", check, files: looked, changed }, null, 2)}\n`;
  const verb = check ? "would change" : "changed";
  return [...changed.map((path) => `${verb}: ${path}\n`), `${counted(looked, "file")}: ${changed.length} ${verb}\n`].join("");
}
