import { byKey, compareText, lastDay, overlap } from "./row.ts";
import type { Row } from "./row.ts";

/** What can become of a key: it comes into force, goes out of force, has other values, or has the same values on other dates. */
export const CHANGE_KINDS = ["added", "ended", "changed", "redated"] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A key whose rows differ. */
export interface Change {
  readonly kind: ChangeKind;
  readonly key: string;
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

/** How many keys changed in each way, and the first of them. */
export interface Changes {
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** In the order of the table. */
  readonly examples: readonly Change[];
}

/** Compares a table with the one before it; both in the order of rows. At most `most` examples of each kind are kept. */
export function compareTables(before: readonly Row[], after: readonly Row[], effective: string, most: number): Changes {
  const counts: Record<ChangeKind, number> = { added: 0, ended: 0, changed: 0, redated: 0 };
  const examples: Change[] = [];
  const olds = byKey(before);
  const news = byKey(after);
  let old = olds.next();
  let fresh = news.next();
  while (!old.done || !fresh.done) {
    const order = old.done ? 1 : fresh.done ? -1 : compareText(old.value[0]!.key, fresh.value[0]!.key);
    const was = order <= 0 && !old.done ? old.value : [];
    const is = order >= 0 && !fresh.done ? fresh.value : [];
    const kind = kindOf(was, is, effective);
    if (kind !== undefined && counts[kind]++ < most) examples.push({ kind, key: (was[0] ?? is[0])!.key, before: was, after: is });
    if (order <= 0) old = olds.next();
    if (order >= 0) fresh = news.next();
  }
  return { counts, examples };
}

function kindOf(before: readonly Row[], after: readonly Row[], effective: string): ChangeKind | undefined {
  if (before.length === after.length && before.every((row, index) => sameRow(row, after[index]!))) return undefined;
  const was = before.filter((row) => lastDay(row) >= effective);
  const is = after.filter((row) => lastDay(row) >= effective);
  if (was.length === 0) return is.length > 0 || before.length === 0 ? "added" : "redated";
  if (is.length === 0 || (was.at(-1)!.to === "" && is.at(-1)!.to !== "")) return "ended";
  return is.some((row) => was.some((old) => old.value !== row.value && overlap(old, row))) ? "changed" : "redated";
}

function sameRow(a: Row, b: Row): boolean {
  return a.value === b.value && a.from === b.from && a.to === b.to;
}
