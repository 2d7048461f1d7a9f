import { rankingOf } from "../order.ts";
import type { Prepared, PreparedModifier, State } from "../prepared.ts";
import type { DraftLine, Fact, LineItem } from "../state.ts";
import { changedLine, lineItem, movedItem } from "./draft.ts";
import { judge, recodeClashes } from "./judge.ts";
import { limitNotes } from "./limit.ts";
import type { Made } from "./made.ts";
import { mergeLines, NOT_ADDED } from "./merge.ts";
import { modifiersFor, modifiersOf, NOT_MODIFIED } from "./modify.ts";
import type { Note } from "./note.ts";
import { worse } from "./outcome.ts";
import type { OutcomeLog } from "./outcome-log.ts";
import { pairNotes } from "./pairs.ts";

/** What the stages found so far, each with the line it is on; `undefined`: on none. */
export type Notes = { note: Note; line: DraftLine | undefined }[];

/** Instances that a tie withdraws, with the facts that would settle it. */
export type Withdrawn = ReadonlyMap<string, readonly Fact[]>;

/** Ranks the orders that a stage reads, whether or not this encounter comes to ask for them: their ties are the same for every evaluator. */
export function rank(state: State, stage: keyof Prepared["ranked"]): void {
  for (const index of state.prepared.ranked[stage]) rankingOf(state, index);
}

/** A line on its way through the stages, with the facts that hold one that a held rule could earn. */
interface Draft {
  readonly line: DraftLine;
  readonly maybe: readonly Fact[] | null;
  /** What the rules saw of the line before; undefined where it has changed since. */
  readonly seen: LineItem | undefined;
}

/** Adds modifiers on the unmerged lines, then adds lines up. */
export function modify(state: State, made: readonly Made[], withdrawn: Withdrawn, outcomes: OutcomeLog, notes: Notes): readonly Draft[] {
  const items: LineItem[] = [];
  for (let at = 0; at < made.length; at++) items.push(lineItem(state, made[at]!.draft, at, made[at]!.maybe));
  show(state, items);
  rank(state, "modifiers");
  const rules = modifiersFor(state, withdrawn);
  const sure: LineItem[] = [];
  const done: DraftLine[] = [];
  const maybes: Draft[] = [];
  const found: Notes = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    if (item.maybe) {
      maybes.push({ line: item.line, maybe: item.missing, seen: item });
      continue;
    }
    const line = rules.length === 0 && item.line.modifiers.length === 0 ? item.line : modified(item, state, rules, withdrawn, outcomes, found);
    sure.push(item);
    done.push(line);
  }
  const { lines, places, into } = mergeLines(done);
  for (let at = 0; at < found.length; at++) notes.push({ note: found[at]!.note, line: into.get(found[at]!.line!) ?? found[at]!.line });
  const drafts: Draft[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const before = sure[places[at]!];
    drafts.push({ line, maybe: null, seen: before?.line === line ? before : undefined });
  }
  for (let at = 0; at < maybes.length; at++) drafts.push(maybes[at]!);
  return drafts;
}

/** A line with the modifiers that rules put on it; the line itself where none does. */
function modified(item: LineItem, state: State, among: readonly PreparedModifier[], withdrawn: Withdrawn, outcomes: OutcomeLog, found: Notes): DraftLine {
  const done = modifiersOf(item, state, among, withdrawn, outcomes);
  if (done === NOT_MODIFIED) return item.line;
  const { modifiers, alone, dropped } = done;
  const { code, recodedFrom } = item.line;
  const rules = done.rules.length === 0 ? item.line.rules : item.line.rules.slice();
  for (const rule of done.rules) if (!rules.includes(rule)) (rules as string[]).push(rule);
  const outcome = done.notes.length > 0 ? "hold" : item.line.outcome;
  const line = changedLine(item.line, { code, rules, modifiers, alone, dropped, outcome, recodedFrom });
  for (const note of done.notes) found.push({ note, line });
  return line;
}

/** Edits and pairs on the merged lines, recodes, then limits. */
export function judged(state: State, drafts: readonly Draft[], withdrawn: Withdrawn, outcomes: OutcomeLog, notes: Notes): readonly DraftLine[] {
  const items: LineItem[] = [];
  const before: DraftLine[] = [];
  for (let at = 0; at < drafts.length; at++) {
    const { line, maybe, seen } = drafts[at]!;
    items.push(seen === undefined ? lineItem(state, line, at, maybe) : seen.index === at ? seen : movedItem(seen, at));
    if (maybe === null) before.push(line);
  }
  show(state, items);
  rank(state, "edits");
  const judgements = judge(state, withdrawn, outcomes);
  pairNotes(state, withdrawn, outcomes, notes, judgements);
  const lines = judgements.length === 0 ? before : afterJudgements(before, judgements, notes);
  if (state.prepared.limits.length === 0) return lines;
  if (lines !== before || !staysRanked(state)) {
    const shown = lines.map((line, at) => lineItem(state, line, at, null));
    for (const { line, maybe } of drafts) if (maybe !== null) shown.push(lineItem(state, line, shown.length, maybe));
    show(state, shown);
  }
  rank(state, "limits");
  const limits = limitNotes(state);
  return limits.length === 0 ? lines : afterLimits(lines, limits, notes);
}

/** Whether no stage from the edits on ranks lines: its ties would be recorded anew for lines shown again. */
function staysRanked({ prepared: { ranked } }: State): boolean {
  return ranked.edits.length === 0 && ranked.limits.length === 0;
}

/** The lines after edits and pairs; recoded lines are added up again. */
function afterJudgements(before: readonly DraftLine[], judgements: readonly Note[], notes: Notes): readonly DraftLine[] {
  const found: Notes = [...judgements, ...recodeClashes(judgements)].map((note) => ({ note, line: lineOf(note) }));
  const after = withNotes(before, found);
  const all = before.map((line) => after.get(line) ?? line);
  const { lines, into } = all.some((line) => line.recodedFrom !== undefined) ? mergeLines(all) : { lines: all, into: NOT_ADDED };
  const place = (line: DraftLine): DraftLine => {
    const recoded = after.get(line) ?? line;
    return into.get(recoded) ?? recoded;
  };
  for (const one of notes) one.line = one.line && place(one.line);
  for (const one of found) notes.push({ note: one.note, line: one.line && place(one.line) });
  return lines;
}

function afterLimits(before: readonly DraftLine[], limits: readonly Note[], notes: Notes): readonly DraftLine[] {
  const found: Notes = limits.map((note) => ({ note, line: lineOf(note) }));
  const after = withNotes(before, found);
  for (const one of notes) one.line = one.line && (after.get(one.line) ?? one.line);
  for (const one of found) notes.push({ note: one.note, line: one.line && after.get(one.line) });
  return before.map((line) => after.get(line) ?? line);
}

/** By line, those on which something was found, as they are after it. */
function withNotes(lines: readonly DraftLine[], found: Notes): ReadonlyMap<DraftLine, DraftLine> {
  const notes = new Map<DraftLine, Note[]>();
  for (const { note, line } of found) {
    if (line === undefined) continue;
    const own = notes.get(line);
    if (own === undefined) notes.set(line, [note]);
    else own.push(note);
  }
  const after = new Map<DraftLine, DraftLine>();
  for (const line of lines) {
    const own = notes.get(line);
    if (own !== undefined) after.set(line, withOutcomes(line, own));
  }
  return after;
}

function lineOf(note: Note): DraftLine | undefined {
  return "item" in note && note.item !== null && "line" in note.item ? (note.item as LineItem).line : undefined;
}

/** The line after what was found on it; two different recodes cannot both stand, so the line is held. */
function withOutcomes(line: DraftLine, notes: readonly Note[]): DraftLine {
  if (notes.length === 0) return line;
  const { rules, modifiers, alone, dropped } = line;
  let { outcome } = line;
  let to: string | undefined;
  let several = false;
  for (const note of notes) {
    if (note.kind !== "judged") outcome = worse(outcome, "hold");
    else if (note.outcome === "recode") {
      several ||= to !== undefined && to !== note.to;
      to = note.to;
    } else if (note.outcome !== "not_covered") outcome = worse(outcome, note.outcome);
  }
  if (several) outcome = worse(outcome, "hold");
  const code = several || to === undefined ? line.code : to;
  if (code === line.code) return outcome === line.outcome ? line : changedLine(line, { code: line.code, rules, modifiers, alone, dropped, outcome, recodedFrom: line.recodedFrom });
  return changedLine(line, { code, rules, modifiers, alone, dropped, outcome, recodedFrom: line.code });
}

/** Puts lines into the state as items and forgets what was derived from the lines before. */
function show(state: State, items: readonly LineItem[]): void {
  state.items.set(state.prepared.roles.line.name, items);
  state.forgetLines();
}
