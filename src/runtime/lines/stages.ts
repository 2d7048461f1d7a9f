import { rankingOf } from "../order.ts";
import type { Prepared, State } from "../prepared.ts";
import type { DraftLine, Fact, LineItem } from "../state.ts";
import { lineItem } from "./draft.ts";
import { judge, recodeClashes } from "./judge.ts";
import { limitNotes } from "./limit.ts";
import type { Made } from "./made.ts";
import { mergeLines } from "./merge.ts";
import { modifiersOf } from "./modify.ts";
import type { Note } from "./note.ts";
import { worse } from "./outcome.ts";
import { pairNotes } from "./pairs.ts";

/** What the stages found so far, each with the line it is on; `undefined`: on none. */
export type Notes = { note: Note; line: DraftLine | undefined }[];

/** Instances that a tie withdraws, with the facts that would settle it. */
export type Withdrawn = ReadonlyMap<string, readonly Fact[]>;

/** Ranks the orders that a stage reads, whether or not this encounter comes to ask for them: their ties are the same for every evaluator. */
export function rank(state: State, stage: keyof Prepared["ranked"]): void {
  for (const index of state.prepared.ranked[stage]) rankingOf(state, index);
}

/** Adds modifiers on the unmerged lines, then adds lines up. */
export function modify(state: State, made: readonly Made[], withdrawn: Withdrawn, outcomes: Map<string, string>, notes: Notes): readonly { line: DraftLine; maybe: readonly Fact[] | null }[] {
  const items = showLines(state, made.map(({ draft, maybe }) => ({ line: draft, maybe })));
  rank(state, "modifiers");
  const done: { line: DraftLine; notes: readonly Note[] }[] = [];
  const maybes: { line: DraftLine; maybe: readonly Fact[] | null }[] = [];
  for (const item of items) {
    if (item.maybe) {
      maybes.push({ line: item.line, maybe: item.missing });
      continue;
    }
    const modified = modifiersOf(item, state, withdrawn, outcomes);
    const outcome = modified.notes.length > 0 ? "hold" : item.line.outcome;
    const rules = [...new Set([...item.line.rules, ...modified.rules])];
    const { modifiers, dropped } = modified;
    done.push({ line: { ...item.line, modifiers, rules, outcome, ...(dropped.length > 0 ? { dropped } : {}) }, notes: modified.notes });
  }
  const { lines, into } = mergeLines(done.map(({ line }) => line));
  for (const one of done) for (const note of one.notes) notes.push({ note, line: into.get(one.line) });
  return [...lines.map((line) => ({ line, maybe: null })), ...maybes];
}

/** Edits and pairs on the merged lines, recodes, then limits. */
export function judged(
  state: State,
  drafts: readonly { line: DraftLine; maybe: readonly Fact[] | null }[],
  withdrawn: Withdrawn,
  outcomes: Map<string, string>,
  notes: Notes,
): readonly DraftLine[] {
  showLines(state, drafts);
  rank(state, "edits");
  const judgements = [...judge(state, withdrawn, outcomes), ...pairNotes(state, withdrawn, outcomes, notes)];
  const found: Notes = [...judgements, ...recodeClashes(judgements)].map((note) => ({ note, line: lineOf(note) }));
  const recoded = new Map<DraftLine, DraftLine>();
  for (const { line } of drafts) {
    const mine = found.filter((one) => one.line === line).map((one) => one.note);
    recoded.set(line, withOutcomes(line, mine));
  }
  const sure = drafts.filter(({ maybe }) => maybe === null).map(({ line }) => recoded.get(line)!);
  const { lines, into } = sure.some((line) => line.recodedFrom !== undefined) ? mergeLines(sure) : unmerged(sure);
  const place = (line: DraftLine | undefined) => (line === undefined ? undefined : (into.get(recoded.get(line) ?? line) ?? line));
  for (const one of notes) one.line = place(one.line);
  for (const one of found) notes.push({ note: one.note, line: place(one.line) });
  if (state.prepared.limits.length === 0) return lines;
  showLines(state, [...lines.map((line) => ({ line, maybe: null })), ...drafts.filter(({ maybe }) => maybe !== null)]);
  rank(state, "limits");
  const limits = limitNotes(state).map((note) => ({ note, line: lineOf(note) }));
  const after = new Map(lines.map((line) => [line, withOutcomes(line, limits.filter((one) => one.line === line).map((one) => one.note))]));
  for (const one of notes) one.line = one.line && (after.get(one.line) ?? one.line);
  for (const one of limits) notes.push({ note: one.note, line: one.line && after.get(one.line) });
  return [...after.values()];
}

function unmerged(lines: readonly DraftLine[]): ReturnType<typeof mergeLines> {
  return { lines, into: new Map(lines.map((line) => [line, line])) };
}

function lineOf(note: Note): DraftLine | undefined {
  return "item" in note && note.item !== null && "line" in note.item ? (note.item as LineItem).line : undefined;
}

/** The line after what was found on it; two different recodes cannot both stand, so the line is held. */
function withOutcomes(line: DraftLine, notes: readonly Note[]): DraftLine {
  let { outcome } = line;
  const codes = new Set<string>();
  for (const note of notes) {
    if (note.kind !== "judged") outcome = worse(outcome, "hold");
    else if (note.outcome === "recode") codes.add(note.to!);
    else if (note.outcome !== "not_covered") outcome = worse(outcome, note.outcome);
  }
  if (codes.size > 1) outcome = worse(outcome, "hold");
  const [code] = codes.size === 1 ? codes : [line.code];
  if (code === line.code) return outcome === line.outcome ? line : { ...line, outcome };
  return { ...line, outcome, code: code!, recodedFrom: line.code };
}

/** Puts lines into the state as items and forgets what was derived from the lines before. */
function showLines(state: State, lines: readonly { readonly line: DraftLine; readonly maybe: readonly Fact[] | null }[]): readonly LineItem[] {
  const items = lines.map(({ line, maybe }, index) => lineItem(state, line, index, maybe));
  state.items.set(state.prepared.roles.line.name, items);
  const { sets, times, orders } = state.prepared.readsLines;
  for (const index of sets) {
    state.sets[index] = undefined;
    state.facts.delete(state.prepared.sets[index]!.rule.name);
  }
  for (const index of times) {
    state.times[index] = undefined;
    state.facts.delete(state.prepared.times[index]!.rule.name);
  }
  for (const index of orders) {
    state.orders[index] = undefined;
    state.facts.delete(state.prepared.orders[index]!.rule.name);
  }
  return items;
}
