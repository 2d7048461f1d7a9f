import type * as ir from "../../ir/ir.ts";
import { rolesOf } from "../../ir/roles.ts";
import { rulesOf, type RuleView } from "../../ir/rules-of.ts";
import { type Visitor, visitTest, visitTime, visitValue } from "../../ir/visit.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";

/** What each rule of a program rests on: names of rules, and of stages that many rules make together. */
export type Reads = ReadonlyMap<string, ReadonlySet<string>>;

/** Stages; no rule can have such a name. */
const ITEMS = "the items that are coded";
const MADE = "the lines that are made";
const DATED = "dated lines";
const MODIFIED = "lines with modifiers";
const JUDGED = "judged lines";

/**
 * What the rules of a program rest on. It may say too much, never too little: whoever asks anything of what is coded rests on all rules that make it,
 * and whoever asks anything of lines on all that make, date and modify them.
 */
export function readsOf(program: ir.Program, vocabulary: Vocabulary): Reads {
  const names = (...lists: readonly (readonly { readonly name: string }[])[]): readonly string[] => lists.flatMap((list) => list.map(({ name }) => name));
  const line = rolesOf(vocabulary).line?.name;
  const reads = new Map<string, Set<string>>();
  reads.set(ITEMS, new Set(names(program.assume, [program.sites, program.services].filter((rule) => rule !== null))));
  reads.set(MADE, new Set([ITEMS, ...names(program.ladders, program.bills, program.drugUnits, program.notCovered)]));
  reads.set(DATED, new Set([MADE, ...names(program.dates)]));
  reads.set(MODIFIED, new Set([DATED, ...names(program.modifiers, program.modifierGroups)]));
  reads.set(JUDGED, new Set([MODIFIED, ...names(program.edits, program.pairs)]));
  for (const view of rulesOf(program, vocabulary)) reads.set(view.rule.name, namesIn(view, line));
  return reads;
}

/** Rules of the encounter's own making: what they say of items is read by every rule that walks items. */
const MAKERS_OF_ITEMS: ReadonlySet<keyof ir.Program> = new Set(["assume", "sites", "services"]);

function namesIn(view: RuleView, line: string | undefined): Set<string> {
  const { section, head, tests, values, times } = view;
  const found = new Set<string>([...view.names.map(({ name }) => name), ...view.changedBy]);
  const ofNoun = (noun: string | null): void => {
    if (noun === null || noun === "encounter") return;
    if (noun === line) found.add(section === "dates" ? MADE : section === "limits" ? JUDGED : section === "modifiers" ? DATED : MODIFIED);
    else if (!MAKERS_OF_ITEMS.has(section)) found.add(ITEMS);
  };
  ofNoun(view.noun);
  for (const name of [head?.in, head?.from, head?.codes]) if (name !== undefined) found.add(name);
  const visitor: Visitor = {
    test(test) {
      if (test.op === "member") found.add(test.set);
      else if (test.op === "in_codes") found.add(test.codes);
      else if (test.op === "first_in") found.add(test.order);
      else if (test.op === "first_of") found.add(test.order).add(test.set);
    },
    value(value) {
      if (value.op === "value") found.add(value.name);
      else if (value.op === "longest_piece_of") found.add(value.time);
      else if (value.op === "field") ofNoun(value.noun);
    },
    set({ base }) {
      if ("set" in base) found.add(base.set);
      else ofNoun(base.noun);
    },
    qualifier(qualifier) {
      if ("order" in qualifier) found.add(qualifier.order);
    },
    timeBase(base) {
      if (base.of === "time") found.add(base.time);
    },
  };
  for (const test of tests) visitTest(test, visitor);
  for (const value of values) visitValue(value, visitor);
  for (const time of times) visitTime(time, visitor);
  if (section === "edits" || section === "pairs") found.add(MODIFIED);
  if (section === "limits") found.add(JUDGED);
  return found;
}

const STAGES: ReadonlySet<string> = new Set([ITEMS, MADE, DATED, MODIFIED, JUDGED]);

/** The same without stages: only what rules name. */
export function withoutStages(reads: Reads): Reads {
  return new Map([...reads].flatMap(([name, of]) => (STAGES.has(name) ? [] : [[name, new Set([...of].filter((one) => !STAGES.has(one)))] as const])));
}

/** Everything that rests on one of some rules, directly or through others, those rules included. */
export function restingOn(reads: Reads, names: Iterable<string>): ReadonlySet<string> {
  const readers = new Map<string, string[]>();
  for (const [reader, of] of reads) for (const name of of) readers.set(name, [...(readers.get(name) ?? []), reader]);
  const found = new Set(names);
  for (const name of found) for (const reader of readers.get(name) ?? []) found.add(reader);
  return found;
}

/** Everything that some rules rest on, those rules included. */
export function restedOn(reads: Reads, names: Iterable<string>): ReadonlySet<string> {
  const found = new Set(names);
  for (const name of found) for (const one of reads.get(name) ?? []) found.add(one);
  return found;
}
