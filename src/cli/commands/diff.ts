import { join, resolve } from "node:path";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { comparePacks, type CompareOptions } from "../../analysis/diff/compare.ts";
import { fail, misuse } from "../command.ts";
import { readFees } from "../diff/fees.ts";
import { replay } from "../diff/impact.ts";
import { openSide, pairPacks } from "../diff/side.ts";
import { cliCatalog, placeOf, writingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { colorsFor } from "../render/colors.ts";
import { DIFF_RENDERERS, type DiffFormat } from "../render/diff/formats.ts";
import { type Compared, type DiffReport, isSame } from "../render/diff/report.ts";
import { renderTextWith } from "../render/text.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { VERSION } from "../version.ts";

export interface DiffOptions {
  readonly format: DiffFormat;
  /** A digit, as it was written. */
  readonly services: string;
  readonly everyKind: boolean;
  readonly witness?: string;
  readonly impact?: string;
  readonly fees?: string;
  readonly ids: boolean;
}

/** Compares packs, and replays encounters where they are given. The status says whether the packs mean the same. */
export async function diff(host: Host, old: string, now: string, options: DiffOptions): Promise<Status> {
  const { impact: file, fees: fee, ids } = options;
  if (file === undefined && (fee !== undefined || ids)) return misuse(host, "diff", "`--fees` and `--ids` say how `--impact` is told");
  const fees = fee === undefined ? undefined : readFees(host, fee);
  if (fees && !fees.value) return fail(host, fees.diagnostics);
  const isPath = (given: string): boolean => host.entry(resolve(host.cwd, given)).ok;
  const sides = [await openSide(host, old, isPath(now) ? now : "rules"), await openSide(host, now, isPath(old) ? old : "rules")] as const;
  const [before, after] = [sides[0].value, sides[1].value];
  if (!before || !after) return fail(host, sides.flatMap(({ diagnostics }) => diagnostics));
  for (const { errors, path } of [before, after]) await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(errors, { path, version: VERSION }));
  if (before.errors.length + after.errors.length > 0) return FOUND;
  const paired = pairPacks(before.packs, after.packs);
  if (!paired) return fail(host, [cliCatalog.create("cli/nothing-to-compare", placeOf(now), { old, now })]);
  const impact = file === undefined ? undefined : await replay(host, before.packs, after.packs, { file, fees: fees?.value ?? null, ids });
  if (impact && !impact.value) return fail(host, impact.diagnostics);
  const services = Number(options.services) as CompareOptions["services"];
  const vectors = [...before.vectors, ...after.vectors];
  const compared = paired.pairs.map(([one, other]): Compared => ({
    comparison: comparePacks(one, other, { services, everyKind: options.everyKind, vectors }), vocabulary: other.vocabulary,
  }));
  const report: DiffReport = {
    old, now, compared, onlyOld: paired.onlyOld.map(({ id }) => id), onlyNow: paired.onlyNow.map(({ id }) => id), impact: impact?.value ?? null,
  };
  const unwritten = options.witness === undefined ? [] : writeWitnesses(host, options.witness, compared);
  if (unwritten.length > 0) return fail(host, unwritten);
  await host.stdout.write(DIFF_RENDERERS[options.format](report, colorsFor(host.stdout, host.environment)));
  return isSame(report) ? OK : FOUND;
}

/** One file for each move: `PACK-RULE-NUMBER.json`, an encounter that `payerpack code` reads. */
function writeWitnesses(host: Host, folder: string, compared: readonly Compared[]): readonly Diagnostic[] {
  const made = host.makeFolder(resolve(host.cwd, folder));
  if (!made.ok) return [writingFailed(folder, made.error)];
  return compared.flatMap(({ comparison: { now, changes } }) => changes.flatMap(({ name, moves }) => moves.flatMap(({ witness }, index): readonly Diagnostic[] => {
    const path = join(folder, `${now.id.replaceAll("/", "-")}-${name}-${index + 1}.json`);
    const written = host.writeFile(resolve(host.cwd, path), `${JSON.stringify(witness.encounter, null, 2)}\n`);
    return written.ok ? [] : [writingFailed(path, written.error)];
  })));
}
