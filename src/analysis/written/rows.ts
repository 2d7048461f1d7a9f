import type { Choice, LimitRule, Pack, PairRule, Program, RowTest, Table } from "../../ir/ir.ts";
import { eachRow } from "../../ir/table-rows.ts";
import { restColumns } from "../../ir/verify-tables.ts";
import type { Written } from "./expressions.ts";

/** Why a rule over a table concerns nothing: its table has no row of those that it walks. Undefined for any other rule, and where exceptions choose the rows. */
export function whyNoRow({ section, rule }: Pick<Written, "section" | "rule">, program: Program, pack: Pack): string | undefined {
  const walked = walkedBy(section, rule);
  const table = walked && program.tables.find(({ name }) => name === walked.table);
  if (!walked || !table || (walked.where.cases ?? []).length > 0) return undefined;
  const test = walked.where.value;
  if (hasRow(table, test, pack)) return undefined;
  return test === null ? `\`${table.name}\` has no row` : `no row of \`${table.name}\` has \`${test.column}\` ${test.word}`;
}

function walkedBy(section: Written["section"], rule: Written["rule"]): { readonly table: string; readonly where: Choice<RowTest | null> } | undefined {
  if (section === "pairs") return rule as PairRule;
  const { head, where } = rule as LimitRule;
  return section === "limits" && head.codes !== undefined ? { table: head.codes, where } : undefined;
}

function hasRow(table: Table, test: RowTest | null, pack: Pack): boolean {
  const place = restColumns(table).findIndex(({ name }) => name === test?.column);
  for (const { cells } of eachRow(pack.tables[table.rows]!)) if (test === null || cells[place] === test.word) return true;
  return false;
}
