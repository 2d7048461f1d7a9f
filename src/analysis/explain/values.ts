import type * as ir from "../../ir/ir.ts";
import type { CodeSystem } from "../../ir/types.ts";
import { rolesOf } from "../../ir/roles.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import { visitTest, visitValue } from "../../ir/visit.ts";
import type { Vocabulary } from "../../ir/vocabulary.ts";
import { formatInstant, readInstant } from "../../runtime/instant.ts";
import { type Encounter, itemsIn, type Place } from "./encounter.ts";

/** A value that a fact may have, for the encounter and for a person. */
export interface Tried {
  readonly value: unknown;
  readonly words: string;
}

/** The values of a fact that are worth trying. */
export interface Range {
  /** In their order, where they have one. */
  readonly values: readonly Tried[];
  /** Whether the values are every minute, or every number, from the first to the last: neighbours that give the same are one range. */
  readonly ordered: boolean;
}

/** How far from the other end of an item a missing end is tried: a day. */
const MOST_MINUTES = 1440;

/**
 * The values of a fact that can tell answers apart: every minute within a day of the item's other end, each word of an enum, yes and no, one
 * code for each list of codes and table that a rule asks about and one that is in none, each access, what other items say. Undefined for facts
 * of another kind: amounts, dates, instants of an item without its other end.
 */
export function valuesFor(place: Place, encounter: Encounter, pack: ir.Pack, program: ir.Program): Range | undefined {
  const { vocabulary } = pack;
  if (place.field === null) return { values: YES_NO, ordered: false };
  const { type } = place.field;
  const member = (word: string): Tried => ({ value: word, words: word });
  switch (type.is) {
    case "flag": return { values: YES_NO, ordered: false };
    case "enum": return { values: vocabulary.types.find(({ name }) => name === type.name)!.members.map(member), ordered: false };
    case "instant": return instantsFor(place, encounter, vocabulary);
    case "site": return { values: sitesIn(encounter, vocabulary).map(member), ordered: false };
    case "word": return { values: [...new Set([...saidElsewhere(place, encounter, vocabulary), `another ${place.field.name}`])].map(member), ordered: false };
    case "code": return { values: codesFor(place, encounter, pack, program), ordered: false };
    case "count": return { values: countsFor(place, program, vocabulary).map((count) => ({ value: count, words: String(count) })), ordered: true };
    default: return undefined;
  }
}

const YES_NO: readonly Tried[] = [{ value: true, words: "yes" }, { value: false, words: "no" }];

/** Every minute of a day on the side of the other end where this one lies; of the day of service, where there is no other end. */
function instantsFor(place: Place, encounter: Encounter, vocabulary: Vocabulary): Range | undefined {
  const { span } = place.noun;
  const item = itemsIn(encounter, place.noun, vocabulary)[place.index];
  if (!span || !item || (place.field!.name !== span.from && place.field!.name !== span.to)) return undefined;
  const ends = place.field!.name === span.to;
  const other = item[ends ? span.from : span.to];
  const known = typeof other === "string" ? readInstant(other) : undefined;
  if (known === undefined || typeof known === "string") return dayOf(encounter, vocabulary);
  const minutes = Array.from({ length: MOST_MINUTES + 1 }, (_, after) => (ends ? known.minutes + after : known.minutes - MOST_MINUTES + after));
  const values = minutes.map((minute) => {
    const value = formatInstant(minute, known.offset);
    return { value, words: clockWords(value, formatInstant(known.minutes, known.offset)) };
  });
  return { values, ordered: true };
}

/** Every minute of the day of service at the offset that the chart writes; undefined where it writes none. */
function dayOf(encounter: Encounter, vocabulary: Vocabulary): Range | undefined {
  const { charted } = rolesOf(vocabulary);
  const items = charted?.from === undefined ? [] : itemsIn(encounter, charted, vocabulary);
  const known = items.flatMap((item) => Object.values(item)).flatMap((value) => (typeof value === "string" ? [readInstant(value)] : [])).find((read) => typeof read !== "string");
  const midnight = known && readInstant(`${String(encounter["date_of_service"])}T00:00Z`);
  if (!known || !midnight || typeof midnight === "string") return undefined;
  const values = Array.from({ length: MOST_MINUTES }, (_, minute) => formatInstant(midnight.minutes - known.offset + minute, known.offset));
  return { values: values.map((value) => ({ value, words: value.slice(11, 16) })), ordered: true };
}

/** `10:31`; on another day than a second instant `2026-03-03 00:10`. */
export function clockWords(instant: string, beside: string): string {
  const clock = instant.slice(11, 16);
  return instant.slice(0, 10) === beside.slice(0, 10) ? clock : `${instant.slice(0, 10)} ${clock}`;
}

function sitesIn(encounter: Encounter, vocabulary: Vocabulary): readonly string[] {
  const { access } = rolesOf(vocabulary);
  if (!access) return [];
  return itemsIn(encounter, access, vocabulary).flatMap(({ id }) => (typeof id === "string" ? [id] : []));
}

function saidElsewhere(place: Place, encounter: Encounter, vocabulary: Vocabulary): readonly string[] {
  if (place.list === null) return [];
  return itemsIn(encounter, place.noun, vocabulary).flatMap((item, index) => {
    const said = item[place.field!.name];
    return index !== place.index && typeof said === "string" ? [said] : [];
  });
}

/** What other items say, the lowest code of each list that a rule asks this field about, and a code that is in none of them. */
function codesFor(place: Place, encounter: Encounter, pack: ir.Pack, program: ir.Program): readonly Tried[] {
  const { field } = place;
  const found = new Map(saidElsewhere(place, encounter, pack.vocabulary).map((code) => [code, `${code}, as another ${place.noun.name}`]));
  for (const test of testsOf(program, pack.vocabulary)) {
    if (test.op === "in_codes" && test.value.op === "field" && test.value.field === field!.name) {
      const first = program.codeSets.find(({ name }) => name === test.codes)?.ranges[0]?.[0];
      if (first !== undefined && !found.has(first)) found.set(first, `${first}, in ${test.codes}`);
    }
    if (test.op === "compare" && test.left.op === "field" && test.left.field === field!.name && test.right.op === "constant") {
      found.set(String(test.right.value), String(test.right.value));
    }
  }
  const { type } = field!;
  const other = LAST[type.is === "code" ? type.system : "code"];
  if (!program.codeSets.some(({ ranges }) => ranges.some(([low, high]) => low.length === other.length && low <= other && other <= high))) found.set(other, `another, such as ${other}`);
  return [...found].map(([value, words]) => ({ value, words }));
}

/** The last code of the form of a system: what stands for codes that no list has. */
const LAST: Readonly<Record<CodeSystem, string>> = {
  code: `Z${"9".repeat(4)}`, HCPCS: `Z${"9".repeat(4)}`, CPT: "0".repeat(5), ICD10: `Z${"9".repeat(2)}.9`, POS: "9".repeat(2), modifier: "Z".repeat(2), revenue_code: "9".repeat(4),
};

/** Each number that a rule compares the field with, and its neighbours. */
function countsFor({ field }: Place, program: ir.Program, vocabulary: Vocabulary): readonly number[] {
  const counts = new Set([0, 1]);
  for (const test of testsOf(program, vocabulary)) {
    if (test.op !== "compare" || test.left.op !== "field" || test.left.field !== field!.name) continue;
    const { right } = test;
    const bound = right.op === "constant" ? right.value : right.op === "value" ? program.values.find(({ name }) => name === right.name)?.is.value : undefined;
    if (typeof bound === "number") for (const near of [bound - 1, bound, bound + 1]) if (near >= 0) counts.add(near);
  }
  return [...counts].sort((a, b) => a - b);
}

/** Every test of a program, those inside of others too. */
export function testsOf(program: ir.Program, vocabulary: Vocabulary): readonly ir.Test[] {
  const found: ir.Test[] = [];
  const visitor = { test: (test: ir.Test) => void found.push(test) };
  for (const { tests, values } of rulesOf(program, vocabulary)) {
    for (const test of tests) visitTest(test, visitor);
    for (const value of values) visitValue(value, visitor);
  }
  return found;
}
