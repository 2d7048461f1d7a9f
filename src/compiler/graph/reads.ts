import type { Head, Test, Value } from "../../ir/ir.ts";
import { visitTest, visitTime, visitValue } from "../../ir/visit.ts";
import type { Visitor } from "../../ir/visit.ts";
import type { Meaning } from "../parts/meaning.ts";

/** What a rule reads: names of rules, nouns of which it takes all, and fields. */
export interface Reads {
  readonly names: Set<string>;
  readonly nouns: Set<string>;
  /** `noun.field`. */
  readonly fields: Set<string>;
}

export function noReads(): Reads {
  return { names: new Set(), nouns: new Set(), fields: new Set() };
}

/** Adds what a head reads. */
export function readHead(head: Head | null, reads: Reads): void {
  if (!head) return;
  reads.nouns.add(head.noun);
  for (const name of [head.in, head.from, head.codes]) if (name !== undefined) reads.names.add(name);
}

/** Adds what a test reads. */
export function readTest(test: Test | undefined, noun: string | null, reads: Reads): void {
  if (test) visitTest(test, visitorOf(noun, reads));
}

/** Adds what a part of a rule reads; `noun` is the rule's item. */
export function readMeaning(path: string, meaning: Meaning, noun: string | null, reads: Reads): void {
  const visitor = visitorOf(noun, reads);
  switch (meaning.is) {
    case "test": return visitTest(meaning.test, visitor);
    case "value": return visitValue(meaning.value, visitor);
    case "time": return visitTime(meaning.time, visitor);
    case "preferences":
      for (const one of meaning.items) one.by === "test" ? visitTest(one.test, visitor) : visitValue(one.value, visitor);
      return;
    case "leave_out":
      for (const { if: test } of meaning.items) visitTest(test, visitor);
      return;
    case "cuts":
      for (const { field, if: test } of meaning.items) {
        if (noun !== null) reads.fields.add(`${noun}.${field}`);
        if (test) visitTest(test, visitor);
      }
      return;
    case "span":
      for (const field of [meaning.from, meaning.to]) if (noun !== null) reads.fields.add(`${noun}.${field}`);
      return;
    case "take":
      for (const value of meaning.entries.values()) visitValue(value, visitor);
      return;
    case "word": case "words": return readWords(path, meaning.is === "word" ? [meaning.word] : meaning.words, noun, reads);
    case "allowance":
      if ("table" in meaning.atMost) reads.names.add(meaning.atMost.table);
      return;
    case "unit_size":
      reads.names.add(meaning.size.table);
      return visitValue(meaning.size.drug, visitor);
    default: return;
  }
}

const NAMES: ReadonlySet<string> = new Set(["measure", "accounts for", "table", "bypass.by"]);
const FIELDS: ReadonlySet<string> = new Set(["per", "ask for", "once per", "sharing", "spaced.sharing"]);

function readWords(path: string, words: readonly string[], noun: string | null, reads: Reads): void {
  for (const word of words) {
    if (NAMES.has(path)) reads.names.add(word);
    else if (FIELDS.has(path) && noun !== null) reads.fields.add(`${noun}.${word}`);
  }
}

function visitorOf(noun: string | null, reads: Reads): Visitor {
  return {
    test(test: Test) {
      if (test.op === "member") reads.names.add(test.set);
      else if (test.op === "in_codes") reads.names.add(test.codes);
      else if (test.op === "first_in") reads.names.add(test.order);
      else if (test.op === "first_of") reads.names.add(test.order).add(test.set);
    },
    value(value: Value) {
      if (value.op === "value") reads.names.add(value.name);
      else if (value.op === "longest_piece_of") reads.names.add(value.time);
      else if (value.op === "field") reads.fields.add(`${value.noun}.${value.field}`);
    },
    set({ base, qualifiers }) {
      if ("set" in base) reads.names.add(base.set);
      else reads.nouns.add(base.noun);
      for (const qualifier of qualifiers) {
        if (!("fields" in qualifier) || noun === null) continue;
        for (const field of qualifier.fields) reads.fields.add(`${noun}.${field}`);
      }
    },
    qualifier(qualifier) {
      if ("order" in qualifier) reads.names.add(qualifier.order);
    },
    timeBase(base) {
      if (base.of === "time") reads.names.add(base.time);
    },
  };
}
