import { convert, CONVERTING_UNITS, quantityOf, readAmount } from "../../ir/amount.ts";
import type { Amount } from "../../ir/amount.ts";
import { restColumns } from "../../ir/verify-tables.ts";
import type { Span } from "../../base/source.ts";
import { checkDiagnostics } from "../diagnostics/check.ts";
import type { Draft } from "../draft.ts";
import { meaningOf } from "../parts/meaning.ts";
import type { Meaning } from "../parts/meaning.ts";
import { intersect } from "../timeline/range.ts";
import type { Stretch } from "./stretch.ts";
import { isOwn } from "./stretch.ts";

/** The size of one unit as a table gives it. */
interface Size {
  readonly drug: string;
  readonly amount: Amount;
  readonly written: string;
  readonly span: Span;
  readonly own: boolean;
}

/** Each unit in the small letters it is written with where a chart is read. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(CONVERTING_UNITS.map((unit) => [unit.toLowerCase(), unit]));

/**
 * Checks the sizes that the `drug units` rules of a stretch count in: none is zero, none is in a misspelt unit, and an exception that puts
 * other sizes in place counts a drug in units that the same doses convert to.
 */
export function checkUnitSizes(stretch: Stretch): void {
  for (const draft of stretch.drafts) {
    if (draft.rule.kind !== "drug_units") continue;
    const [own, ...others] = sizesOf(draft, stretch);
    for (const list of [own ?? [], ...others]) for (const size of list) checkSize(size, stretch);
    const known = new Map((own ?? []).map((size) => [size.drug, size]));
    for (const size of others.flat()) compareSizes(known.get(size.drug), size, stretch);
  }
}

function checkSize({ amount, written, span, own }: Size, { pack }: Stretch): void {
  if (!own) return;
  if (quantityOf(amount).numerator === 0n) pack.context.report(checkDiagnostics.create("check/size-zero", span, { size: written }));
  const meant = SPELLINGS.get(amount.unit.toLowerCase());
  if (meant === undefined || meant === amount.unit) return;
  const help = `write \`${amount.amount} ${meant}\``;
  pack.context.report(checkDiagnostics.create("check/unit-mismatch", span, { dose: meant, size: written }, { help }));
}

function compareSizes(first: Size | undefined, second: Size, { pack }: Stretch): void {
  if (!first || !second.own || convert(quantityOf(first.amount), quantityOf(second.amount))) return;
  const related = [{ span: first.span, caption: "counted so until now" }];
  const help = "the doses of one drug are charted in units that convert: kg, g, mg and mcg, or l and ml";
  pack.context.report(checkDiagnostics.create("check/unit-mismatch", second.span, { dose: first.amount.unit, size: second.written }, { related, help }));
}

/** The sizes of the rule's own table, then those of every table that an exception puts in its place, or of rows it puts into one. */
function sizesOf(draft: Draft, stretch: Stretch): readonly (readonly Size[])[] {
  const named = [draft.parts.get("unit size"), ...stretch.index.casesOf(draft.rule.name.text, "unit size").map((one) => one.meaning)];
  const tables = new Set(named.flatMap((meaning) => meaningOf(meaning, "unit_size")?.size.table ?? []));
  return [...tables].flatMap((name) => {
    const table = stretch.pack.drafts.get(name);
    if (!table) return [];
    const replaced = stretch.index.casesOf(name, "rows").map(({ meaning, exception }) => sizesIn(meaning, isOwn(stretch, exception), stretch));
    return [sizesIn(table.parts.get("rows"), isOwn(stretch, table), stretch), ...replaced];
  });
}

function sizesIn(meaning: Meaning | undefined, own: boolean, { dates }: Stretch): readonly Size[] {
  const table = meaningOf(meaning, "table")?.table;
  if (!table) return [];
  const place = restColumns(table).findIndex(({ type }) => type.is === "amount");
  return table.placed.filter((row) => intersect(row.dates, dates)).flatMap((row): readonly Size[] => {
    const cell = row.cells[place];
    const amount = typeof cell === "string" ? readAmount(cell) : undefined;
    if (!amount) return [];
    return row.codes.map(([drug]) => ({ drug, amount, written: String(cell), span: row.spans[place]!, own }));
  });
}
