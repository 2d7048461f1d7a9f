import type * as ir from "../../ir/ir.ts";
import { readDate } from "../calendar.ts";
import { alternatives } from "../choice.ts";
import { decide, isSkipped, itemsOf, whyUndecided } from "../edges/instance.ts";
import type { PreparedInstead, PreparedLimit, State } from "../prepared.ts";
import type { DraftLine, Fact, LineItem } from "../state.ts";
import { NO, or, type Truth, truth, UNKNOWN, YES } from "../truth.ts";
import { whyChoice } from "../why.ts";
import type { Counted, Note } from "./note.ts";

type Per = ir.LimitRule["per"]["value"];

/** A line that a limit counts. */
interface Passed {
  readonly item: LineItem;
  readonly replaced: PreparedInstead | undefined;
}

/** The lines of one code: those that count, and the facts behind those that may. */
interface SameCode {
  readonly code: string;
  readonly sure: Passed[];
  readonly missing: Fact[];
  unsure: boolean;
}

/** Runs every limit: over it, all lines of the code in the window get the outcome; units are never trimmed (kinds.md 7.17). */
export function limitNotes(state: State): readonly Note[] {
  const { limits } = state.prepared;
  const notes: Note[] = [];
  for (let at = 0; at < limits.length; at++) addNotes(limits[at]!, state, notes);
  return notes;
}

function addNotes(limit: PreparedLimit, state: State, notes: Note[]): void {
  const items = itemsOf(limit, state) as readonly LineItem[];
  let codes: SameCode[] | undefined;
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    const { is, replaced } = decide(limit, state, item);
    if (is === NO || replaced?.value.is === "nothing") continue;
    if (is === UNKNOWN && !item.maybe && isSkipped(limit, state, item)) continue;
    const same = ofCode((codes ??= []), item.line.code);
    if (is === YES) same.sure.push({ item, replaced });
    else {
      const missing = item.maybe ? item.missing : whyUndecided(limit, state, item);
      same.unsure = true;
      same.missing.push(...missing);
      if (!item.maybe) notes.push({ kind: "held", rule: limit.rule, missing, item });
    }
  }
  if (codes === undefined) return;
  for (let at = 0; at < codes.length; at++) {
    const same = codes[at]!;
    for (const one of same.sure) if (!surelyWithin(limit, state, one.item, same)) notes.push(...judgeLine(limit, state, one, same));
  }
}

/** The lines of a code among those found so far, which are few: the codes of one claim that a limit is for. */
function ofCode(codes: SameCode[], code: string): SameCode {
  for (let at = 0; at < codes.length; at++) if (codes[at]!.code === code) return codes[at]!;
  const same: SameCode = { code, sure: [], missing: [], unsure: false };
  codes.push(same);
  return same;
}

/** Whether no exception changes the limit, all lines are sure and their units are not over it: the way of nearly all lines. */
function surelyWithin({ per, atMost, where }: PreparedLimit, state: State, { line }: LineItem, { sure, unsure }: SameCode): boolean {
  if (unsure || per.cases.length > 0 || atMost.cases.length > 0 || where.cases.length > 0 || typeof per.value === "object") return false;
  const bound = "count" in atMost.value ? atMost.value.count : cellOf(atMost.value, where.value, state, line);
  if (bound === undefined) return true;
  let units = 0;
  for (let at = 0; at < sure.length; at++) {
    const other = sure[at]!.item.line;
    if (per.value === "encounter" || (per.value === "day" ? other.date === line.date : other === line)) units += other.units;
  }
  return units <= bound;
}

function judgeLine(limit: PreparedLimit, state: State, { item, replaced }: Passed, same: SameCode): readonly Note[] {
  const over = alternatives(limit.per, state, item).flatMap((per) => boundsOf(limit, state, item).map((bound) => overTruth(per, bound, state, item, same)));
  if (over.every((one) => one === NO)) return [];
  const outcomes = replaced ? [] : alternatives(limit.outcome, state, item);
  if (outcomes.length > 1 || over.some((one) => one !== YES)) {
    if (isSkipped(limit, state, item)) return [];
    const { per, atMost, where, outcome } = limit.rule;
    const missing = [...(over.includes(UNKNOWN) ? same.missing : []), ...[per, atMost, where, outcome].flatMap((choice) => whyChoice(choice, state, item, limit.rule))];
    return [{ kind: "held", rule: limit.rule, missing, item }];
  }
  const { codes } = limit.rule;
  const counted = countedOf(limit, state, item, same);
  if (replaced && "reason" in replaced.value) {
    const rule = state.prepared.rules.get(replaced.exception) ?? limit.rule;
    return [{ kind: "judged", rule, outcome: replaced.value.is, reason: replaced.value.reason, codes, item, counted }];
  }
  const [outcome] = outcomes;
  return [{ kind: "judged", rule: limit.rule, outcome: outcome!.is, reason: outcome!.reason, codes, item, counted }];
}

/** What a limit that is exceeded counted: its parts are known then, and so are the units. */
function countedOf(limit: PreparedLimit, state: State, item: LineItem, { sure }: SameCode): Counted {
  const [per] = alternatives(limit.per, state, item);
  const [atMost] = boundsOf(limit, state, item);
  return { units: Math.max(...windowsOf(per!, state, item, sure.map((one) => one.item))), atMost: atMost!, per: per! };
}

/** Whether a window that holds the line has more units than it may; a line that may yet come adds units to all of them. */
function overTruth(per: Per, bound: number | undefined, state: State, item: LineItem, { sure, unsure }: SameCode): Truth {
  if (bound === undefined) return NO;
  let over: Truth = unsure ? UNKNOWN : NO;
  for (const units of windowsOf(per, state, item, sure.map((one) => one.item))) over = or(over, truth(units > bound));
  return over;
}

/** Units in each window that holds the line: the line, its day, the encounter, or the days back from each later line. */
function windowsOf(per: Per, state: State, item: LineItem, lines: readonly LineItem[]): readonly number[] {
  if (per === "line") return [item.line.units];
  if (per === "encounter") return [unitsOf(lines)];
  if (per === "day") return [unitsOf(lines.filter(({ line }) => line.date === item.line.date))];
  const ends = [...new Set(lines.map(({ line }) => line.date))].filter((end) => reaches(end, item.line.date, per.days));
  return ends.map((end) => unitsOf(lines.filter(({ line }) => reaches(end, line.date, per.days))) + priorUnits(state, item.line.code, end, per.days));
}

function unitsOf(lines: readonly LineItem[]): number {
  return lines.reduce((total, { line }) => total + line.units, 0);
}

/** Whether a date lies in the window of some days that ends with another. */
function reaches(end: string, date: string, days: number): boolean {
  const back = (readDate(end) as number) - (readDate(date) as number);
  return back >= 0 && back < days;
}

/** The most units: a number, or the cell of the row for the code on the line's date; undefined where no row speaks of it. */
function boundsOf(limit: PreparedLimit, state: State, item: LineItem): readonly (number | undefined)[] {
  return alternatives(limit.atMost, state, item).flatMap((atMost) =>
    "count" in atMost ? [atMost.count] : alternatives(limit.where, state, item).map((where) => cellOf(atMost, where, state, item.line)),
  );
}

function cellOf(atMost: { readonly table: string; readonly column: string }, where: ir.RowTest | null, state: State, { code, date }: DraftLine): number | undefined {
  const table = state.prepared.tables.get(atMost.table)!;
  for (const row of table.rows(code, date)) if (table.has(row, where)) return table.cell(row, atMost.column) as number;
  return undefined;
}

/** The noun whose items are earlier lines; a vocabulary without it knows none. */
const PRIOR_LINE = "prior_line";

/** Units of the code on earlier lines of the look-back window. */
function priorUnits(state: State, code: string, end: string, days: number): number {
  const slots = state.prepared.slots.get(PRIOR_LINE);
  if (!slots) return 0;
  let units = 0;
  for (const prior of state.items.get(PRIOR_LINE) ?? []) {
    if (prior.values[slots.get("code")!] !== code) continue;
    if (reaches(end, prior.values[slots.get("date")!] as string, days)) units += (prior.values[slots.get("units")!] as number | undefined) ?? 1;
  }
  return units;
}
