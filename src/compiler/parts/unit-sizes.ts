import { typesCompare } from "../../ir/types.ts";
import type { Word } from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { pluralOf } from "../elaborate/context.ts";
import { findField } from "../elaborate/fields.ts";
import { findSymbol } from "../elaborate/names.ts";
import type { Symbol } from "../symbols.ts";
import type { PartContext } from "./context.ts";
import type { Meaning } from "./meaning.ts";

type TableSymbol = Extract<Symbol, { is: "table" }>;

/**
 * `unit size`: a table of codes with the amount in one unit of each. The key is named like the field of the item that holds the code, so
 * that the table itself says what it is looked up by. Reports a table that says no size.
 */
export function readUnitSizes(word: Word, cx: PartContext): Meaning | undefined {
  const table = findSymbol(word, "table", "a table", cx);
  const { item } = cx.scope;
  if (!table || item === null || [...table.columns.values()].some((type) => type.is === "error")) return undefined;
  const read = columnsOf(table, cx);
  if (typeof read !== "string") {
    return { is: "unit_size", size: { table: word.text, drug: { op: "field", noun: item.name, field: read.key }, column: read.amount } };
  }
  const related = [{ span: table.rule.name.span, caption: "declared here" }];
  cx.report(checkDiagnostics.create("check/size-table", word.span, { table: word.text, fault: read }, { related }));
  return undefined;
}

/** The key and the column of amounts, or what is wrong with them. */
function columnsOf({ columns, key }: TableSymbol, cx: PartContext): { readonly key: string; readonly amount: string } | string {
  const noun = cx.scope.item!;
  const [only, ...others] = key;
  if (only === undefined || others.length > 0) return "its key is several columns";
  const field = findField(cx.scope.symbols.vocabulary, noun, only);
  const type = columns.get(only);
  if (!field || !type || type.is !== "code" || !typesCompare(field.type, type)) return `its key \`${only}\` is no code of ${pluralOf(noun)}`;
  const amounts = [...columns].filter(([, { is }]) => is === "amount").map(([name]) => name);
  if (amounts.length === 1) return { key: only, amount: amounts[0]! };
  return amounts.length === 0 ? "it has no column of amounts" : `it has ${amounts.length} columns of amounts`;
}
