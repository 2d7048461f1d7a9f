import type { Diagnostic, Edit, Outcome } from "../../base/diagnostic.ts";
import { hasErrors } from "../../base/diagnostic.ts";
import type { SourceFile } from "../../base/source.ts";
import { suggest } from "../../base/suggest.ts";
import { importDiagnostics } from "../../importing/diagnostics.ts";
import type { Rule, Word } from "../../parser/ast.ts";
import { parseModule } from "../../parser/parse.ts";

/** The entry of a table in a rule file, and where its `from file` and `sha256` stand. */
export interface TableEntry {
  readonly source: SourceFile;
  readonly name: string;
  /** The path that it names now. */
  readonly file: Word | undefined;
  readonly sha256: Word | undefined;
  /** Where a missing key can be written: the end of the last line of the entry's `columns` or `key`. */
  readonly end: number;
}

/** Finds the entry by its name, or without one by the file that it names. */
export function findTableEntry(source: SourceFile, wanted: { readonly name?: string; readonly file?: string }): Outcome<TableEntry> {
  const { value, diagnostics } = parseModule(source);
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const tables = value?.kind === "rule_file" ? value.rules.filter(({ kind }) => kind === "table") : [];
  const rule = tables.find((table) => (wanted.name !== undefined ? table.name.text === wanted.name : textOf(table, "from file")?.text === wanted.file));
  if (!rule) return refuse(source, wanted, tables);
  const rows = rule.parts.get("rows");
  if (rows) return { value: undefined, diagnostics: [importDiagnostics.create("import/table-has-rows", rows.keySpan, { table: rule.name.text })] };
  const ends = ["key", "columns"].flatMap((key) => rule.parts.get(key)?.span.end ?? []);
  return { value: { source, name: rule.name.text, file: textOf(rule, "from file"), sha256: textOf(rule, "sha256"), end: lineEnd(source.text, Math.max(...ends)) }, diagnostics: [] };
}

/** The rule file with the path and the hash of a table in the entry; everything else stays as it is. */
export function withTable({ source, file, sha256, end }: TableEntry, path: string, hash: string): string {
  const lines = [...(file ? [] : [`    from file: ${path}`]), ...(sha256 ? [] : [`    sha256: ${hash}`])];
  const edits: Edit[] = [
    ...(file ? [{ span: file.span, text: path }] : []),
    ...(sha256 ? [{ span: sha256.span, text: hash }] : []),
    ...(lines.length > 0 ? [{ span: { file: source, start: end, end }, text: lines.map((line) => `\n${line}`).join("") }] : []),
  ];
  return edits.sort((a, b) => b.span.start - a.span.start).reduce((text, { span, text: better }) => text.slice(0, span.start) + better + text.slice(span.end), source.text);
}

function textOf(rule: Rule, key: string): Word | undefined {
  const content = rule.parts.get(key)?.content;
  return content?.type === "text" ? content.text : undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n|$/);
  return from + end;
}

function refuse(source: SourceFile, { name, file }: { readonly name?: string; readonly file?: string }, tables: readonly Rule[]): Outcome<TableEntry> {
  const names = tables.map((table) => table.name.text);
  const wanted = name === undefined ? `from file \`${file ?? ""}\`` : `\`${name}\``;
  const help = name === undefined && names.length > 0 ? `say which with \`--table\`: ${names.map((one) => `\`${one}\``).join(", ")}` : undefined;
  const span = { file: source, start: 0, end: Math.min(1, source.text.length) };
  const diagnostic: Diagnostic = importDiagnostics.create("import/no-table-entry", span, { path: source.path, wanted }, { ...(help ? { help } : {}), suggestions: name === undefined ? [] : suggest(name, names), fixes: [] });
  return { value: undefined, diagnostics: [diagnostic] };
}
