import type { Change, ChangeKind, Changes } from "../../importing/changes.ts";
import { CHANGE_KINDS } from "../../importing/changes.ts";
import type { Row } from "../../importing/row.ts";
import type { Shape } from "../../importing/shape.ts";
import { counted, grouped } from "../render/display.ts";

/** What an import did. */
export interface ImportReport {
  readonly shape: Shape;
  readonly files: readonly { readonly path: string; readonly rows: number; readonly leftOut: ReadonlyMap<string, number> }[];
  /** Undefined: the rows say themselves since when, and there was no table before. */
  readonly effective: string | undefined;
  readonly table: { readonly path: string; readonly rows: number; readonly sha256: string };
  /** Rows of the files that ended before the day since which rows are kept. */
  readonly tooOld: number;
  /** Rows of the table before; undefined: there was none. */
  readonly previous: number | undefined;
  readonly changes: Changes;
  /** The rule file that names the table now, and the table's name in it. */
  readonly into: { readonly path: string; readonly name: string } | undefined;
  /** False for a dry run. */
  readonly written: boolean;
}

/** The forms of a report. */
export const IMPORT_FORMATS = ["text", "json", "markdown"] as const;

export type ImportFormat = (typeof IMPORT_FORMATS)[number];

const KIND_WORDS: Readonly<Record<ChangeKind, string>> = { added: "added", ended: "ended", changed: "changed", redated: "re-dated" };

/** Draws a report; ends with a line break. */
export function renderImport(report: ImportReport, format: ImportFormat): string {
  return format === "json" ? json(report) : format === "markdown" ? markdown(report) : text(report);
}

function text(report: ImportReport): string {
  const { table, into, written, effective } = report;
  const lines = [
    ...report.files.map((file) => `${file.path}: ${counted(file.rows, "row")}${leftOutWords(file.leftOut)}`),
    `${written ? "wrote" : "would write"} ${table.path}: ${counted(table.rows, "row")}${effective === undefined ? "" : `, this edition counts from ${effective}`}`,
    ...(report.tooOld > 0 ? [`${counted(report.tooOld, "row")} ended too long ago`] : []),
    `sha256 ${table.sha256}`,
    ...(into ? [`${written ? "named" : "would name"} it in ${into.path}, table ${into.name}`] : []),
    ...changeHead(report).map((line) => `\n${line}`),
  ];
  for (const kind of shownKinds(report)) {
    const examples = report.changes.examples.filter((change) => change.kind === kind);
    lines.push(`  ${KIND_WORDS[kind].padEnd(8)} ${grouped(report.changes.counts[kind])}`, ...examples.map((change) => `    ${changeWords(change)}`));
    const more = report.changes.counts[kind] - examples.length;
    if (more > 0) lines.push(`    and ${grouped(more)} more`);
  }
  return `${lines.join("\n")}\n`;
}

function markdown(report: ImportReport): string {
  const { shape, table, into, written, effective, changes } = report;
  const lines = [
    `# Import of ${shape.name}${effective === undefined ? "" : `, counted from ${effective}`}`,
    "",
    "| file | rows | left out |",
    "|---|---:|---|",
    ...report.files.map((file) => `| \`${file.path}\` | ${grouped(file.rows)} | ${leftOutWords(file.leftOut).slice(2)} |`),
    "",
    `${written ? "Wrote" : "Would write"} \`${table.path}\`, ${counted(table.rows, "row")}, sha256 \`${table.sha256}\`${into ? `, and named it in \`${into.path}\` as \`${into.name}\`` : ""}.`,
    ...(report.tooOld > 0 ? ["", `${counted(report.tooOld, "row")} ended too long ago.`] : []),
    ...changeHead(report).flatMap((line) => ["", `${line.replace(/:$/, "")}.`]),
  ];
  for (const kind of shownKinds(report)) {
    const examples = changes.examples.filter((change) => change.kind === kind);
    const more = changes.counts[kind] - examples.length;
    const heading = `${KIND_WORDS[kind][0]!.toUpperCase()}${KIND_WORDS[kind].slice(1)}`;
    lines.push("", `## ${heading}: ${grouped(changes.counts[kind])}`, "", ...examples.map((change) => `- ${changeWords(change)}`), ...(more > 0 ? [`- and ${grouped(more)} more`] : []));
  }
  return `${lines.join("\n")}\n`;
}

function json(report: ImportReport): string {
  const { shape, files, effective, table, previous, changes, into, written } = report;
  const rowOf = (row: Row): object => ({ ...cellsOfRow(row, shape), ...(row.from === "" ? {} : { from: row.from }), ...(row.to === "" ? {} : { to: row.to }) });
  const document = {
    format: "payerpack import 1",
    importer: shape.name,
    written,
    ...(effective === undefined ? {} : { effective }),
    files: files.map(({ path, rows, leftOut }) => ({ path, rows, left_out: Object.fromEntries([...leftOut].map(([why, count]) => [why.replaceAll(" ", "_"), count])) })),
    ...(report.tooOld > 0 ? { too_old: report.tooOld } : {}),
    table: { path: table.path, rows: table.rows, sha256: table.sha256 },
    ...(into ? { into: { path: into.path, table: into.name } } : {}),
    ...(previous === undefined ? {} : { previous_rows: previous }),
    changes: Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, {
      count: changes.counts[kind],
      examples: changes.examples.filter((change) => change.kind === kind).map(({ before, after }) => ({ before: before.map(rowOf), after: after.map(rowOf) })),
    }])),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function cellsOfRow({ key, value }: Row, { columns }: Shape): object {
  return Object.fromEntries([...key.split(","), ...value.split(",")].slice(0, columns.length).map((cell, index) => [columns[index]!.name, cell]));
}

function leftOutWords(leftOut: ReadonlyMap<string, number>): string {
  return [...leftOut].sort(([a], [b]) => (a < b ? -1 : 1)).map(([why, count]) => `, ${grouped(count)} ${why}`).join("");
}

/** Of a first table every row is new, and a list of them says nothing. */
function shownKinds({ changes, previous }: ImportReport): readonly ChangeKind[] {
  return previous === undefined ? [] : CHANGE_KINDS.filter((kind) => changes.counts[kind] > 0);
}

function changeHead(report: ImportReport): readonly string[] {
  if (report.previous === undefined) return ["There was no table before."];
  const rows = counted(report.previous, "row");
  return [shownKinds(report).length === 0 ? `Nothing differs from the table before (${rows}).` : `Against the table before (${rows}):`];
}

/** A change on one line: what it was, and what it is. */
function changeWords({ kind, key, before, after }: Change): string {
  const name = key.split(",").join(" ");
  const was = before.map(rowWords).join("; ");
  const is = after.map(rowWords).join("; ");
  if (kind === "added" && before.length === 0) return `${name}: ${is}`;
  return `${name}: ${was} -> ${is}`;
}

function rowWords({ value, from, to }: Row): string {
  const dates = from === "" && to === "" ? "always" : from === "" ? `until ${to}` : to === "" ? `from ${from}` : `${from} to ${to}`;
  return [value.split(",").filter((cell) => cell !== "").join(", "), dates].filter((part) => part !== "").join(" ");
}
