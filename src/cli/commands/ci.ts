import { relative } from "node:path";
import { suggest } from "../../base/suggest.ts";
import type { Outcome } from "../../base/diagnostic.ts";
import { isDate } from "../../ir/dates.ts";
import { approvedOf } from "../approved.ts";
import { changedSince, isTouched } from "../ci/changed.ts";
import type { Before, GateContext } from "../ci/gate.ts";
import { GATE_NAMES } from "../ci/gate-names.ts";
import type { GateName } from "../ci/gate-names.ts";
import { auditGate } from "../ci/gates/audit.ts";
import { CHECK } from "../ci/gates/check.ts";
import { FMT } from "../ci/gates/fmt.ts";
import { writeReports } from "../ci/outputs.ts";
import { ciProgress } from "../ci/progress.ts";
import { isBlocked } from "../ci/report.ts";
import type { CiReport } from "../ci/report.ts";
import { idOf, runGates } from "../ci/run.ts";
import { fail, misuse } from "../command.ts";
import { compileTargets } from "../compile-targets.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import { openSide } from "../diff/side.ts";
import { documentsOf } from "../documents.ts";
import type { Host } from "../host.ts";
import { moduleKernel } from "../module-kernel.ts";
import { CI_RENDERERS } from "../render/ci/formats.ts";
import type { CiFormat } from "../render/ci/formats.ts";
import { colorsFor } from "../render/colors.ts";
import { findTargets, toSlashes } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { VERSION } from "../version.ts";
import { pathShower } from "../workspace.ts";

export interface CiOptions {
  readonly format: CiFormat;
  readonly changedSince?: string;
  /** Names of gates, with commas between. */
  readonly only?: string;
  readonly skip?: string;
  readonly on?: string;
  /** Counts, as they were written. */
  readonly staleAfter: string;
  readonly threads?: string;
  /** Files for the run in these forms. */
  readonly json?: string;
  readonly sarif?: string;
  readonly junit?: string;
  readonly markdown?: string;
}

/** Runs every gate over the packs under the paths and reports once. */
export async function ci(host: Host, paths: readonly string[], options: CiOptions): Promise<Status> {
  const { on = host.today(), staleAfter, threads = String(host.processors) } = options;
  if (!isDate(on)) return misuse(host, "ci", "`--on` needs a day of the calendar, as `2026-07-01`");
  if (!/^[0-9]{1,6}$/.test(staleAfter)) return misuse(host, "ci", "`--stale-after` needs a whole number of days, as `365`");
  if (!/^[1-9][0-9]{0,2}$/.test(threads)) return misuse(host, "ci", "`--threads` needs a whole number from 1, as `2`");
  if (options.only !== undefined && options.skip !== undefined) return misuse(host, "ci", "give `--only` or `--skip`, not both");
  const gates = gatesAsked(options);
  if (!gates.value) return fail(host, gates.diagnostics);
  if (gates.value.size === 0) return misuse(host, "ci", "`--only` and `--skip` must leave a gate to run");
  const targets = findTargets(host, paths);
  if (!targets.value) return fail(host, targets.diagnostics);
  const { root } = targets.value;
  const start = host.milliseconds();
  const compiled = compileTargets(host, targets.value);
  if (!compiled.value) return fail(host, compiled.diagnostics);
  const compiling = (host.milliseconds() - start) / 1_000;
  const { packs, folders, files, findings } = compiled.value;
  const path = pathShower(host, root);
  if (folders.length === 0) return fail(host, [cliCatalog.create("cli/no-pack-here", placeOf(path(targets.value.targets[0]!.path)), { path: path(targets.value.targets[0]!.path) })]);
  const changed = options.changedSince === undefined ? undefined : changedSince(host, root, options.changedSince);
  if (changed && !changed.value) return fail(host, changed.diagnostics);
  const gated = changed?.value ? folders.filter((folder) => isTouched(folder, packs, folders, changed.value!)) : folders;
  const before = options.changedSince === undefined || !gates.value.has("diff") ? undefined : await packsAt(host, root, options.changedSince);
  if (before && !before.value) return fail(host, before.diagnostics);
  const approved = gates.value.has("boundary") || gates.value.has("mutate") ? approvedOf(host, root, packs, path) : undefined;
  if (approved && !approved.value) return fail(host, approved.diagnostics);
  const kernel = gates.value.has("build") ? moduleKernel(host) : undefined;
  if (kernel && kernel.value === undefined) return fail(host, kernel.diagnostics);
  const context: GateContext = { files, packs, findings, folders: gated, on, before: before?.value ?? null, approved: approved?.value ?? new Map(), kernel: kernel?.value ?? "" };
  const documents = documentsOf(host, root, path);
  const progress = ciProgress(host);
  const reports = await runGates(host, context, {
    gates: gates.value,
    folderGates: [FMT, CHECK, auditGate({ on, staleAfter: Number(staleAfter), hashOf: documents.hashOf })],
    threads: Number(threads),
    compiling,
    progress: progress.at,
  });
  await progress.done();
  if (documents.failures.length > 0) return fail(host, documents.failures);
  const report: CiReport = {
    on,
    packs: gated.map((folder) => idOf(folder, context)),
    unchanged: changed ? folders.filter((folder) => !gated.includes(folder)).map((folder) => idOf(folder, context)) : null,
    since: options.changedSince ?? null,
    gates: reports,
    leftOut: GATE_NAMES.filter((name) => !gates.value!.has(name)),
    seconds: (host.milliseconds() - start) / 1_000,
  };
  return tell(host, report, path, options);
}

/** The packs of the folder at a revision. */
async function packsAt(host: Host, root: string, revision: string): Promise<Outcome<Before>> {
  const real = host.realPath(host.cwd);
  const side = await openSide(host, `${revision}:./${toSlashes(relative(real.ok ? real.value : host.cwd, root))}`, "rules");
  return side.value ? { value: { revision, packs: side.value.packs }, diagnostics: [] } : { value: undefined, diagnostics: side.diagnostics };
}

async function tell(host: Host, report: CiReport, path: (path: string) => string, options: CiOptions): Promise<Status> {
  const shown = { path, version: VERSION };
  const files = Object.fromEntries((["json", "sarif", "junit", "markdown"] as const).flatMap((form) => (options[form] === undefined ? [] : [[form, options[form]]])));
  await host.stdout.write(CI_RENDERERS[options.format](report, shown, colorsFor(host.stdout, host.environment)));
  const failures = writeReports(host, report, shown, files);
  if (failures.length > 0) return fail(host, failures);
  return isBlocked(report) ? FOUND : OK;
}

function gatesAsked({ only, skip }: CiOptions): Outcome<ReadonlySet<GateName>> {
  const named = (only ?? skip ?? "").split(",").map((name) => name.trim()).filter((name) => name !== "");
  const known = (name: string): name is GateName => (GATE_NAMES as readonly string[]).includes(name);
  const unknown = named.filter((name) => !known(name));
  if (unknown.length > 0) {
    const help = `the gates are ${GATE_NAMES.join(", ")}`;
    return { value: undefined, diagnostics: unknown.map((gate) => cliCatalog.create("cli/unknown-gate", placeOf(gate), { gate }, { help, suggestions: suggest(gate, GATE_NAMES), fixes: [] })) };
  }
  return { value: new Set(GATE_NAMES.filter((name) => (only === undefined ? !named.includes(name) : named.includes(name)))), diagnostics: [] };
}
