import type { Program } from "../../../ir/ir.ts";
import { rulesOf } from "../../../ir/rules-of.ts";
import { visitTest, visitTime, visitValue } from "../../../ir/visit.ts";
import type { Field, Noun, Vocabulary } from "../../../ir/vocabulary.ts";
import type { Json } from "../../charts/chart.ts";

const known = new WeakMap<Program, ReadonlySet<string>>();

/** Names of fields that some rule of a program asks about, of whatever noun: a field is read also through what is joined or made of it. */
function fieldsRead(program: Program, vocabulary: Vocabulary): ReadonlySet<string> {
  const before = known.get(program);
  if (before) return before;
  const read = new Set<string>();
  const visitor = {
    value: (value: Parameters<typeof visitValue>[0]) => void (value.op === "field" && read.add(value.field)),
    qualifier: (qualifier: { readonly is: string; readonly fields?: readonly string[] }) => void (qualifier.fields ?? []).forEach((field) => read.add(field)),
  };
  for (const { tests, values, times } of rulesOf(program, vocabulary)) {
    for (const test of tests) visitTest(test, visitor);
    for (const value of values) visitValue(value, visitor);
    for (const time of times) visitTime(time, visitor);
  }
  const words = namedIn(program);
  for (const noun of vocabulary.nouns) for (const { name } of noun.fields) if (words.has(name)) read.add(name);
  known.set(program, read);
  return read;
}

/** Every text in the parts of rules that name fields outside of expressions: `sharing`, `once per`, `take`, ends of services and the like. */
function namedIn({ services, assume, orders, bills, sets }: Program): ReadonlySet<string> {
  const texts = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "string") texts.add(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
  };
  walk(services);
  for (const rule of assume) walk(rule.take);
  for (const rule of orders) walk([rule.per, rule.askFor]);
  for (const rule of bills) walk(rule.oncePer);
  for (const rule of sets) walk(rule.spaced?.sharing);
  return texts;
}

/** Fields of a noun that no rule of a program reads, that the engine itself does not work with, and that no other field stands on. */
export function unreadFields({ fields, span }: Noun, program: Program, vocabulary: Vocabulary): readonly Field[] {
  const read = fieldsRead(program, vocabulary);
  const used = new Set([span?.from, span?.to, span?.pauses, span?.emptyFor?.field, ...fields.flatMap(({ needs }) => needs ?? [])]);
  const stoodOn = new Set(vocabulary.nouns.flatMap((noun) => noun.fields.flatMap(({ absence }) => (absence.is === "fallback" ? absence.tries.flatMap((one) => (one.by === "field" ? [one.field] : [])) : []))));
  return fields.filter((field) => !read.has(field.name) && !used.has(field.name) && !stoodOn.has(field.name) && field.needs === undefined && field.absence.is !== "derived" && CHANGING.has(field.type.is));
}

const CHANGING: ReadonlySet<Field["type"]["is"]> = new Set(["flag", "enum", "count", "ml", "ml_per_hour"]);

/** One or two other values of a field. */
export function otherValues({ type }: Field, value: Json | undefined, { types }: Vocabulary): readonly Json[] {
  switch (type.is) {
    case "flag": return [value !== true];
    case "enum": return types.find(({ name }) => name === type.name)?.members.filter((member) => member !== value).slice(0, 2) ?? [];
    case "count": return [value === 3 ? 4 : 3];
    case "ml": case "ml_per_hour": return [value === 250 ? 500 : 250];
    default: return [];
  }
}
