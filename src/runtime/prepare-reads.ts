import type * as ir from "../ir/ir.ts";
import type { Noun } from "../ir/vocabulary.ts";
import type { Prepared } from "./prepared.ts";

/** Fields whose value may differ between items that bill alike: names say nothing on the bill (kinds.md 5). */
const UNTOLD: ReadonlySet<string> = new Set(["word", "id"]);

/** Slots of a noun that the program reads anywhere, words and ids left out. */
export function slotsRead(program: ir.Program, noun: Noun): readonly number[] {
  const read = new Set<string>();
  for (const section of Object.values(program) as readonly unknown[]) {
    for (const rule of (Array.isArray(section) ? section : [section]) as readonly object[]) {
      if (rule === null) continue;
      const { fields, shared } = mentionsOf(rule);
      for (const field of [...(fields.get(noun.name) ?? []), ...shared]) read.add(field);
    }
  }
  return noun.fields.flatMap((field, slot) => (read.has(field.name) && !UNTOLD.has(field.type.is) ? [slot] : []));
}

/** Sets, times and orders that depend on lines: their memory is dropped when the lines change. `line`: the noun of lines. */
export function readsLines(program: ir.Program, line: string): Prepared["readsLines"] {
  const reading = new Set<string>();
  const named = [...program.sets, ...program.times, ...program.orders];
  const reads = new Map(named.map((rule) => [rule.name, namesIn(rule)]));
  let grew = true;
  while (grew) {
    grew = false;
    for (const [name, names] of reads) {
      if (reading.has(name)) continue;
      if (names.has(line) || [...names].some((other) => reading.has(other))) {
        reading.add(name);
        grew = true;
      }
    }
  }
  const pick = (rules: readonly ir.RuleBase[]) => rules.flatMap((rule, index) => (reading.has(rule.name) ? [index] : []));
  return { sets: pick(program.sets), times: pick(program.times), orders: pick(program.orders), names: [...reading] };
}

/** Orders by the stage whose rules read them: each is ranked before the stage, so that its ties do not depend on how clauses are worked out. */
export function ordersRead(program: ir.Program, lines: readonly number[]): Prepared["ranked"] {
  const named = [...program.sets, ...program.times, ...program.orders];
  const reads = new Map(named.map((rule) => [rule.name, namesIn(rule)]));
  const among = (rules: readonly ir.RuleBase[]): readonly number[] => {
    const names = new Set(rules.flatMap((rule) => [...namesIn(rule)]));
    // A set that grows while it is walked is walked to its new end.
    for (const name of names) for (const other of reads.get(name) ?? []) names.add(other);
    return program.orders.flatMap((rule, index) => (lines.includes(index) && names.has(rule.name) ? [index] : []));
  };
  return {
    services: program.orders.flatMap((_, index) => (lines.includes(index) ? [] : [index])),
    modifiers: among(program.modifiers),
    edits: among([...program.edits, ...program.pairs]),
    limits: among(program.limits),
  };
}

/** Named values that a rule's own parts read. */
export function valuesRead(rule: ir.RuleBase): readonly string[] {
  const names = new Set<string>();
  visit(rule, (node) => {
    if (node["op"] === "value") names.add(node["name"] as string);
  });
  return [...names].sort();
}

const NAMING = ["set", "in", "noun", "order", "time", "measure"] as const;

/** Names of sets, times, orders and nouns that a rule mentions. */
function namesIn(rule: ir.RuleBase): ReadonlySet<string> {
  return mentionsOf(rule).names;
}

/** What a rule mentions anywhere: names of sets, times, orders and nouns; fields by their noun; fields that items share. */
interface Mentions {
  readonly names: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly shared: ReadonlySet<string>;
}

/** Rules never change, and stand in many programs: each is looked through once. */
const mentioned = new WeakMap<object, Mentions>();

function mentionsOf(rule: object): Mentions {
  const known = mentioned.get(rule);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const fields = new Map<string, Set<string>>();
  const shared = new Set<string>();
  visit(rule, (node) => {
    for (const key of NAMING) if (typeof node[key] === "string") names.add(node[key]);
    if (node["is"] === "sharing") for (const field of node["fields"] as readonly string[]) shared.add(field);
    if (node["op"] !== "field") return;
    const noun = node["noun"] as string;
    fields.set(noun, (fields.get(noun) ?? new Set<string>()).add(node["field"] as string));
  });
  const made = { names, fields, shared };
  mentioned.set(rule, made);
  return made;
}

/** Calls back for every object in a program, or a part of one, that is no list. */
export function visit(node: unknown, see: (node: Readonly<Record<string, unknown>>) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) see(node as Readonly<Record<string, unknown>>);
  for (const child of Object.values(node)) visit(child, see);
}
