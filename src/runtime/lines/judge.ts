import { alternatives, exceptionsOf } from "../choice.ts";
import { decide, isNotFor, isSkipped, itemsOf, whyUndecided, withdrawnFacts } from "../edges/instance.ts";
import type { Item } from "../encounter.ts";
import type { PreparedEdit, State } from "../prepared.ts";
import type { Fact, LineItem } from "../state.ts";
import { NO, UNKNOWN } from "../truth.ts";
import { whyChoice } from "../why.ts";
import type { Note } from "./note.ts";
import type { OutcomeLog } from "./outcome-log.ts";

/** Runs every edit over its items: warn, pend, hold, deny or recode (kinds.md 7.15). */
export function judge(state: State, held: ReadonlyMap<string, readonly Fact[]>, outcomes: OutcomeLog): Note[] {
  const notes: Note[] = [];
  const { edits } = state.prepared;
  for (let number = 0; number < edits.length; number++) {
    const edit = edits[number]!;
    const items = itemsOf(edit, state);
    for (let at = 0; at < items.length; at++) {
      const item = items[at]!;
      if (item !== null && held.size === 0 && isNotFor(edit, state, item)) continue;
      if (item !== null && "line" in item && (item as LineItem).maybe) continue;
      const note = judgeOne(edit, state, item, held);
      if (note === undefined) continue;
      notes.push(note);
      outcomes.add(edit.rule.name, item, note);
    }
  }
  return notes;
}

/** Two different recodes of one line cannot both stand (kinds.md 7.15): a note for each line that has them. */
export function recodeClashes(notes: readonly Note[]): readonly Note[] {
  const recodes = new Map<Item, Extract<Note, { kind: "judged" }>[]>();
  for (const note of notes) {
    if (note.kind !== "judged" || note.outcome !== "recode" || note.item === null) continue;
    recodes.set(note.item, [...(recodes.get(note.item) ?? []), note]);
  }
  return [...recodes].flatMap(([item, found]): readonly Note[] => {
    const codes = [...new Set(found.map((note) => note.to!))].sort();
    return codes.length < 2 ? [] : [{ kind: "recodes", rule: found[0]!.rule, codes, item: item as LineItem }];
  });
}

function judgeOne(edit: PreparedEdit, state: State, item: Item | null, held: ReadonlyMap<string, readonly Fact[]>): Note | undefined {
  const withdrawn = withdrawnFacts(held, edit.rule, item);
  if (withdrawn) return { kind: "held", rule: edit.rule, missing: withdrawn, item };
  const { is, replaced } = decide(edit, state, item);
  if (is === NO || replaced?.value.is === "nothing") return undefined;
  const outcomes = replaced ? [] : alternatives(edit.outcome, state, item);
  if (is === UNKNOWN || outcomes.length > 1) {
    if (isSkipped(edit, state, item)) return undefined;
    const missing = [...whyUndecided(edit, state, item), ...whyChoice(edit.rule.outcome, state, item, edit.rule)];
    return { kind: "held", rule: edit.rule, missing, item };
  }
  const { codes } = edit.rule;
  if (replaced) {
    const { value, exception } = replaced;
    if (!("reason" in value)) return undefined;
    const rule = state.prepared.rules.get(exception) ?? edit.rule;
    return { kind: "judged", rule, outcome: value.is, reason: value.reason, codes, item };
  }
  const [outcome] = outcomes;
  const [changed] = exceptionsOf(edit.outcome, state, item);
  const rule = changed === undefined ? edit.rule : (state.prepared.rules.get(changed) ?? edit.rule);
  const note = { kind: "judged", rule, outcome: outcome!.is, reason: outcome!.reason, codes, item } as const;
  return outcome!.is === "recode" ? { ...note, to: outcome!.to } : note;
}
