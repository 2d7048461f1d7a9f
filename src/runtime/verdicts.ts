import type * as ir from "../ir/ir.ts";
import type { Item } from "./encounter.ts";
import type { Evaluation } from "./evaluate.ts";
import { worse } from "./evaluate.ts";
import { labelsOf } from "./facts.ts";
import { linesIn } from "./items.ts";
import { type Counted, type Note, reasonOf } from "./lines/note.ts";
import type { PreparedEdge, State } from "./prepared.ts";
import type { DraftLine, LineItem } from "./state.ts";
import type { ExplanationNode, Telling } from "./telling.ts";
import type { Settled } from "./ties.ts";

/**
 * What decided the outcome of a line after it was made: each edit, limit and modifier rule that found something on it, most severe
 * first, with the values of its clauses. What is weaker than the line's outcome says so.
 */
export function verdictsOn(line: DraftLine, evaluation: Evaluation, telling: Telling): readonly ExplanationNode[] {
  const { notes, state } = evaluation;
  const mine = notes.filter((one) => one.line === line).map(({ note }) => note);
  const item = itemOf(line, evaluation);
  return [...mine, ...coverageOf(line, evaluation)].sort(compareNotes).map((note) => {
    const told = verdict(note, "item" in note && note.item !== null && !("line" in note.item) ? note.item : item, state, telling);
    const outweighed = line.outcome !== "bill" && worse(outcomeOf(note), line.outcome) !== outcomeOf(note);
    return outweighed ? { ...told, detail: `${told.detail ?? ""}; the line has ${line.outcome}` } : told;
  });
}

/** What is found beyond the lines: by edits and `not covered` of a service, of another item, of the encounter; by ties. */
export function verdictsBeyondLines({ evaluation, notes: ties }: Settled, telling: Telling): readonly ExplanationNode[] {
  const { notes, state } = evaluation;
  const loose = notes.flatMap(({ note, line }) => (line !== undefined || ("rule" in note && state.prepared.makers.has(note.rule.name)) ? [] : [note]));
  const told = [...ties, ...loose];
  return told.sort(compareNotes).map((note) => verdict(note, "item" in note ? note.item : null, state, telling));
}

/** The modifier that a rule put on a line. */
export function addedBy(rule: ir.RuleBase | undefined, { modifiers }: DraftLine): { readonly detail?: string } {
  if (rule === undefined || !("add" in rule)) return {};
  const { add } = rule as ir.ModifierRule;
  const added = [...(add.cases ?? []).map((one) => one.value), add.value].find((modifier) => modifiers.includes(modifier));
  return added === undefined ? {} : { detail: `adds modifier ${added}` };
}

/** Modifiers that a rule added, or the encounter brought, and a group did not keep. */
export function droppedFrom(line: DraftLine, telling: Telling): readonly ExplanationNode[] {
  const told = new Map<string, ExplanationNode>();
  for (const { modifier, rules, group, kept } of line.dropped ?? []) {
    const from = rules.length > 0 ? ` of ${[...new Set(rules)].join(", ")}` : ", which came with the line,";
    const detail = `modifier ${modifier}${from} is left off beside ${kept.join(", ")}`;
    told.set(`${group}\n${detail}`, { ...telling.rule(group), detail });
  }
  return [...told.values()];
}

/** Where it is not known whether the pack covers the chart, that holds every made line. */
function coverageOf(line: DraftLine, { notes, state }: Evaluation): readonly Note[] {
  if (line.given || line.outcome !== "hold") return [];
  const rules = new Set<ir.RuleBase>(state.prepared.notCovered.map(({ rule }) => rule));
  return notes.flatMap(({ note }) => (note.kind === "held" && rules.has(note.rule) ? [note] : []));
}

/** The item of a line as the last rules saw it: sets of lines know no other. */
export function itemOf(line: DraftLine, { state, lines }: Evaluation): LineItem | null {
  const items = linesIn(state);
  const same = items.find((item) => item.line === line || (item.line.code === (line.recodedFrom ?? line.code) && item.line.date === line.date && item.line.services === line.services && item.line.from === line.from));
  return same ?? items[lines.indexOf(line)] ?? null;
}

function verdict(note: Note, item: Item | null, state: State, telling: Telling): ExplanationNode {
  const rule = "rule" in note ? note.rule : undefined;
  const told: ExplanationNode = rule === undefined ? { title: "the modifiers of the line", children: [] } : telling.rule(rule.name);
  return { ...told, detail: wordsOf(note), children: rule === undefined ? [] : [...clausesOf(rule, item, state, telling), ...countedIn(note)] };
}

function wordsOf(note: Note): string {
  switch (note.kind) {
    case "judged": return `${note.outcome}${note.to === undefined ? "" : ` to ${note.to}`}: ${note.reason}`;
    case "held": return labelsOf(note.missing).length > 0 ? `hold: not documented: ${labelsOf(note.missing).join(", ")}` : "hold: cannot be decided";
    case "tie": return `${note.outcome}: ${note.reason}`;
    default: return `hold: ${reasonOf(note)}`;
  }
}

/** Head and `when` of a rule with their values; of an exception those of the rule it changed. */
function clausesOf(rule: ir.RuleBase, item: Item | null, state: State, telling: Telling): readonly ExplanationNode[] {
  const { edits, pairs, limits, modifiers, notCovered } = state.prepared;
  const edges: readonly (PreparedEdge & { readonly rule: ir.RuleBase & { readonly head?: ir.Head | null; readonly when: ir.Choice<ir.Test | null> } })[] = [...edits, ...pairs, ...limits, ...modifiers, ...notCovered];
  const changed = new Set(state.prepared.program.exceptions.find(({ name }) => name === rule.name)?.to ?? [rule.name]);
  const edge = edges.find((one) => changed.has(one.rule.name) && (one.head === null ? item === null : one.head.noun === item?.noun));
  return edge === undefined ? [] : telling.clausesOf(edge, edge.rule, item);
}

function countedIn(note: Note): readonly ExplanationNode[] {
  return note.kind === "judged" && note.counted !== undefined ? [{ title: countedWords(note.counted), children: [] }] : [];
}

function countedWords({ units, atMost, per }: Counted): string {
  const window = typeof per === "string" ? `per ${per}` : `in ${per.days} days`;
  return `${units} ${units === 1 ? "unit" : "units"} of the code, at most ${atMost} ${window}`;
}

const ORDER = ["deny", "not_covered", "hold", "pend", "warn", "recode"] as const;

function outcomeOf(note: Note): (typeof ORDER)[number] {
  return note.kind === "judged" || note.kind === "tie" ? note.outcome : "hold";
}

function compareNotes(a: Note, b: Note): number {
  const [left, right] = [a, b].map((note) => [String(ORDER.indexOf(outcomeOf(note))), "rule" in note ? note.rule.name : "", wordsOf(note)].join("\n")) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
