import { sortDiagnostics } from "../../base/diagnostic.ts";
import type { Diagnostic, Outcome } from "../../base/diagnostic.ts";
import type { CompiledPack } from "../../compiler/compile.ts";
import { runExamples, type TestResult } from "../../testing/run.ts";
import { unreachedRules } from "../../analysis/cover/unreached.ts";
import { fail, misuse } from "../command.ts";
import { compileTargets } from "../compile-targets.ts";
import type { CompiledTargets } from "../compile-targets.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import { RESULT_RENDERERS } from "../render/results.ts";
import type { PackResults, ResultFormat } from "../render/results.ts";
import { renderTextWith } from "../render/text.ts";
import { findTargets, isUnder } from "../root.ts";
import type { Targets } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { readStdinFile } from "../stdin-file.ts";
import { VERSION } from "../version.ts";
import { pathShower } from "../workspace.ts";

export interface TestOptions {
  readonly format: ResultFormat;
  readonly stdinPath?: string;
}

/** Runs the examples and boundary tables under the paths. A pack with errors fails as a whole; its errors go to standard error. */
export async function test(host: Host, paths: readonly string[], options: TestOptions): Promise<Status> {
  if (paths.includes("-") !== (options.stdinPath !== undefined)) return misuse(host, "test", "`-` and `--stdin-path PATH` go together");
  if (paths.includes("-") && paths.length > 1) return misuse(host, "test", "`-` stands alone");
  if (options.stdinPath !== undefined) {
    const file = await readStdinFile(host, options.stdinPath);
    if (!file.value) return fail(host, file.diagnostics);
    return run(host, options, file.value.targets, compileTargets(host, file.value.targets, file.value.overlay));
  }
  const targets = findTargets(host, paths);
  return targets.value ? run(host, options, targets.value, compileTargets(host, targets.value)) : fail(host, targets.diagnostics);
}

async function run(host: Host, options: TestOptions, targets: Targets, compiled: Outcome<CompiledTargets>): Promise<Status> {
  if (!compiled.value) return fail(host, compiled.diagnostics);
  const { packs, folders, findings } = compiled.value;
  const shown = { path: pathShower(host, targets.root), version: VERSION };
  const results = packs.filter(({ folder }) => folders.includes(folder)).map((pack) => runPack(pack, targets, findings)).map((run, _, all) => resultsOf(run, all, packs));
  const reported = new Set(results.flatMap((one) => one.results.flatMap(({ failures }) => failures)));
  const errors = sortDiagnostics(findings.filter((one) => one.severity === "error" && !reported.has(one)));
  await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(errors, shown));
  const ran = results.reduce((sum, one) => sum + one.results.length, 0);
  const broken = folders.filter((folder) => !packs.some((pack) => pack.folder === folder));
  if (ran === 0 && broken.length === 0) {
    const path = shown.path(targets.targets[0]!.path);
    return fail(host, [cliCatalog.create("cli/no-examples", placeOf(path), { path })]);
  }
  const render = RESULT_RENDERERS[options.format];
  await host.stdout.write(render({ packs: results, broken }, shown, colorsFor(host.stdout, host.environment)));
  return broken.length > 0 || errors.length > 0 || results.some((one) => one.results.some(({ ok }) => !ok)) ? FOUND : OK;
}

/** The examples of one pack as they ran; `whole` where none was left out. */
interface Run {
  readonly compiled: CompiledPack;
  readonly results: readonly TestResult[];
  readonly reached: ReadonlySet<string>;
  readonly whole: boolean;
}

/** A target that is the pack, holds it or is a file of its rules runs all of the pack's examples; a file of examples only itself. */
function runPack(compiled: CompiledPack, { targets }: Targets, findings: readonly Diagnostic[]): Run {
  const { results, reached } = runExamples(compiled, findings);
  const whole = targets.some((target) => isUnder(target, compiled.folder) || !results.some(({ file }) => isUnder(target, file)));
  return { compiled, reached, whole, results: whole ? results : results.filter(({ file }) => targets.some((target) => isUnder(target, file))) };
}

/** With what its examples, and those of the packs above it that ran, do not reach. */
function resultsOf({ compiled, results, whole }: Run, runs: readonly Run[], packs: readonly CompiledPack[]): PackResults {
  const above = runs.filter((run) => run.compiled.chain.includes(compiled.folder));
  const reached = new Set(above.flatMap((run) => [...run.reached]));
  const extended = packs.find(({ folder }) => folder === compiled.chain[1])?.pack;
  return {
    id: compiled.pack.id,
    release: compiled.pack.release,
    folder: compiled.folder,
    unreached: whole ? unreachedRules(compiled.pack, extended, reached) : [],
    results,
  };
}
