import { quantityOf, readAmount } from "./amount.ts";
import type { Cell, Citing, Head, Program, RuleBase, TableRows, Test, UnitSize, Value } from "./ir.ts";
import type { RuleView } from "./rules-of.ts";
import { allOf, rulesOf } from "./rules-of.ts";
import { illTyped } from "./verify-types.ts";
import { listsFault } from "./verify-pack.ts";
import { leadsOf, restColumns, tableFaults } from "./verify-tables.ts";
import { visitTest, visitTime, visitValue } from "./visit.ts";
import type { Visitor } from "./visit.ts";
import type { Noun, Vocabulary } from "./vocabulary.ts";

/** The invariants of a program, by name. */
export type Invariant =
  /** Names of a section are sorted, and no two rules of a program share one. */
  | "names-sorted-unique"
  /** Every name in an expression, head or part stands for a rule of the right section. */
  | "reference-exists"
  /** Every noun and field is one of the vocabulary, and a field's noun is the item's or the encounter. */
  | "field-exists"
  /** A rule is deeper than every set, time and order it reads, so that evaluation on demand ends. */
  | "depth-descends"
  /** A ladder has a first or a further step, and no step is shorter than a minute. */
  | "ladder-form"
  /** The table of unit sizes has one key column and, in the column named, amounts above zero. */
  | "unit-size-form"
  /** Every exception that changes a part is listed. */
  | "exception-listed"
  /** Every table has rows of its columns, and the columns that rules read are there. */
  | "table-form"
  /** Lists are as the engine searches them, and no test stands over nothing. */
  | "lists-sound"
  /** Parts and expressions are of the types that their places need. */
  | "types-fit"
  /** Every citation is one of the pack's. */
  | "source-exists"
  /** Expressions are at most 512 deep. */
  | "expression-depth";

export interface Violation {
  readonly invariant: Invariant;
  readonly detail: string;
}

const MAX_DEPTH = 512;

/**
 * The invariants that a program breaks; none for a program that the compiler made. The program must have the right shape; `sources` is the
 * number of the pack's citations, `tables` are the rows of its tables.
 */
export function verifyProgram(program: Program, vocabulary: Vocabulary, sources = Infinity, tables: readonly TableRows[] = []): readonly Violation[] {
  const violations: Violation[] = [];
  const say = (invariant: Invariant, detail: string): void => void violations.push({ invariant, detail });
  verifyNames(program, say);
  const world = worldOf(program, vocabulary);
  for (const view of rulesOf(program, vocabulary)) verifyRule(view, world, say);
  for (const fault of tableFaults(program, tables)) say("table-form", fault);
  for (const name of uncited(program, sources)) say("source-exists", name);
  for (const rule of program.ladders) {
    if (!rule.first && !rule.more) say("ladder-form", `${rule.name} has no step`);
    for (const each of rule.more ? allOf(rule.more.each) : []) {
      if (smallest(each, program) < 1) say("ladder-form", `${rule.name} has a step below a minute`);
    }
  }
  const unsound = listsFault(program);
  if (unsound !== undefined) say("lists-sound", unsound);
  // Types are asked of names that are there.
  if (violations.length === 0) for (const name of illTyped(program, vocabulary)) say("types-fit", name);
  for (const rule of program.drugUnits) for (const size of allOf(rule.size)) verifyUnitSize(rule.name, size, program, tables, say);
  return violations;
}

type Say = (invariant: Invariant, detail: string) => void;

/** What names of a program stand for. */
interface World {
  readonly nouns: ReadonlyMap<string, Noun>;
  readonly lineFields: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly sets: ReadonlyMap<string, RuleBase>;
  readonly times: ReadonlyMap<string, RuleBase>;
  readonly orders: ReadonlyMap<string, RuleBase>;
  readonly exceptions: ReadonlySet<string>;
  /** Rules that make lines. */
  readonly makers: ReadonlySet<string>;
}

function worldOf(program: Program, vocabulary: Vocabulary): World {
  const byName = (rules: readonly RuleBase[]): ReadonlyMap<string, RuleBase> => new Map(rules.map((rule) => [rule.name, rule]));
  const names = (rules: readonly { readonly name: string }[]): ReadonlySet<string> => new Set(rules.map((rule) => rule.name));
  const lineNouns = vocabulary.nouns.filter((noun) => noun.madeBy === "lines" || noun.madeBy === "services" || noun.givenLine !== undefined);
  return {
    nouns: new Map(vocabulary.nouns.map((noun) => [noun.name, noun])),
    lineFields: new Set(lineNouns.flatMap((noun) => noun.fields.map((field) => field.name))),
    values: names(program.values),
    codes: names([...program.codeSets, ...program.tables]),
    tables: names(program.tables),
    groups: names(program.modifierGroups),
    sets: byName(program.sets),
    times: byName(program.times),
    orders: byName(program.orders),
    exceptions: names(program.exceptions),
    makers: names([...program.ladders, ...program.bills, ...program.drugUnits]),
  };
}

function verifyNames(program: Program, say: Say): void {
  const seen = new Set<string>();
  for (const section of Object.values(program) as Program[keyof Program][]) {
    let last = "";
    for (const { name } of Array.isArray(section) ? (section as readonly RuleBase[]) : section ? [section as RuleBase] : []) {
      if (seen.has(name)) say("names-sorted-unique", `${name} stands twice`);
      if (name < last) say("names-sorted-unique", `${name} stands after ${last}`);
      seen.add(name);
      last = name;
    }
  }
}

function verifyRule(view: RuleView, world: World, say: Say): void {
  const { rule } = view;
  const missing = (what: string, name: string): void => say("reference-exists", `${rule.name} names the ${what} ${name}`);
  const descend = (what: string, name: string, rules: ReadonlyMap<string, RuleBase>): void => {
    const target = rules.get(name);
    if (!target) missing(what, name);
    else if (target.depth >= rule.depth) say("depth-descends", `${rule.name} reads ${name}`);
  };
  const visitor = visitorOf(view, world, say, missing, descend);
  if (view.noun !== null && !world.nouns.has(view.noun)) say("field-exists", `${rule.name} walks ${view.noun}`);
  verifyHead(view.head, world, missing, descend);
  for (const test of view.tests) {
    if (tooDeep(test)) say("expression-depth", rule.name);
    else visitTest(test, visitor);
  }
  for (const value of view.values) visitValue(value, visitor);
  for (const time of view.times) visitTime(time, visitor);
  for (const { of, name } of view.names) {
    if (of === "time") descend("time", name, world.times);
    else if (!(of === "table" ? world.tables : world.groups).has(name)) missing(of, name);
  }
  for (const name of view.changedBy) if (!world.exceptions.has(name)) say("exception-listed", `${name} changes ${rule.name}`);
}

type Missing = (what: string, name: string) => void;
type Descend = (what: string, name: string, rules: ReadonlyMap<string, RuleBase>) => void;

function verifyHead(head: Head | null, world: World, missing: Missing, descend: Descend): void {
  if (!head) return;
  if (head.in !== undefined) descend("set", head.in, world.sets);
  if (head.codes !== undefined && !world.codes.has(head.codes)) missing("code set", head.codes);
  if (head.from !== undefined && !world.makers.has(head.from)) missing("rule that makes lines", head.from);
}

function visitorOf(view: RuleView, world: World, say: Say, missing: Missing, descend: Descend): Visitor {
  const order = (name: string): void => descend("order", name, world.orders);
  return {
    test(test) {
      if (test.op === "member") descend("set", test.set, world.sets);
      else if (test.op === "in_codes" && !world.codes.has(test.codes)) missing("code set", test.codes);
      else if (test.op === "first_in") order(test.order);
      else if (test.op === "first_of") {
        order(test.order);
        descend("set", test.set, world.sets);
      }
    },
    value(value) {
      if (value.op === "value" && !world.values.has(value.name)) missing("value", value.name);
      else if (value.op === "longest_piece_of") descend("time", value.time, world.times);
      else if (value.op === "field") verifyField(value, view, world, say);
    },
    set({ base }) {
      if ("set" in base) descend("set", base.set, world.sets);
      else if (!world.nouns.has(base.noun)) missing("noun", base.noun);
    },
    qualifier(qualifier) {
      if ("order" in qualifier) order(qualifier.order);
    },
    timeBase(base) {
      if (base.of === "time") descend("time", base.time, world.times);
    },
  };
}

function verifyField(value: Extract<Value, { op: "field" }>, view: RuleView, world: World, say: Say): void {
  const noun = world.nouns.get(value.noun);
  const inScope = value.noun === "encounter" || value.noun === view.noun;
  const known = noun?.fields.some((field) => field.name === value.field) || (noun?.madeBy === "lines" && world.lineFields.has(value.field));
  if (!inScope || !known) say("field-exists", `${view.rule.name} reads ${value.noun}.${value.field}`);
}

function verifyUnitSize(rule: string, { table, column }: UnitSize, program: Program, tables: readonly TableRows[], say: Say): void {
  const found = program.tables.find((one) => one.name === table);
  if (!found) return;
  const place = restColumns(found).findIndex((one) => one.name === column);
  const isSize = (cell: Cell | undefined): boolean => {
    const amount = typeof cell === "string" ? readAmount(cell) : undefined;
    return amount !== undefined && quantityOf(amount).numerator > 0n;
  };
  const rests = tables[found.rows]?.rests ?? [];
  if (found.key.length !== 1 || leadsOf(found) !== 1 || place < 0 || !rests.every(({ cells }) => isSize(cells[place]))) say("unit-size-form", `${rule} reads ${table}.${column}`);
}

/** Names of sections with a citation of a source that does not exist. */
function uncited(program: Program, sources: number): readonly string[] {
  return Object.entries(program).filter(([, section]) => citesBeyond(section, sources)).map(([name]) => name);
}

function citesBeyond(node: unknown, sources: number): boolean {
  if (typeof node !== "object" || node === null) return false;
  if (Array.isArray(node)) return node.some((item) => typeof item === "object" && citesBeyond(item, sources));
  const record = node as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (typeof value !== "object") continue;
    if (key === "citations" ? (value as readonly Citing[]).some(({ source }) => source < 0 || source >= sources) : citesBeyond(value, sources)) return true;
  }
  return false;
}

function tooDeep(test: Test): boolean {
  const stack: { readonly test: Test; readonly depth: number }[] = [{ test, depth: 1 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (top.depth > MAX_DEPTH) return true;
    const children = top.test.op === "not" ? [top.test.of] : top.test.op === "all" || top.test.op === "any" ? top.test.of : [];
    for (const child of children) stack.push({ test: child, depth: top.depth + 1 });
  }
  return false;
}

/** The smallest number that a constant or named value may be; a value that is neither counts as large enough. */
function smallest(value: Value, program: Program): number {
  if (value.op === "constant") return Number(value.value);
  if (value.op !== "value") return 1;
  const rule = program.values.find((one) => one.name === value.name);
  return rule ? Math.min(...allOf(rule.is).map(Number)) : 1;
}
