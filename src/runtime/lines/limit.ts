import type * as ir from "../../ir/ir.ts";
import { readDate } from "../calendar.ts";
import { alternatives, only } from "../choice.ts";
import { decide, isSkipped, whyUndecided } from "../edges/instance.ts";
import { rangesOf } from "../prepare-codes.ts";
import type { PreparedLimit, State } from "../prepared.ts";
import type { LineItem } from "../state.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { whyChoice } from "../why.ts";
import type { Note } from "./note.ts";

/** Runs every limit: over it, all lines of the code in the window get the outcome; units are never trimmed (kinds.md 7.17). */
export function limitNotes(state: State): readonly Note[] {
  return state.prepared.limits.flatMap((limit) => notesOf(limit, state));
}

function notesOf(limit: PreparedLimit, state: State): readonly Note[] {
  const notes: Note[] = [];
  const counted = new Map<string, LineItem[]>();
  for (const item of (state.items.get("line") ?? []) as readonly LineItem[]) {
    const { is, replaced } = decide(limit, state, item);
    if (is === NO || item.maybe) continue;
    if (is === UNKNOWN) {
      if (!isSkipped(limit, state, item)) notes.push({ kind: "held", rule: limit.rule, missing: whyUndecided(limit, state, item), item });
      continue;
    }
    if (replaced && replaced.value.is === "nothing") continue;
    const key = `${item.line.code} ${windowOf(limit, state, item)}`;
    const group = counted.get(key);
    if (group) group.push(item);
    else counted.set(key, [item]);
  }
  for (const group of counted.values()) notes.push(...judgeGroup(limit, state, group));
  return notes;
}

function windowOf(limit: PreparedLimit, state: State, item: LineItem): string {
  const per = only(limit.per, state, item) ?? limit.per.value;
  if (per === "line") return `line ${item.index}`;
  return per === "day" ? item.line.date : typeof per === "object" ? `days ${item.line.date}` : "encounter";
}

function judgeGroup(limit: PreparedLimit, state: State, group: readonly LineItem[]): readonly Note[] {
  const [first] = group;
  const bounds = alternatives(limit.atMost, state, first!).map((atMost) => boundOf(limit, atMost, state, first!));
  const units = group.reduce((total, item) => total + item.line.units, 0) + priorUnits(limit, state, first!);
  const over = bounds.map((bound) => bound !== undefined && units > bound);
  if (over.every((one) => !one)) return [];
  const outcomes = alternatives(limit.outcome, state, first!);
  if (over.includes(false) || outcomes.length > 1) {
    const missing = [...whyChoice(limit.rule.atMost, state, first!, limit.rule), ...whyChoice(limit.rule.outcome, state, first!, limit.rule)];
    return group.map((item) => ({ kind: "held", rule: limit.rule, missing, item }));
  }
  return group.map((item): Note => {
    const { replaced } = decide(limit, state, item);
    const { codes } = limit.rule;
    if (replaced && "reason" in replaced.value) {
      const rule = state.prepared.rules.get(replaced.exception) ?? limit.rule;
      return { kind: "judged", rule, outcome: replaced.value.is, reason: replaced.value.reason, codes, item };
    }
    return { kind: "judged", rule: limit.rule, outcome: outcomes[0]!.is, reason: outcomes[0]!.reason, codes, item };
  });
}

/** The most units: a number, or the cell of the table's row for the code; undefined where no row speaks of it. */
function boundOf(limit: PreparedLimit, atMost: ir.LimitRule["atMost"]["value"], state: State, item: LineItem): number | undefined {
  if ("count" in atMost) return atMost.count;
  const table = state.prepared.program.tables.find((one) => one.name === atMost.table)!;
  const where = only(limit.where, state, item) ?? null;
  const column = (name: string) => table.columns.findIndex((one) => one.name === name);
  const key = column(table.key[0]!);
  for (const row of table.rows) {
    const matches = rangesOf(row[key]!).some(([low, high]) => low.length === item.line.code.length && low <= item.line.code && item.line.code <= high);
    if (!matches || (where !== null && row[column(where.column)] !== where.word)) continue;
    return row[column(atMost.column)] as number;
  }
  return undefined;
}

/** Units of the code on earlier lines of the look-back window that ends with the line's date. */
function priorUnits(limit: PreparedLimit, state: State, item: LineItem): number {
  const per = only(limit.per, state, item) ?? limit.per.value;
  if (typeof per !== "object") return 0;
  const slots = state.prepared.slots.get("prior_line");
  if (!slots) return 0;
  const last = readDate(item.line.date) as number;
  let units = 0;
  for (const prior of state.items.get("prior_line") ?? []) {
    if (prior.values[slots.get("code")!] !== item.line.code) continue;
    const day = readDate(prior.values[slots.get("date")!] as string) as number;
    if (day <= last && day > last - per.days) units += (prior.values[slots.get("units")!] as number | undefined) ?? 1;
  }
  return units;
}
