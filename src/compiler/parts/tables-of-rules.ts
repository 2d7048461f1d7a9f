import type { Report } from "../../base/diagnostic.ts";
import { textOf } from "../../base/source.ts";
import { suggest } from "../../base/suggest.ts";
import type * as ir from "../../ir/ir.ts";
import { typeWords } from "../../ir/types.ts";
import type * as ast from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import { constantOfLiteral, typeOfLiteral } from "../elaborate/literal.ts";
import type { Symbol } from "../symbols.ts";
import type { PartContext } from "./context.ts";
import type { Meaning } from "./meaning.ts";

type TableSymbol = Extract<Symbol, { is: "table" }>;

/** `8 units per day`, or a column of the table that the head walks. */
export function readAllowance(allowance: ast.Allowance, cx: PartContext): Meaning | undefined {
  const { amount, per } = allowance;
  if ("column" in amount) {
    // A word that is not there was reported by the reader.
    if (amount.column.text === "") return undefined;
    const table = tableOfHead(cx);
    const type = table && columnType(amount.column, table, cx);
    if (!table || !type) {
      if (!table) reportLimitUnit(amount.column, "no column, since the rule does not walk the lines of a table", cx.report);
      return undefined;
    }
    if (type.is !== "units" && type.is !== "count") {
      reportLimitUnit(amount.column, typeWords(type), cx.report);
      return undefined;
    }
    return { is: "allowance", atMost: { table: table.rule.name.text, column: amount.column.text }, per };
  }
  const type = typeOfLiteral(amount.count);
  if (type.is !== "units" && !(type.is === "count" && cx.kind === "modifier_group")) {
    const { span } = amount.count;
    reportLimitUnit({ text: textOf(span), span }, typeWords(type), cx.report);
    return undefined;
  }
  const count = Number(constantOfLiteral(amount.count));
  // A group of which no member may stand would be no group; a limit of 0 units says that a code is not billed.
  if (cx.kind === "modifier_group" && count === 0) {
    cx.report(checkDiagnostics.create("check/group-allowance", amount.count.span, {}));
    return undefined;
  }
  return { is: "allowance", atMost: { count }, per };
}

function reportLimitUnit(word: ast.Word, found: string, report: Report): void {
  report(checkDiagnostics.create("check/limit-unit", word.span, { text: word.text, found }));
}

/** `bypass is allowed`: a column of the table that the rule names or walks, and a word of it. */
export function readRowTest(test: ast.RowTest, cx: PartContext): Meaning | undefined {
  const table = tableOfHead(cx);
  // A table that is not there was reported where it is named.
  if (cx.table !== undefined && !table) return undefined;
  if (!table) {
    const args = { column: test.column.text, table: "any table that this rule walks" };
    cx.report(checkDiagnostics.create("check/table-column", test.column.span, args));
    return undefined;
  }
  if (!columnType(test.column, table, cx)) return undefined;
  return { is: "row_test", column: test.column.text, word: test.word.text };
}

function tableOfHead(cx: PartContext): TableSymbol | undefined {
  const name = cx.table ?? cx.head?.codes;
  const symbol = name === undefined ? undefined : cx.scope.symbols.byName.get(name);
  return symbol?.is === "table" ? symbol : undefined;
}

function columnType(column: ast.Word, table: TableSymbol, cx: PartContext) {
  const type = table.columns.get(column.text);
  if (type) return type;
  const args = { column: column.text, table: `\`${table.rule.name.text}\`` };
  cx.report(checkDiagnostics.create("check/table-column", column.span, args, { suggestions: suggest(column.text, table.columns.keys()) }));
  return undefined;
}

const CARC = /^[A-Z]?[0-9]{1,3}$/;
const RARC = /^(?:M|MA|N)[0-9]{1,3}$/;

/** Claim adjustment group, reason and remark codes, by form; the reader knows the groups. */
export function readReasonCodes(content: Extract<ast.PartContent, { type: "reason_codes" }>, report: Report): ir.ReasonCodes {
  const { group, carc, rarc } = content;
  const check = (word: ast.Word, sound: boolean, what: string, form: string): void => {
    if (!sound) report(checkDiagnostics.create("check/reason-code-form", word.span, { code: word.text, what }, { help: form }));
  };
  if (carc) check(carc, CARC.test(carc.text), "claim adjustment reason code", "write up to three digits, as `97`, or a letter before them");
  for (const word of rarc) check(word, RARC.test(word.text), "remark code", "write M, MA or N and up to three digits, as `N706`");
  return { ...(group && { group: group.text }), ...(carc && { carc: carc.text }), rarc: rarc.map((word) => word.text) };
}
