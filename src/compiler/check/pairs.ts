import type { Report } from "../../base/diagnostic.ts";
import { suggest } from "../../base/suggest.ts";
import { eachRow } from "../../ir/table-rows.ts";
import { restColumns } from "../../ir/verify-tables.ts";
import type { Word } from "../../parser/ast.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Symbol, Symbols } from "../symbols.ts";
import type { DatedTable } from "../tables/table.ts";

type TableSymbol = Extract<Symbol, { is: "table" }>;

const COLUMN_PARTS = ["keeps", "drops", "code", "needs one of"];
const ROW_TESTS = ["bypass.where", "where"];

/** A rule over pairs has one of its two forms, names columns that the form can use, and lets no modifier lift rows that forbid it. */
export function checkPairs(draft: Draft, report: Report, symbols: Symbols): void {
  const { rule, parts } = draft;
  const fault = (path: string, text: string): void => {
    const part = rule.parts.get(path);
    const span = part?.outerKeySpan ?? part?.keySpan ?? rule.name.span;
    report(checkDiagnostics.create("check/pairs-form", span, { rule: rule.name.text, fault: text }));
  };
  const form = formOf(draft, fault);
  const name = meaningOf(parts.get("table"), "word")?.word;
  const table = name === undefined ? undefined : symbols.byName.get(name);
  const unknown = table?.is === "table" ? unknownColumns(draft, table) : [];
  for (const word of unknown) {
    const suggestions = suggest(word.text, (table as TableSymbol).columns.keys());
    report(checkDiagnostics.create("check/table-column", word.span, { column: word.text, table: `\`${name}\`` }, { suggestions }));
  }
  if (form && table?.is === "table" && unknown.length === 0) checkColumns(draft, form, table, fault);
  checkBypass(draft, report);
}

type Fault = (path: string, text: string) => void;

/** The form that the keys give; undefined, reported, where they give none or both. */
function formOf({ rule }: Draft, fault: Fault): "drops" | "needs" | undefined {
  const has = (path: string): boolean => rule.parts.has(path);
  const drops = ["keeps", "drops"].filter(has);
  const needs = ["code", "needs one of"].filter(has);
  if (drops.length > 0 && needs.length > 0) fault(needs[0]!, "it has `keeps` and `drops`, or `code` and `needs one of`, not both");
  else if (drops.length === 1 || needs.length === 1) fault([...drops, ...needs][0]!, `\`${[...drops, ...needs][0]}\` stands without its partner`);
  else if (drops.length + needs.length === 0) fault("", "`keeps` and `drops`, or `code` and `needs one of`, must stand");
  else if (needs.length === 2 && has("bypass.by")) fault("bypass.by", "a modifier lifts a pair of codes; it is no parent");
  else return drops.length === 2 ? "drops" : "needs";
  return undefined;
}

function unknownColumns({ rule }: Draft, table: TableSymbol): readonly Word[] {
  const words: Word[] = [];
  for (const path of COLUMN_PARTS) {
    const content = rule.parts.get(path)?.content;
    if (content?.type === "word") words.push(content.word);
  }
  return words.filter(({ text }) => !table.columns.has(text));
}

/** Rows are found by their key, so the codes that are compared are the key. */
function checkColumns({ parts }: Draft, form: "drops" | "needs", table: TableSymbol, fault: Fault): void {
  const name = table.rule.name.text;
  const column = (path: string): string => meaningOf(parts.get(path), "word")?.word ?? "";
  const isCode = (path: string): boolean => table.columns.get(column(path))?.is === "code";
  if (form === "drops") {
    const pair = [column("keeps"), column("drops")];
    if (table.key.length !== 2 || pair[0] === pair[1] || !pair.every((one) => table.key.includes(one))) {
      fault("keeps", `\`keeps\` and \`drops\` are the two columns of the key of \`${name}\`, which is ${keyWords(table)}`);
    } else for (const path of ["keeps", "drops"]) if (!isCode(path)) fault(path, `\`${column(path)}\` holds no codes`);
  } else {
    if (table.key.length !== 1 || table.key[0] !== column("code")) fault("code", `\`code\` is the key of \`${name}\`, which is ${keyWords(table)}`);
    else if (!isCode("code")) fault("code", `\`${column("code")}\` holds no codes`);
    if (table.columns.get(column("needs one of"))?.is !== "list") fault("needs one of", `\`${column("needs one of")}\` holds no list of codes`);
  }
  for (const path of ROW_TESTS) {
    const test = meaningOf(parts.get(path), "row_test");
    if (test && table.columns.get(test.column)?.is !== "word") fault(path, `\`${test.column}\` holds no words`);
  }
}

function keyWords({ key }: TableSymbol): string {
  return key.map((column) => `\`${column}\``).join(" and ");
}

/** Which rows allow a modifier is for the table to say, row by row. */
function checkBypass({ rule, parts }: Draft, report: Report): void {
  const by = rule.parts.get("bypass.by");
  if (!by || rule.parts.has("bypass.where")) return;
  const table = meaningOf(parts.get("table"), "word")?.word ?? "";
  report(checkDiagnostics.create("check/bypass-forbidden", by.outerKeySpan ?? by.keySpan, { rule: rule.name.text, table }));
}

/** Reports rows whose code could never stand on a claim, since no other code is its parent; of each rule the first. */
export function checkParents(draft: Draft, table: DatedTable | undefined, report: Report): void {
  const { rule, parts } = draft;
  const oneOf = meaningOf(parts.get("needs one of"), "word")?.word;
  if (oneOf === undefined || !table || table.rows.leads !== 1) return;
  const columns = restColumns(table);
  const where = meaningOf(parts.get("where"), "row_test");
  const place = (column: string): number => columns.findIndex(({ name }) => name === column);
  for (const { leads, cells } of eachRow(table.rows)) {
    const cell = cells[place(oneOf)];
    if (typeof cell !== "object" || !("list" in cell) || (where && cells[place(where.column)] !== where.word)) continue;
    if (cell.list.some((code) => code !== leads[0])) continue;
    const listed = cell.list.length === 0 ? "no code" : "only itself";
    report(checkDiagnostics.create("check/parent-unknown-code", rule.name.span, { code: leads[0]!, table: table.name, listed }));
    return;
  }
}
