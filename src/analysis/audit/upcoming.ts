import type { TableRows } from "../../ir/ir.ts";
import { groupsOf } from "../../ir/table-rows.ts";
import type { RuleKind } from "../../parser/ast.ts";
import type { Draft } from "../../compiler/draft.ts";
import type { Exception } from "../../compiler/exceptions/exception.ts";
import { codeSetDates } from "../../compiler/tables/code-set.ts";
import type { DateRange } from "../../compiler/timeline/range.ts";
import type { UnderstoodPack } from "../../compiler/understand.ts";

/** Something that begins or ends after the day of the audit. */
export interface Coming {
  /** The first day of what begins, the last day of what ends. */
  readonly date: string;
  readonly is: "begins" | "ends";
  readonly what: "pack" | "rule" | "value" | "rows";
  readonly name: string;
  readonly kind: RuleKind | "pack";
  /** How many rows; 1 for anything else. */
  readonly count: number;
}

/** What of a pack's own rules changes from the day on, sorted by date: what begins later, what ends on the day or later. */
export function upcomingOf(pack: UnderstoodPack, on: string): readonly Coming[] {
  const { pack: id, range } = pack.context;
  const own = <T extends { readonly pack: string }>(ones: Iterable<T>): readonly T[] => [...ones].filter((one) => one.pack === id);
  const found = [
    ...endsOf(range, { what: "pack", name: id, kind: "pack" }, on),
    ...own(pack.drafts.values()).flatMap((draft) => ofDraft(draft, range, on)),
    ...own(pack.exceptions.values()).flatMap((exception) => ofRule(exception, range, on)),
  ];
  return merged(found).sort((a, b) => (a.date === b.date ? compare(a.name, b.name) : compare(a.date, b.date)));
}

type Thing = Pick<Coming, "what" | "name" | "kind">;

function ofDraft(draft: Draft, pack: DateRange, on: string): readonly Coming[] {
  const thing = { name: draft.rule.name.text, kind: draft.rule.kind };
  const inside = [...draft.parts.values()].flatMap((meaning): readonly Coming[] => {
    switch (meaning.is) {
      case "dated": return meaning.entries.flatMap(({ from }) => begins(from, { what: "value", ...thing }, on));
      case "code_set": return codeSetDates(meaning.codes).flatMap((dates) => endsOf(dates, { what: "rows", ...thing }, on));
      case "table": return rowsOf(meaning.table.rows, { what: "rows", ...thing }, on);
      default: return [];
    }
  });
  return [...ofRule(draft, pack, on), ...inside];
}

/** Rows that share what stands beside their codes share their dates; those are counted only where something is coming. */
function rowsOf(rows: TableRows, thing: Thing, on: string): readonly Coming[] {
  const coming = rows.rests.map(({ from, to }) => endsOf({ from: from ?? "", until: to ?? null }, thing, on));
  if (!coming.some((one) => one.length > 0)) return [];
  const counts = rows.rests.map(() => (rows.leads === 0 ? 1 : 0));
  for (const [, block] of rows.blocks) for (const { rest, codes } of groupsOf(block)) counts[rest]! += codes.length;
  return coming.flatMap((ones, rest) => ones.map((one) => ({ ...one, count: counts[rest]! })));
}

/** A rule's own dates; those that it has from its pack are said with the pack. */
function ofRule({ rule, range }: Draft | Exception, pack: DateRange, on: string): readonly Coming[] {
  const own: DateRange = { from: range.from, until: range.until === pack.until ? null : range.until };
  const found = endsOf(own, { what: "rule", name: rule.name.text, kind: rule.kind }, on);
  return range.from === pack.from ? found.filter(({ is }) => is === "ends") : found;
}

function endsOf({ from, until }: DateRange, thing: Thing, on: string): readonly Coming[] {
  return [...begins(from, thing, on), ...(until !== null && until >= on ? [{ date: until, is: "ends" as const, ...thing, count: 1 }] : [])];
}

function begins(from: string, thing: Thing, on: string): readonly Coming[] {
  return from > on ? [{ date: from, is: "begins", ...thing, count: 1 }] : [];
}

/** Rows of one list that begin or end together are one entry. */
function merged(found: readonly Coming[]): Coming[] {
  const byKey = new Map<string, Coming>();
  for (const one of found) {
    const key = [one.date, one.is, one.what, one.name].join(" ");
    const before = byKey.get(key);
    byKey.set(key, before ? { ...one, count: before.count + one.count } : one);
  }
  return [...byKey.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
