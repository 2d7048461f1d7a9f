import { dirname, resolve } from "node:path";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { readingFailed, writingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { noColors } from "../render/colors.ts";
import { CI_RENDERERS } from "../render/ci/formats.ts";
import type { CiFormat } from "../render/ci/formats.ts";
import type { Shown } from "../render/report.ts";
import type { CiReport } from "./report.ts";

/** Where a step of GitHub reads its summary from. */
const STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

/** Writes a run in further forms into files, by form, and its summary where GitHub asks for one; what went wrong. */
export function writeReports(host: Host, report: CiReport, shown: Shown, files: Partial<Readonly<Record<CiFormat, string>>>): readonly Diagnostic[] {
  const failures: Diagnostic[] = [];
  for (const [format, path] of Object.entries(files) as [CiFormat, string][]) {
    const at = resolve(host.cwd, path);
    const made = host.makeFolder(dirname(at));
    const written = made.ok ? host.writeFile(at, CI_RENDERERS[format](report, shown, noColors)) : made;
    if (!written.ok) failures.push(writingFailed(path, written.error));
  }
  const summary = host.environment[STEP_SUMMARY];
  if (summary !== undefined && summary !== "") failures.push(...append(host, resolve(host.cwd, summary), CI_RENDERERS.markdown(report, shown, noColors)));
  return failures;
}

/** Steps before this one may have written into the file. */
function append(host: Host, path: string, text: string): readonly Diagnostic[] {
  const before = host.readFile(path);
  if (!before.ok && before.error.code !== "ENOENT") return [readingFailed(path, before.error)];
  const written = host.writeFile(path, (before.ok ? new TextDecoder().decode(before.value) : "") + text);
  return written.ok ? [] : [writingFailed(path, written.error)];
}
