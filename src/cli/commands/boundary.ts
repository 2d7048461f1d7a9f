import { join } from "node:path";
import { sortDiagnostics } from "../../base/diagnostic.ts";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { checkBoundaries, stands } from "../../analysis/boundary/check.ts";
import { writtenBoundaries } from "../../analysis/boundary/file.ts";
import { boundariesOf } from "../../analysis/boundary/generate.ts";
import type { Boundaries } from "../../analysis/boundary/model.ts";
import type { CompiledPack } from "../../compiler/compile.ts";
import { withVectors } from "../../testing/vectors.ts";
import { approvedPath, readApproved } from "../approved.ts";
import { fail, misuse } from "../command.ts";
import { compileTargets } from "../compile-targets.ts";
import { cliCatalog, placeOf, writingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { BOUNDARY_RENDERERS } from "../render/boundary/formats.ts";
import type { BoundaryFormat } from "../render/boundary/formats.ts";
import type { CheckedPack } from "../render/boundary/report.ts";
import { colorsFor } from "../render/colors.ts";
import { counted, printable } from "../render/display.ts";
import { renderTextWith } from "../render/text.ts";
import { findTargets } from "../root.ts";
import { FOUND, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { VERSION } from "../version.ts";
import { pathShower } from "../workspace.ts";

export interface BoundaryOptions {
  readonly check: boolean;
  readonly write: boolean;
  readonly format: BoundaryFormat;
}

/** A pack, where its approved boundaries stand, and what the user calls that place. */
interface Approved {
  readonly compiled: CompiledPack;
  readonly file: string;
  readonly shown: string;
}

/** Shows, writes or checks the boundaries of the packs under the paths. */
export async function boundary(host: Host, paths: readonly string[], options: BoundaryOptions): Promise<Status> {
  if (options.check && options.write) return misuse(host, "boundary", "`--check` and `--write` do not go together");
  const targets = findTargets(host, paths);
  if (!targets.value) return fail(host, targets.diagnostics);
  const compiled = compileTargets(host, targets.value);
  if (!compiled.value) return fail(host, compiled.diagnostics);
  const { packs, folders, findings } = compiled.value;
  const path = pathShower(host, targets.value.root);
  if (folders.length === 0) return fail(host, [cliCatalog.create("cli/no-pack-here", placeOf(path("")), { path: path("") })]);
  const broken = folders.filter((folder) => !packs.some((pack) => pack.folder === folder));
  if (broken.length > 0) {
    await tell(host, findings.filter(({ severity }) => severity === "error"), path);
    await host.stderr.write(broken.map((folder) => `not looked at  ${printable(path(folder))} has errors\n`).join(""));
  }
  const root = targets.value.root;
  const approved = packs.filter(({ folder }) => folders.includes(folder)).map((one): Approved => {
    const file = approvedPath(one.folder);
    return { compiled: one, file: join(root, file), shown: path(file) };
  });
  const status = options.check ? await check(host, approved, options.format) : await make(host, approved, packs, options);
  return status === OK && broken.length > 0 ? FOUND : status;
}

async function check(host: Host, approved: readonly Approved[], format: BoundaryFormat): Promise<Status> {
  const checked: CheckedPack[] = [];
  for (const one of approved) {
    const read = readApproved(host, one.file, one.shown);
    if (read.diagnostics.length > 0) return fail(host, read.diagnostics);
    const { id, release } = one.compiled.header;
    checked.push({ pack: `${id} ${release}`, path: one.shown, check: read.value ? checkBoundaries(one.compiled.pack, read.value) : null });
  }
  await host.stdout.write(BOUNDARY_RENDERERS[format](checked, colorsFor(host.stdout, host.environment)));
  return checked.every((one) => one.check !== null && stands(one.check)) ? OK : FOUND;
}

/** Makes the boundaries; writes those that are new or other, or shows them all. */
async function make(host: Host, approved: readonly Approved[], packs: readonly CompiledPack[], { write }: BoundaryOptions): Promise<Status> {
  const written: string[] = [];
  for (const one of approved) {
    const pack = withVectors(one.compiled);
    const [below] = pack.extends;
    const base = packs.find(({ header }) => header.id === below?.id && header.release === below.release);
    const made = boundariesOf(pack, base ? withVectors(base) : null);
    if (!write) {
      await host.stdout.write(writtenBoundaries(made));
      continue;
    }
    const read = readApproved(host, one.file, one.shown);
    // A file that cannot be read is replaced: its signature stood for what nobody can tell any more.
    const before = read.value;
    if (before === undefined && read.diagnostics.some(({ code }) => code !== "cli/bad-boundaries")) return fail(host, read.diagnostics);
    const text = writtenBoundaries(before && unchanged(before, made) ? { ...made, approvedBy: before.approvedBy, approvedOn: before.approvedOn } : made);
    if (before && text === writtenBoundaries(before)) continue;
    const done = host.writeFile(one.file, text);
    if (!done.ok) return fail(host, [writingFailed(one.shown, done.error)]);
    written.push(`wrote ${one.shown}${before && before.approvedBy !== "" && !unchanged(before, made) ? "; its rows changed, and it must be signed again" : ""}\n`);
  }
  if (write) await host.stdout.write(`${written.join("")}${counted(approved.length, "pack")}: ${counted(written.length, "file")} written\n`);
  return OK;
}

function unchanged(before: Boundaries, made: Boundaries): boolean {
  const rows = ({ charts }: Boundaries): string => JSON.stringify(charts.map(({ name, template, rows: of }) => [name, template, of.map(({ by: _, ...row }) => row)]));
  return before.pack === made.pack && rows(before) === rows(made);
}

async function tell(host: Host, errors: readonly Diagnostic[], path: (path: string) => string): Promise<void> {
  await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(sortDiagnostics(errors), { path, version: VERSION }));
}
