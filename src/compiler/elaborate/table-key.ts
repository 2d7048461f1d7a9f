import type { CodeSystem } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { elaborateDiagnostics } from "../diagnostics/elaborate.ts";
import type { Symbol } from "../symbols.ts";
import type { Context } from "./context.ts";

/** The system of a table's key, where the key is one column of codes; reports any other key. */
export function checkTableKey(table: Extract<Symbol, { readonly is: "table" }>, word: ast.Word, cx: Context): CodeSystem | undefined {
  const types = table.key.map((column) => table.columns.get(column));
  if (types.some((type) => type === undefined || type.is === "error")) return undefined;
  const [only] = types;
  if (types.length === 1 && only?.is === "code") return only.system;
  const key = types.length === 1 ? `the column \`${table.key[0]}\`, which holds no codes` : `several columns (${table.key.join(", ")})`;
  const related = [{ span: table.rule.name.span, caption: `\`${word.text}\` is declared here` }];
  cx.report(elaborateDiagnostics.create("check/table-key", word.span, { table: word.text, key }, { related }));
  return undefined;
}
