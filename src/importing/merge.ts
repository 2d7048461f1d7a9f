import { dayAfter, dayBefore } from "../ir/dates.ts";
import { byKey, compareRows, compareText, lastDay, overlap } from "./row.ts";
import type { Row } from "./row.ts";

/** How the rows of a publication continue a table. */
export interface Merge {
  /** The first day on which the publication counts. */
  readonly effective: string;
  /** Whether its rows say themselves from when to when they are in force; else each of them is in force from `effective`. */
  readonly dated: boolean;
  /**
   * Whether rows of the table that go on from one another are one: then nothing shows which of them a published row continues, and what
   * was in force before `effective` stays as it was.
   */
  readonly joined: boolean;
}

/**
 * The table after a publication. What is in force from `effective` on is what the publication says. Before that day the table keeps its
 * history: a row that the publication no longer has ends on the day before; a value that changed without a new first day changes on
 * `effective`; what was in force before the first day of a published row stays. An end that the publication dates counts, also in the past.
 * Both lists are in the order of `compareRows`, without rows of one key that share a day; so is the result. Merging the same publication
 * again changes nothing.
 */
export function mergeRows(previous: readonly Row[], published: readonly Row[], merge: Merge): readonly Row[] {
  const merged: Row[] = [];
  const until = merge.dated ? "" : nextChange(previous, merge.effective);
  const olds = byKey(previous);
  const news = byKey(published);
  let old = olds.next();
  let fresh = news.next();
  while (!old.done || !fresh.done) {
    const order = old.done ? 1 : fresh.done ? -1 : compareText(old.value[0]!.key, fresh.value[0]!.key);
    const before = order <= 0 && !old.done ? old.value : [];
    const after = order >= 0 && !fresh.done ? fresh.value : [];
    for (const row of mergeKey(before, after, merge, until)) merged.push(row);
    if (order <= 0) old = olds.next();
    if (order >= 0) fresh = news.next();
  }
  return merged;
}

function mergeKey(previous: readonly Row[], published: readonly Row[], { effective, dated, joined: isJoined }: Merge, until: string): readonly Row[] {
  if (!dated) return continued(previous, published, effective, until);
  if (isJoined) return pastStays(previous, published, effective);
  if (previous.length === 0) return published;
  const known = published.filter((row) => row.from < effective);
  const kept = previous.filter((row) => row.from < effective).flatMap((row) => {
    const first = known.find((one) => overlap(one, row));
    if (!first) return [endedBefore(row, effective)];
    return row.from < first.from ? [{ ...row, to: dayBefore(first.from) }] : [];
  });
  const merged = [...kept, ...published.flatMap((row) => (row.from < effective ? withHistory(row, previous, effective) : [row]))];
  return merged.sort(compareRows);
}

/** Rows without dates: those of a publication are in force from its day until the next one that the table already holds. */
function continued(previous: readonly Row[], published: readonly Row[], effective: string, until: string): readonly Row[] {
  const before = previous.filter((row) => row.from < effective).map((row) => endedBefore(row, effective));
  const after = until === "" ? [] : previous.filter((row) => lastDay(row) > until).map((row) => (row.from > until ? row : { ...row, from: dayAfter(until) }));
  return joined([...before, ...published.map((row) => ({ ...row, from: effective, to: until })), ...after].sort(compareRows));
}

/** The day before the table next changes after a day; the empty text: it does not. */
function nextChange(rows: readonly Row[], effective: string): string {
  let until = "";
  for (const { from, to } of rows) {
    for (const last of [from > effective ? dayBefore(from) : "", to >= effective ? to : ""]) {
      if (last !== "" && (until === "" || last < until)) until = last;
    }
  }
  return until;
}

/** What the table says of the days before `effective`, and what the publication says of all others. */
function pastStays(previous: readonly Row[], published: readonly Row[], effective: string): readonly Row[] {
  const past = previous.filter((row) => row.from < effective).map((row) => endedBefore(row, effective));
  const others = published.flatMap((row) => {
    const pieces: Row[] = [];
    let from = row.from;
    for (const one of past) {
      if (lastDay(one) < from || one.from > lastDay(row)) continue;
      if (one.from > from) pieces.push({ ...row, from, to: dayBefore(one.from) });
      from = dayAfter(one.to);
    }
    return from <= lastDay(row) ? [...pieces, { ...row, from }] : pieces;
  });
  return joined([...past, ...others].sort(compareRows));
}

function endedBefore(row: Row, effective: string): Row {
  return lastDay(row) < effective ? row : { ...row, to: dayBefore(effective) };
}

/**
 * A published row that began before `effective`, cut where the table had other values under the same first day: those were in force until
 * the change was published. Rows that go on from one another without a gap are the history of one published row.
 */
function withHistory(row: Row, previous: readonly Row[], effective: string): readonly Row[] {
  const pieces: Row[] = [];
  let from = row.from;
  for (const old of previous) {
    if (old.from !== from || from >= effective || from > lastDay(row)) continue;
    const last = [lastDay(old), dayBefore(effective), lastDay(row)].sort()[0]!;
    pieces.push({ key: row.key, value: old.value, from, to: last });
    from = dayAfter(last);
  }
  if (from <= lastDay(row)) pieces.push({ ...row, from });
  return joined(pieces);
}

/** Rows with one value that go on from one another are one row. */
function joined(rows: readonly Row[]): readonly Row[] {
  const result: Row[] = [];
  for (const row of rows) {
    const before = result.at(-1);
    if (before && before.value === row.value && before.to !== "" && dayAfter(before.to) === row.from) result[result.length - 1] = { ...before, to: row.to };
    else result.push(row);
  }
  return result;
}
