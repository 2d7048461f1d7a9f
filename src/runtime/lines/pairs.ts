import type * as ir from "../../ir/ir.ts";
import { holdsCode } from "../../ir/table-rows.ts";
import { alternatives, exceptionsOf } from "../choice.ts";
import { decide, isSkipped, whyUndecided, withdrawnFacts } from "../edges/instance.ts";
import { possible } from "../edges/ladder.ts";
import { factsTogether } from "../facts.ts";
import { linesIn } from "../items.ts";
import type { PreparedPair, State } from "../prepared.ts";
import type { LedRows } from "../row-index.ts";
import type { DraftLine, Fact, LineItem } from "../state.ts";
import { and, NO, not, or, type Truth, truth, UNKNOWN, YES } from "../truth.ts";
import { whyChoice } from "../why.ts";
import type { Note } from "./note.ts";
import type { OutcomeLog } from "./outcome-log.ts";

/** All lines of a claim as a rule over pairs sees them, and what the stages before found on them. */
interface Claim {
  readonly lines: readonly LineItem[];
  /** Those whose code a row of the rule's table begins with, and at the same place the rows of each. */
  readonly leading: readonly LineItem[];
  readonly led: readonly LedRows[];
  readonly before: readonly { readonly note: Note; readonly line: DraftLine | undefined }[];
}

/** Whether a rule judges a line, and the facts of lines that are not sure and would decide. */
interface Judgement {
  readonly is: Truth;
  readonly missing: readonly Fact[];
}

/** Runs every rule over pairs of codes: it judges a line by the other lines of the claim, whatever their outcome (kinds.md 7.16). Adds to `notes`. */
export function pairNotes(state: State, held: ReadonlyMap<string, readonly Fact[]>, outcomes: OutcomeLog, before: Claim["before"], notes: Note[]): void {
  const { pairs } = state.prepared;
  if (pairs.length === 0) return;
  const lines = linesIn(state);
  for (let number = 0; number < pairs.length; number++) {
    const pair = pairs[number]!;
    const claim = claimOf(pair, lines, before);
    // Most claims have no line that a row of the table begins with.
    if (claim.leading.length === 0 && held.size === 0) continue;
    for (let at = 0; at < lines.length; at++) {
      const item = lines[at]!;
      if (item.maybe) continue;
      const note = noteOf(pair, state, item, claim, held);
      if (note === undefined) continue;
      notes.push(note);
      outcomes.add(pair.rule.name, item, note);
    }
  }
}

/** The claim as one rule sees it. */
function claimOf({ table }: PreparedPair, lines: readonly LineItem[], before: Claim["before"]): Claim {
  let leading: LineItem[] | undefined;
  let led: LedRows[] | undefined;
  for (let at = 0; at < lines.length; at++) {
    const rows = table.ledBy(lines[at]!.line.code);
    if (rows === undefined) continue;
    (leading ??= []).push(lines[at]!);
    (led ??= []).push(rows);
  }
  return { lines, leading: leading ?? NONE, led: led ?? NONE, before };
}

const NONE: readonly never[] = [];

function noteOf(pair: PreparedPair, state: State, item: LineItem, claim: Claim, held: ReadonlyMap<string, readonly Fact[]>): Note | undefined {
  const withdrawn = withdrawnFacts(held, pair.rule, item);
  if (withdrawn) return { kind: "held", rule: pair.rule, missing: withdrawn, item };
  const { form } = pair.rule;
  const found = form.is === "needs" ? lacksParent(pair, form, state, item, claim) : isDropped(pair, form, state, item, claim);
  if (found.is === NO) return undefined;
  const { is, replaced } = decide(pair, state, item);
  if (is === NO || replaced?.value.is === "nothing") return undefined;
  const outcomes = replaced ? [] : alternatives(pair.outcome, state, item);
  if (and(is, found.is) !== YES || outcomes.length > 1) {
    if (isSkipped(pair, state, item)) return undefined;
    const undecided = is === UNKNOWN ? whyUndecided(pair, state, item) : [];
    return { kind: "held", rule: pair.rule, missing: factsTogether([found.missing, undecided, whyChoice(pair.rule.outcome, state, item, pair.rule)]), item };
  }
  const { codes } = pair.rule;
  if (replaced && "reason" in replaced.value) {
    const rule = state.prepared.rules.get(replaced.exception) ?? pair.rule;
    return { kind: "judged", rule, outcome: replaced.value.is, reason: replaced.value.reason, codes, item };
  }
  const [outcome] = outcomes;
  const [changed] = exceptionsOf(pair.outcome, state, item);
  const rule = changed === undefined ? pair.rule : (state.prepared.rules.get(changed) ?? pair.rule);
  return { kind: "judged", rule, outcome: outcome!.is, reason: outcome!.reason, codes, item };
}

/** The rows in force on the line's date that count; with an unknown guard, under each reading of `where`. */
function wheres(pair: PreparedPair, state: State, item: LineItem): readonly (ir.RowTest | null)[] {
  return alternatives(pair.where, state, item);
}

/** A line of `drops` beside a line of `keeps` on its date, where no modifier lifts the pair. */
function isDropped(pair: PreparedPair, form: Extract<ir.PairForm, { is: "drops" }>, state: State, item: LineItem, claim: Claim): Judgement {
  let is: Truth = NO;
  let missing: (readonly Fact[])[] | undefined;
  const keptLeads = pair.table.key[0] === form.keeps;
  const own = keptLeads ? undefined : claim.led[claim.leading.indexOf(item)];
  if (!keptLeads && own === undefined) return NOT_FOUND;
  const others = keptLeads ? claim.leading : claim.lines;
  for (let at = 0; at < others.length; at++) {
    const other = others[at]!;
    if (other === item || (!other.maybe && other.line.date !== item.line.date)) continue;
    const rows = own === undefined ? claim.led[at]!.rows(item.line.code, item.line.date) : own.rows(other.line.code, item.line.date);
    if (rows.length === 0) continue;
    const dropped = agreement(wheres(pair, state, item).map((where) =>
      rows.filter((row) => pair.table.has(row, where)).map((row) => not(isLifted(pair, state, item, other, row, claim))).reduce(or, NO as Truth),
    ));
    const one = and(dropped, other.maybe ? UNKNOWN : YES);
    if (one === YES) return { is: YES, missing: [] };
    if (one === NO) continue;
    is = UNKNOWN;
    (missing ??= []).push(other.missing, ...waitingFor(item, claim).map((note) => note.missing), ...waitingFor(other, claim).map((note) => note.missing), whyChoices(pair, state, item));
  }
  return missing === undefined ? NOT_FOUND : { is, missing: factsTogether(missing) };
}

const NOT_FOUND: Judgement = { is: NO, missing: [] };

/** Whether a modifier of the group on either line lifts the pair of a row. */
function isLifted(pair: PreparedPair, state: State, item: LineItem, other: LineItem, row: ir.RowRest, claim: Claim): Truth {
  const { bypass, table } = pair;
  if (bypass === null) return NO;
  const allowed = agreement(alternatives(bypass.where, state, item).map((where) => truth(table.has(row, where))));
  if (allowed === NO) return NO;
  const members = alternatives(bypass.by, state, item).flatMap((group) => alternatives(group.members, state, null));
  const carries = (line: LineItem): Truth => agreement(members.map((all) => carriesOne(line, all, claim)));
  return and(allowed, or(carries(item), other.maybe ? UNKNOWN : carries(other)));
}

/** Whether a line carries one of some modifiers; not known where it waits for a fact that would give it one. */
function carriesOne(line: LineItem, members: readonly string[], claim: Claim): Truth {
  if (line.line.modifiers.some((one) => members.includes(one))) return YES;
  return waitingFor(line, claim).some(({ rule }) => possible((rule as ir.ModifierRule).add).some((one) => members.includes(one))) ? UNKNOWN : NO;
}

/** Modifiers of a line that are held. */
function waitingFor(item: LineItem, { before }: Claim): readonly Extract<Note, { kind: "held" }>[] {
  return before.flatMap(({ note, line }) => (line === item.line && note.kind === "held" && "add" in note.rule ? [note] : []));
}

/** A line whose row lists parents, none of which is on the claim. */
function lacksParent(pair: PreparedPair, form: Extract<ir.PairForm, { is: "needs" }>, state: State, item: LineItem, claim: Claim): Judgement {
  const { lines } = claim;
  const rows = claim.led[claim.leading.indexOf(item)]?.rows(item.line.code, item.line.date) ?? NONE;
  if (rows.length === 0 || hasParents(pair, form, item, lines, rows)) return NOT_FOUND;
  const maybes: LineItem[] = [];
  const lacks = (row: ir.RowRest): Truth => {
    const cell = pair.table.cell(row, form.oneOf);
    const parents = typeof cell === "object" && "list" in cell ? cell.list : [];
    const found = lines.filter((other) => other !== item && parents.some((one) => holdsCode(one, other.line.code)));
    if (found.some((other) => !other.maybe)) return NO;
    maybes.push(...found);
    return found.length > 0 ? UNKNOWN : YES;
  };
  const is = agreement(wheres(pair, state, item).map((where) => rows.filter((row) => pair.table.has(row, where)).map(lacks).reduce(or, NO as Truth)));
  return { is, missing: is === UNKNOWN ? factsTogether([...maybes.map((one) => one.missing), whyChoices(pair, state, item)]) : [] };
}

/** Whether every row has a parent that is surely on the claim, whichever rows count: the way of most lines. */
function hasParents({ table }: PreparedPair, form: Extract<ir.PairForm, { is: "needs" }>, item: LineItem, lines: readonly LineItem[], rows: readonly ir.RowRest[]): boolean {
  for (let at = 0; at < rows.length; at++) {
    const cell = table.cell(rows[at]!, form.oneOf);
    if (typeof cell !== "object" || !("list" in cell) || !hasParent(cell.list, item, lines)) return false;
  }
  return true;
}

function hasParent(parents: readonly string[], item: LineItem, lines: readonly LineItem[]): boolean {
  for (let at = 0; at < lines.length; at++) {
    const other = lines[at]!;
    if (other === item || other.maybe) continue;
    for (let parent = 0; parent < parents.length; parent++) if (holdsCode(parents[parent]!, other.line.code)) return true;
  }
  return false;
}

function whyChoices(pair: PreparedPair, state: State, item: LineItem): readonly Fact[] {
  const { rule } = pair;
  const bypass = rule.form.is === "drops" ? rule.form.bypass : null;
  const choices: readonly ir.Choice<unknown>[] = [rule.where, ...(bypass ? [bypass.by, bypass.where] : [])];
  const groups = pair.bypass ? alternatives(pair.bypass.by, state, item) : [];
  return factsTogether([
    ...choices.map((choice) => whyChoice(choice, state, item, rule)),
    ...groups.map((group) => whyChoice(group.rule.members, state, null, group.rule)),
  ]);
}

/** What all readings say, or not known where they differ. */
function agreement(truths: readonly Truth[]): Truth {
  return truths.every((one) => one === truths[0]) ? truths[0]! : UNKNOWN;
}
