import { createHash } from "node:crypto";
import { relative, resolve } from "node:path";
import type { Diagnostic } from "../../base/diagnostic.ts";
import { sortDiagnostics } from "../../base/diagnostic.ts";
import { continueTable } from "../../importing/publication.ts";
import type { PublishedFile } from "../../importing/publication.ts";
import type { Row } from "../../importing/row.ts";
import type { Shape } from "../../importing/shape.ts";
import { isDate } from "../../ir/dates.ts";
import { fail, misuse } from "../command.ts";
import { writingFailed } from "../diagnostics.ts";
import type { Host } from "../host.ts";
import { readImporter } from "../import/importer.ts";
import { readPrevious, readPublication } from "../import/read-files.ts";
import type { Given } from "../import/read-files.ts";
import { renderImport } from "../import/report.ts";
import type { ImportFormat } from "../import/report.ts";
import { withTable } from "../import/table-entry.ts";
import { findDestination } from "../import/destination.ts";
import type { Destination } from "../import/destination.ts";
import { colorsFor } from "../render/colors.ts";
import { renderJson } from "../render/json.ts";
import { renderTextWith } from "../render/text.ts";
import { FOUND, INTERRUPTED, OK } from "../status.ts";
import type { Status } from "../status.ts";
import { VERSION } from "../version.ts";

export interface ImportOptions {
  readonly to?: string;
  readonly into?: string;
  readonly table?: string;
  readonly effective?: string;
  readonly since?: string;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
  readonly examples: string;
  readonly format: ImportFormat;
}

/** Turns published files into a table of the rules that continues the one before, and says what changed. Nothing is written where a row is wrong. */
export async function importTable(host: Host, name: string, given: readonly string[], options: ImportOptions): Promise<Status> {
  const wrong = misuseOf(given, options);
  if (wrong !== undefined) return misuse(host, "import", wrong);
  const destination = findDestination(host, options);
  if (!destination.value) return fail(host, destination.diagnostics);
  const shape = readImporter(host, destination.value.root, name, destination.value.show);
  if (!shape.value) return fail(host, shape.diagnostics);
  const before = await readBefore(host, shape.value, destination.value, options);
  if ("diagnostics" in before) return fail(host, before.diagnostics);
  if (options.effective === undefined && (before.rows !== undefined || !shape.value.from)) {
    return misuse(host, "import", before.rows === undefined ? "the rows of these files have no dates: say `--effective DATE`, the first day of their quarter" : "a table is there already: say `--effective DATE`, the day from which these files count");
  }
  const files: readonly Given[] = given.map((file) => ({ shown: file === "-" ? "standard input" : file, path: file === "-" ? null : resolve(host.cwd, file) }));
  const published = await readPublication(host, shape.value, files);
  if (host.interrupt.aborted) return INTERRUPTED;
  if (!published.value) return fail(host, published.diagnostics);
  return write(host, shape.value, destination.value, before.rows, published.value, options);
}

function misuseOf(given: readonly string[], { to, into, table, effective, since, examples }: ImportOptions): string | undefined {
  if (given.length === 0) return "name the files to import";
  if (given.filter((file) => file === "-").length > 1) return "`-` can be read once";
  if (to === undefined && into === undefined) return "say where the table goes: `--to FILE`, or `--into RULES.yaml --table NAME`";
  if (into === undefined && table !== undefined) return "`--table` needs `--into`";
  if (to === undefined && table === undefined) return "`--into` needs `--table NAME`, or `--to FILE`";
  if (effective !== undefined && !isDate(effective)) return "`--effective` is a date such as `2026-01-01`";
  if (since !== undefined && !isDate(since)) return "`--since` is a date such as `2020-01-01`";
  if (!/^\d{1,6}$/.test(examples)) return "`--examples` is a number";
  return undefined;
}

async function readBefore(
  host: Host, shape: Shape, { table }: Destination, { replace }: ImportOptions,
): Promise<{ readonly rows: readonly Row[] | undefined } | { readonly diagnostics: readonly Diagnostic[] }> {
  if (replace || !host.entry(table.path).ok) return { rows: undefined };
  const read = await readPrevious(host, shape, table);
  return read.value ? { rows: read.value } : { diagnostics: read.diagnostics };
}

async function write(
  host: Host, shape: Shape, { table, entry, show }: Destination, before: readonly Row[] | undefined, files: readonly PublishedFile[], options: ImportOptions,
): Promise<Status> {
  const { value, diagnostics } = continueTable(shape, files, before ?? [], {
    effective: options.effective ?? "0001-01-01", since: options.since, examples: Number(options.examples),
  });
  await tell(host, diagnostics, value === undefined && options.format === "json");
  if (!value) return FOUND;
  const sha256 = createHash("sha256").update(value.text).digest("hex");
  const written = options.dryRun !== true;
  if (written) {
    const saved = host.writeFile(table.path, value.text);
    if (!saved.ok) return fail(host, [writingFailed(table.shown, saved.error)]);
    const named = entry && host.writeFile(entry.path, withTable(entry.entry, entry.file, sha256));
    if (named && !named.ok) return fail(host, [writingFailed(show(relative(host.cwd, entry.path)), named.error)]);
  }
  const report = {
    shape, written,
    files: files.map(({ path, rows, leftOut }) => ({ path, rows: rows.length, leftOut })),
    effective: options.effective,
    table: { path: table.shown, rows: value.rows, sha256 },
    tooOld: value.tooOld,
    previous: before?.length,
    changes: value.changes,
    into: entry && { path: entry.entry.source.path, name: entry.entry.name },
  };
  await host.stdout.write(renderImport(report, options.format));
  return OK;
}

/** Findings go to standard error; of a program that reads JSON they are the answer where there is no other. */
async function tell(host: Host, diagnostics: readonly Diagnostic[], asAnswer: boolean): Promise<void> {
  const sorted = sortDiagnostics(diagnostics);
  const shown = { path: (path: string) => path, version: VERSION };
  if (asAnswer) await host.stdout.write(renderJson(sorted, shown));
  else await host.stderr.write(renderTextWith(colorsFor(host.stderr, host.environment))(sorted, shown));
}
