import { sortDiagnostics } from "../../base/diagnostic.ts";
import type { Outcome } from "../../base/diagnostic.ts";
import { isDate } from "../../ir/dates.ts";
import { auditPack, needsReview } from "../../analysis/audit/audit.ts";
import type { AuditSettings } from "../../analysis/audit/settings.ts";
import { fail, misuse } from "../command.ts";
import { compileTargets } from "../compile-targets.ts";
import type { CompiledTargets } from "../compile-targets.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import { documentsOf } from "../documents.ts";
import type { Host } from "../host.ts";
import { AUDIT_RENDERERS } from "../render/audit/formats.ts";
import type { AuditFormat } from "../render/audit/formats.ts";
import { colorsFor } from "../render/colors.ts";
import { renderTextWith } from "../render/text.ts";
import { findTargets } from "../root.ts";
import type { Targets } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { readStdinFile } from "../stdin-file.ts";
import { VERSION } from "../version.ts";
import { pathShower } from "../workspace.ts";

export interface AuditOptions {
  readonly format: AuditFormat;
  readonly on?: string;
  /** A count of days, as it was written. */
  readonly staleAfter: string;
  readonly strict: boolean;
  readonly stdinPath?: string;
}

/** Lists what the packs under the paths rest on. A pack with errors is not audited; its errors go to standard error. */
export async function audit(host: Host, paths: readonly string[], options: AuditOptions): Promise<Status> {
  const { on = host.today(), staleAfter, stdinPath } = options;
  if (!isDate(on)) return misuse(host, "audit", "`--on` needs a day of the calendar, as `2026-07-01`");
  if (!/^[0-9]{1,6}$/.test(staleAfter)) return misuse(host, "audit", "`--stale-after` needs a whole number of days, as `365`");
  if (paths.includes("-") !== (stdinPath !== undefined)) return misuse(host, "audit", "`-` and `--stdin-path PATH` go together");
  if (paths.includes("-") && paths.length > 1) return misuse(host, "audit", "`-` stands alone");
  const when = { on, staleAfter: Number(staleAfter) };
  if (stdinPath !== undefined) {
    const file = await readStdinFile(host, stdinPath);
    if (!file.value) return fail(host, file.diagnostics);
    return report(host, options, file.value.targets, compileTargets(host, file.value.targets, file.value.overlay), when);
  }
  const targets = findTargets(host, paths);
  return targets.value ? report(host, options, targets.value, compileTargets(host, targets.value), when) : fail(host, targets.diagnostics);
}

async function report(
  host: Host, options: AuditOptions, targets: Targets, compiled: Outcome<CompiledTargets>, when: Omit<AuditSettings, "hashOf">,
): Promise<Status> {
  if (!compiled.value) return fail(host, compiled.diagnostics);
  const { packs, folders, findings } = compiled.value;
  const path = pathShower(host, targets.root);
  if (folders.length === 0) {
    const shown = path(targets.targets[0]?.path ?? "");
    return fail(host, [cliCatalog.create("cli/no-pack-here", placeOf(shown), { path: shown })]);
  }
  const documents = documentsOf(host, targets.root, path);
  const audits = packs.filter(({ folder }) => folders.includes(folder)).map(({ understood }) => auditPack(understood, { ...when, hashOf: documents.hashOf }));
  if (documents.failures.length > 0) return fail(host, documents.failures);
  const errors = sortDiagnostics(findings.filter(({ severity }) => severity === "error"));
  await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(errors, { path, version: VERSION }));
  const broken = folders.filter((folder) => !packs.some((pack) => pack.folder === folder));
  const colors = colorsFor(host.stdout, host.environment);
  await host.stdout.write(AUDIT_RENDERERS[options.format]({ ...when, packs: audits, broken }, path, colors));
  return broken.length > 0 || (options.strict && audits.some(needsReview)) ? FOUND : OK;
}
