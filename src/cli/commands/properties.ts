import { sortDiagnostics } from "../../base/diagnostic.ts";
import { isBroken } from "../../analysis/properties/properties.ts";
import { decideLaws } from "../../testing/properties.ts";
import { fail, misuse } from "../command.ts";
import { compileTargets } from "../compile-targets.ts";
import { cliCatalog, placeOf } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { saveCounterexamples } from "../properties/save.ts";
import { colorsFor } from "../render/colors.ts";
import { PROPERTY_RENDERERS } from "../render/properties/formats.ts";
import type { PropertyFormat } from "../render/properties/formats.ts";
import { renderTextWith } from "../render/text.ts";
import { findTargets } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { VERSION } from "../version.ts";
import { pathShower } from "../workspace.ts";

export interface PropertyOptions {
  readonly format: PropertyFormat;
  /** Numbers as they were written. */
  readonly runs: string;
  readonly seed: string;
  readonly path?: string;
  readonly only?: string;
  readonly write?: boolean;
}

/** Decides the laws of the packs under the paths. A pack with errors has none decided; its errors go to standard error. */
export async function properties(host: Host, paths: readonly string[], options: PropertyOptions): Promise<Status> {
  const { runs, seed, path, only } = options;
  if (paths.includes("-")) return misuse(host, "properties", "laws are decided of folders of rules, not of standard input");
  if (!/^[1-9][0-9]{0,5}$/.test(runs)) return misuse(host, "properties", "`--runs` needs a whole number from 1 to 999999");
  if (!/^[0-9]{1,9}$/.test(seed)) return misuse(host, "properties", "`--seed` needs a whole number of at most nine digits");
  if (path !== undefined && !/^[0-9]{1,6}$/.test(path)) return misuse(host, "properties", "`--path` needs the number of a chart, as a counterexample names it");
  const targets = findTargets(host, paths);
  if (!targets.value) return fail(host, targets.diagnostics);
  const compiled = compileTargets(host, targets.value);
  if (!compiled.value) return fail(host, compiled.diagnostics);
  const { packs, folders, findings } = compiled.value;
  const show = pathShower(host, targets.value.root);
  if (folders.length === 0) {
    const shown = show(targets.value.targets[0]?.path ?? "");
    return fail(host, [cliCatalog.create("cli/no-pack-here", placeOf(shown), { path: shown })]);
  }
  const errors = sortDiagnostics(findings.filter(({ severity }) => severity === "error"));
  await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(errors, { path: show, version: VERSION }));
  const settings = { runs: Number(runs), seed: Number(seed), ...(path === undefined ? {} : { path: Number(path) }) };
  const words = only?.toLowerCase();
  const decided = decideLaws(packs.filter(({ folder }) => folders.includes(folder)), packs, settings, ({ sentence }) => words === undefined || sentence.toLowerCase().includes(words));
  const saved = options.write ? saveCounterexamples(host, targets.value.root, decided, show) : undefined;
  const broken = folders.filter((folder) => !packs.some((pack) => pack.folder === folder)).map(show);
  const report = { ...settings, decided, broken, saved: saved?.files ?? [] };
  await host.stdout.write(PROPERTY_RENDERERS[options.format](report, show, colorsFor(host.stdout, host.environment)));
  if (saved && saved.failures.length > 0) return fail(host, saved.failures);
  return broken.length > 0 || decided.some(({ report: { laws } }) => laws.some(isBroken)) ? FOUND : OK;
}
