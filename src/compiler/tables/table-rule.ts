import type { Report } from "../../base/diagnostic.ts";
import { suggest } from "../../base/suggest.ts";
import type { Type } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import type { PackContext } from "../draft.ts";
import { tableDiagnostics } from "../diagnostics/tables.ts";
import type { Meaning } from "../parts/meaning.ts";
import { TYPE_WORDS, typeOfWords } from "../vocabulary/type-words.ts";
import { isCellType } from "./cell.ts";
import { readTableFile } from "./file.ts";
import type { RawTable } from "./rows.ts";
import { checkKeyColumns, readTable } from "./table.ts";

/** The rows of a table rule, from the rule or from a file. */
export function readTableRule(rule: ast.Rule, pack: PackContext, report: Report): Extract<Meaning, { is: "table" }> | undefined {
  const columns = columnsOf(rule, pack, report);
  const key = keyOf(rule);
  const raw = rowsOf(rule, pack, report);
  if (!columns || !checkKeyColumns(key, columns, rule.name.text, report) || !raw) return undefined;
  const declared = { name: rule.name.text, columns, key: key.map((word) => word.text) };
  return { is: "table", table: readTable(declared, raw, report) };
}

/** The declared columns with their types; undefined where one has no type. */
function columnsOf(rule: ast.Rule, pack: PackContext, report: Report): ReadonlyMap<string, Type> | undefined {
  const content = rule.parts.get("columns")?.content;
  if (content?.type !== "columns") return undefined;
  const enums = new Set(pack.symbols.vocabulary.types.map((type) => type.name));
  const columns = new Map<string, Type>();
  for (const { column, columnType } of content.entries) {
    const type = typeOfWords(columnType.text, enums);
    if (!type || !isCellType(type)) {
      const suggestions = suggest(columnType.text, TYPE_WORDS);
      report(tableDiagnostics.create("check/column-type", columnType.span, { type: columnType.text }, { suggestions }));
      continue;
    }
    columns.set(column.text, type);
  }
  return columns.size === content.entries.length ? columns : undefined;
}

function keyOf(rule: ast.Rule): readonly ast.Word[] {
  const content = rule.parts.get("key")?.content;
  if (content?.type === "word") return [content.word];
  return content?.type === "words" ? content.words : [];
}

function rowsOf(rule: ast.Rule, pack: PackContext, report: Report): RawTable | undefined {
  const rows = rule.parts.get("rows");
  const file = rule.parts.get("from file");
  const hash = rule.parts.get("sha256")?.content;
  if (rows && file) report(tableDiagnostics.create("check/rows-twice", file.keySpan, { name: rule.name.text }));
  if (rows?.content.type === "table") return rows.content.table;
  if (file?.content.type === "text") {
    return readTableFile(file.content.text, hash?.type === "text" ? hash.text : undefined, pack.files, report);
  }
  if (!rows && !file) report(tableDiagnostics.create("check/rows-missing", rule.name.span, { name: rule.name.text }));
  return undefined;
}
