import type * as ir from "../../ir/ir.ts";
import { rolesOf } from "../../ir/roles.ts";
import type { Field, Noun, Vocabulary } from "../../ir/vocabulary.ts";
import { readInstant } from "../../runtime/instant.ts";
import type { Fields, Json } from "../charts/chart.ts";
import { instantAt } from "../charts/encounter.ts";
import type { Unit } from "./units.ts";

/** What a unit's own texts ask about: constants at which its answer may turn. */
export interface Asked {
  readonly codes: readonly string[];
  readonly numbers: readonly number[];
  /** Names of fields that its clauses read. */
  readonly fields: ReadonlySet<string>;
}

/** What the rules of a unit ask, read off their nodes and off the rules that rest on the same names. */
export function askedBy(unit: Unit, programs: readonly ir.Program[]): Asked {
  const codes = new Set<string>();
  const numbers = new Set<number>();
  const fields = new Set<string>();
  const names = new Set(unit.rules.map(({ name }) => name));
  const see = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "field" && typeof value === "string") fields.add(value);
      else if (key === "value" && typeof value === "number") numbers.add(value);
      else if (key === "count" && typeof value === "number") numbers.add(value);
      else if (key === "value" && typeof value === "string" && CODE.test(value)) codes.add(value);
      else if (typeof value === "object") see(value);
    }
  };
  for (const program of programs) for (const rules of Object.values(program)) for (const rule of (Array.isArray(rules) ? rules : [rules]) as readonly ({ readonly name: string } | null)[]) if (rule && names.has(rule.name)) see(rule);
  for (const { parts } of unit.rules) {
    for (const { was, now } of parts) {
      for (const text of [was, now]) for (const [code] of (text ?? "").matchAll(WRITTEN_CODE)) codes.add(code);
      for (const text of [was, now]) for (const [number] of (text ?? "").matchAll(/(?<![\w.-])[0-9]{1,4}(?![\w.-])/g)) numbers.add(Number(number));
    }
  }
  return { codes: [...codes].sort(), numbers: [...numbers].sort((a, b) => a - b), fields };
}

const CODE = /^[0-9A-Z][0-9A-Z.]{1,6}$/;
const WRITTEN_CODE = /(?<![\w.-])(?=[A-Z0-9]*[0-9])[A-Z0-9]{2,7}(?![\w-])/g;

/** Encounters that differ from one in a single thing that a unit asks about: first the times of an item, then a field, a code or a number. */
export function* neighbours(encounter: Fields, asked: Asked, minutes: readonly number[], vocabulary: Vocabulary): Generator<Fields> {
  for (const [noun, item, replaced, others] of itemsIn(encounter, vocabulary)) {
    if (typeof item !== "object" || item === null) continue;
    for (const changed of timeNeighbours(item as Fields, noun, asked, minutes)) yield replaced(changed);
    for (const other of others) for (const changed of placeNeighbours(item as Fields, other as Fields, noun, asked)) yield replaced(changed);
  }
  for (const [noun, item, replaced] of itemsIn(encounter, vocabulary)) {
    if (typeof item !== "object" || item === null || !noun.span) continue;
    // A long item takes the first place in rankings by time: what another one earns behind it is then seen at each of its minutes.
    const longer = replaced(lasting(item as Fields, noun.span, LONG));
    for (const [, other, placed] of itemsIn(longer, vocabulary)) {
      if (typeof other !== "object" || other === null || (other as Fields)["id"] === (item as Fields)["id"]) continue;
      for (const length of lengths(asked, minutes)) yield placed(behind(other as Fields, lasting(item as Fields, noun.span, LONG), noun.span, length));
    }
  }
  const self = vocabulary.nouns.find(({ name }) => name === "encounter");
  if (self) yield* itemNeighbours(encounter, self, asked, vocabulary);
  for (const [noun, item, replaced] of itemsIn(encounter, vocabulary)) {
    if (typeof item !== "object" || item === null) for (const code of asked.codes) yield replaced(code);
    else for (const changed of itemNeighbours(item as Fields, noun, asked, vocabulary)) yield replaced(changed);
  }
  for (const word of self?.documents ?? []) yield { ...encounter, documented: [...(Array.isArray(encounter["documented"]) ? (encounter["documented"] as readonly Json[]) : []), word] };
  const charted = rolesOf(vocabulary).charted?.from;
  if (charted !== undefined) yield* withoutItems(encounter, charted);
}

type Replaced = (other: Json) => Fields;

/** Every item of every list, with the encounter that has another in its place, and the items beside it. */
function* itemsIn(encounter: Fields, { nouns }: Vocabulary): Generator<readonly [noun: Noun, item: Json, replaced: Replaced, others: readonly Json[]]> {
  for (const noun of nouns) {
    const list = noun.from === undefined ? undefined : encounter[noun.from];
    if (!Array.isArray(list)) continue;
    const items = list as readonly Json[];
    for (const [index, item] of items.entries()) {
      yield [noun, item, (other) => ({ ...encounter, [noun.from!]: items.map((one, at) => (at === index ? other : one)) }), items.filter((one) => one !== item)];
    }
  }
}

function* withoutItems(encounter: Fields, charted: string): Generator<Fields> {
  const list = encounter[charted];
  if (!Array.isArray(list) || list.length < 2) return;
  for (const index of list.keys()) yield { ...encounter, [charted]: (list as readonly Json[]).filter((_, at) => at !== index) };
}

function* itemNeighbours(item: Fields, noun: Noun, asked: Asked, vocabulary: Vocabulary): Generator<Fields> {
  for (const field of noun.fields) {
    if (field.absence.is === "derived") continue;
    const known = item[field.name];
    const isAsked = asked.fields.has(field.name) || field.type.is === "code" || field.type.is === "list" || field.type.is === "modifiers";
    if (!isAsked) continue;
    for (const value of valuesFor(field, known, asked, vocabulary)) if (JSON.stringify(value) !== JSON.stringify(known)) yield { ...item, [field.name]: value };
    if (known !== undefined && field.absence.is !== "required") {
      const { [field.name]: _, ...rest } = item;
      yield rest;
    }
  }
}

function valuesFor({ type }: Field, known: Json | undefined, { codes, numbers }: Asked, { types }: Vocabulary): readonly Json[] {
  switch (type.is) {
    case "flag": return [true, false];
    case "enum": return types.find(({ name }) => name === type.name)?.members ?? [];
    case "code": case "word": return codes;
    case "list": case "modifiers": return [...codes.map((code) => [code]), ...codes.map((code) => [...(Array.isArray(known) ? (known as readonly Json[]) : []), code])];
    case "units": case "count": return numbers.flatMap((number) => [number - 1, number, number + 1]).filter((number) => number > 0);
    default: return [];
  }
}

function* timeNeighbours(item: Fields, { span }: Noun, asked: Asked, minutes: readonly number[]): Generator<Fields> {
  if (!span || instantOf(item[span.from]) === undefined) return;
  for (const length of lengths(asked, minutes)) yield { ...item, [span.to]: written(length, String(item[span.from])) };
}

/** Minutes that a long item lasts, and those between it and the next. */
const LONG = 480;
const BREAK = 60;

type Span = NonNullable<Noun["span"]>;

function lengths({ numbers }: Asked, minutes: readonly number[]): ReadonlySet<number> {
  const own = numbers.flatMap((number) => [number - 1, number, number + 1]).filter((number) => number > 0 && number <= 10_000);
  return new Set([...own, ...minutes]);
}

function lasting(item: Fields, span: Span, minutes: number): Fields {
  return instantOf(item[span.from]) === undefined ? item : { ...item, [span.to]: written(minutes, String(item[span.from])) };
}

function behind(item: Fields, before: Fields, span: Span, minutes: number): Fields {
  const end = before[span.to];
  if (instantOf(item[span.from]) === undefined || instantOf(end) === undefined) return item;
  return { ...item, [span.from]: written(BREAK, String(end)), [span.to]: written(BREAK + minutes, String(end)) };
}

function instantOf(value: Json | undefined): number | undefined {
  const read = typeof value === "string" ? readInstant(value) : undefined;
  return typeof read === "object" ? read.minutes : undefined;
}

/** The item some minutes after another ends, as long as it was. */
function* placeNeighbours(item: Fields, other: Fields, { span }: Noun, { numbers }: Asked): Generator<Fields> {
  const [start, stop] = span ? [instantOf(item[span.from]), instantOf(item[span.to])] : [];
  const end = span && instantOf(other[span.to]);
  if (!span || start === undefined || stop === undefined || end === undefined) return;
  const gaps = new Set(numbers.flatMap((number) => [number - 1, number, number + 1]).filter((gap) => gap >= 0 && gap <= 1440));
  for (const gap of gaps) yield { ...item, [span.from]: written(gap, String(other[span.to])), [span.to]: written(gap + stop - start, String(other[span.to])) };
}

/** An instant some minutes after one that is written with its own offset. */
function written(after: number, text: string): string {
  const offset = text.slice(16).replace(/^:00/, "");
  const [hours = 0, minutes = 0] = text.slice(11, 16).split(":").map(Number);
  return instantAt(text.slice(0, 10), hours * 60 + minutes + after).replace("Z", offset);
}
