import { encodeCanonical } from "../../ir/canonical.ts";
import type * as ir from "../../ir/ir.ts";
import { allOf } from "../../ir/rules-of.ts";
import { visitTest } from "../../ir/visit.ts";
import { atomOf, type Atom, type Point } from "../../compiler/regions/atoms.ts";
import { and, ANY, negated, NO, or, YES } from "../../compiler/regions/outcomes.ts";
import { variableOf } from "../../compiler/regions/variable.ts";
import type { RegionWorld } from "../../compiler/regions/world.ts";
import type { Fields } from "../charts/chart.ts";
import { withoutWords } from "./parts.ts";
import { type Given, type RuleChange, rulesIn } from "./rule-changes.ts";
import type { Stretch } from "./stretches.ts";
import { isDefinition } from "./units.ts";

/** A value of a field of the encounter for which it is proved that two packs bill alike. */
export interface ProvedAlike {
  readonly field: string;
  readonly value: Point;
  readonly words: string;
}

/** Where two packs are proved to bill alike. */
export interface Frame {
  readonly alike: readonly ProvedAlike[];
  /** Whether every encounter is: no guard can hold, or be unknown, for any. */
  readonly everywhere: boolean;
  /** Whether every encounter whose own fields are these is proved to bill alike. */
  covers(fields: Fields): boolean;
}

/**
 * The argument. Let every rule that two programs do not have alike be given a guard, a test that holds for some item of every encounter for which the
 * rule may give another result:
 *   - a rule that stands in one program only: its `applies` and, where it has one, its `when`; where they are false for an item the rule makes nothing of it;
 *   - a definition (a set, time, order, value, list) that stands in one program only: never, since the rules alike in both cannot name it and
 *     those that name it have guards of their own;
 *   - a rule in which only exceptions' cases differ: the guards of these cases; a case counts only where its guard is not false;
 *   - any other rule: `applies` and `when` of both.
 * Where all guards are false for every item, each rule gives the same in both programs: by induction over the order in which rules rest on one another, a rule
 * alike in both is asked with the same items and the same results below it, and one that is not alike gives what it gives without the difference. So lines, their
 * units, modifiers, dates and outcomes are the same. A field of the encounter is the same for all items; if a guard is false whatever else is charted once that
 * field has a value, it is false for every item of every encounter with the value. Tests of anything else are taken to answer anything, in three values, so nothing
 * is assumed of them.
 *
 * What is not covered: encounters in which items tie in a ranking or a spacing. Which arrangements are tried then, and how many may be, depends on every order and field that a
 * program reads. And the rule that is named as the reason for a minute that is not billed depends on how deep rules stand. The report says so.
 */
export function frameOf(stretch: Stretch, old: ir.Pack, now: ir.Pack): Frame {
  const before: Given = { pack: old, program: old.programs[stretch.old!]! };
  const after: Given = { pack: now, program: now.programs[stretch.now!]! };
  const changes = stretch.changes.filter(({ what }) => what !== "words");
  const guards = changes.map((change) => guardOf(change, before, after));
  if (changes.length === 0 || guards.includes("always") || old.vocabulary.name !== now.vocabulary.name) return NOWHERE;
  const tests = guards.filter((guard) => guard !== "never" && guard !== "always");
  const world = worldOf(before, after, stretch);
  const atoms = new Map<string, Atom[]>();
  for (const test of tests) visitTest(test, { test: (part) => keepAtom(part, world, atoms) });
  const alike: ProvedAlike[] = [];
  for (const [key, group] of atoms) {
    const { field } = fieldAsked(group[0]!)!;
    const variable = variableOf(group, world);
    for (const value of variable.points) {
      const known = new Map([[key, value]]);
      if (tests.every((test) => outcomesWith(test, world, known) === NO)) alike.push({ field, value, words: variable.words(value) });
    }
  }
  const self = now.vocabulary.nouns.find(({ name }) => name === "encounter");
  const covers = (fields: Fields): boolean => {
    const known = new Map<string, Point>();
    for (const [key, group] of atoms) {
      const name = fieldAsked(group[0]!)!.field;
      const value = fields[name];
      if (typeof value === "string" || typeof value === "boolean") known.set(key, value);
      else if (value === undefined && self?.fields.find((one) => one.name === name)?.absence.is === "documentable") known.set(key, undefined);
    }
    return tests.every((test) => outcomesWith(test, world, known) === NO);
  };
  return { alike, everywhere: tests.every((test) => outcomesWith(test, world, new Map()) === NO), covers };
}

const NOWHERE: Frame = { alike: [], everywhere: false, covers: () => false };

function keepAtom(test: ir.Test, world: RegionWorld, atoms: Map<string, Atom[]>): void {
  if (test.op === "all" || test.op === "any" || test.op === "not") return;
  const atom = atomOf(test, world);
  if (typeof atom === "number" || !fieldAsked(atom)) return;
  atoms.set(atom.key, [...(atoms.get(atom.key) ?? []), atom]);
}

/** The field of the encounter that an atom is about, and about nothing else. */
function fieldAsked({ subject, needs = [] }: Atom): { readonly field: string } | undefined {
  if (needs.length > 0 || !("value" in subject) || subject.value.op !== "field" || subject.value.noun !== "encounter") return undefined;
  return subject.value.field === "date_of_service" ? undefined : subject.value;
}

/** What a test may answer where some things are known and everything else may be anything. */
function outcomesWith(test: ir.Test, world: RegionWorld, known: ReadonlyMap<string, Point>): number {
  switch (test.op) {
    case "all": return test.of.reduce((so, part) => and(so, outcomesWith(part, world, known)), YES);
    case "any": return test.of.reduce((so, part) => or(so, outcomesWith(part, world, known)), NO);
    case "not": return negated(outcomesWith(test.of, world, known));
    default: {
      const atom = atomOf(test, world);
      if (typeof atom === "number") return atom;
      return known.has(atom.key) && (atom.needs ?? []).length === 0 ? atom.answer(known.get(atom.key)) : ANY;
    }
  }
}

type Guard = ir.Test | "always" | "never";

function guardOf(change: RuleChange, before: Given, after: Given): Guard {
  if (change.section === "exceptions") return "never";
  const find = (given: Given) => rulesIn(given.program, change.section).find(({ name }) => name === change.name);
  const [old, now] = [find(before), find(after)];
  if (!old || !now) return isDefinition(change) ? "never" : whereActive(change, old ? before : after);
  const cases = casesDiffering(old, now);
  if (cases) return cases.some((when) => when === undefined) ? "always" : { op: "any", of: cases as readonly ir.Test[] };
  if (isDefinition(change)) return "always";
  const both = [whereActive(change, before), whereActive(change, after)];
  return both.includes("always") ? "always" : { op: "any", of: both.filter((one) => one !== "never") as readonly ir.Test[] };
}

/** Sections whose rules do nothing where their `when` is false. */
const EDGES: ReadonlySet<keyof ir.Program> = new Set(["assume", "ladders", "bills", "drugUnits", "dates", "notCovered", "modifiers", "edits", "pairs", "limits"]);

function whereActive({ name, section }: RuleChange, { program, pack }: Given): Guard {
  if (!EDGES.has(section)) return "always";
  const rule = rulesIn(program, section).find((one) => one.name === name) as unknown as ir.RuleBase & { readonly when?: ir.Choice<ir.Test | null> };
  if (section === "pairs" && !hasRows(rule as ir.PairRule, { program, pack })) return "never";
  const whens = rule.when ? allOf(rule.when) : [null];
  const parts: ir.Test[] = [];
  if (rule.applies) parts.push(rule.applies);
  if (!whens.includes(null)) parts.push({ op: "any", of: whens as readonly ir.Test[] });
  return parts.length === 0 ? "always" : { op: "all", of: parts };
}

/** Whether the table of a rule over pairs has a row that the rule may take. */
function hasRows({ table, where }: ir.PairRule, { program, pack }: Given): boolean {
  const found = program.tables.find((one) => one.name === table);
  if (!found) return true;
  const rows = pack.tables[found.rows]!;
  return allOf(where).some((only) => {
    const column = only === null ? -1 : found.columns.findIndex((one) => one.name === only.column) - rows.leads;
    return rows.rests.some(({ cells }) => only === null || column < 0 || cells[column] === only.word);
  });
}

/** The guards of the cases that only one of two rules has, where the rules are alike but for cases; else undefined, as for a table of which only the rows differ. */
function casesDiffering(old: object, now: object): readonly (ir.Test | undefined)[] | undefined {
  if (encodeCanonical(bare(old)) !== encodeCanonical(bare(now))) return undefined;
  const [before, after] = [old, now].map((rule) => new Map(casesIn(rule, "").map((one) => [one.key, one.when] as const)));
  const only = (one: ReadonlyMap<string, ir.Test | undefined>, other: ReadonlyMap<string, ir.Test | undefined>) => [...one].flatMap(([key, when]) => (other.has(key) ? [] : [when]));
  const guards = [...only(before!, after!), ...only(after!, before!)];
  return guards.length === 0 ? undefined : guards;
}

/** A rule without words, depth and cases. */
function bare(node: unknown): unknown {
  return JSON.parse(JSON.stringify(withoutWords(node), (key, value: unknown) => (key === "depth" || key === "cases" || key === "instead" ? undefined : value)) ?? "null");
}

function casesIn(node: unknown, path: string): readonly { readonly key: string; readonly when: ir.Test | undefined }[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const at = `${path}/${key}`;
    if ((key === "cases" || key === "instead") && Array.isArray(value)) {
      return (value as readonly { readonly when?: ir.Test }[]).map((one) => ({ key: `${at} ${encodeCanonical(withoutWords(one))}`, when: one.when }));
    }
    return casesIn(value, at);
  });
}

/** Named values and codes that are the same in both programs; nothing is known of the others. */
function worldOf(before: Given, after: Given, { dates }: Stretch): RegionWorld {
  const same = <T>(find: (program: ir.Program) => T | undefined): T | undefined => {
    const [old, now] = [find(before.program), find(after.program)];
    if (old === undefined || now === undefined) return old ?? now;
    return encodeCanonical(old) === encodeCanonical(now) ? old : undefined;
  };
  return {
    vocabulary: after.pack.vocabulary,
    dates,
    constant: (name) => {
      const value = same((program) => program.values.find((one) => one.name === name)?.is);
      return value && !value.cases ? value.value : undefined;
    },
    codes: (name) => same((program) => program.codeSets.find((one) => one.name === name)?.ranges),
  };
}
