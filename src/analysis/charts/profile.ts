import { holds } from "../../compiler/regions/linear.ts";
import { inRanges } from "../../compiler/regions/world.ts";
import type * as ir from "../../ir/ir.ts";
import { flip } from "../../ir/relation.ts";
import { rolesOf } from "../../ir/roles.ts";
import { rulesOf } from "../../ir/rules-of.ts";
import { visitTest, visitValue } from "../../ir/visit.ts";
import type { Field, Noun } from "../../ir/vocabulary.ts";
import { preparedTables } from "../../runtime/table.ts";
import type { Fields, Json } from "./chart.ts";

/** Says what every test of some rules answers about the fields of one item: items with equal texts are alike to them. */
export type Profile = (fields: Fields) => string;

/** Types whose values an encounter writes otherwise than rules do, or that are times. */
const MEASURED: ReadonlySet<string> = new Set(["instant", "time", "ml", "ml_per_hour", "amount", "vials", "money"]);

type Asked = { readonly key: string; answer(fields: Fields): string };

/** What one rule asks of a single field. `known`: a constant or named value; undefined: it differs from encounter to encounter. */
interface World {
  readonly fields: ReadonlyMap<string, Field>;
  readonly nouns: ReadonlySet<string>;
  known(value: ir.Value): ir.Constant | undefined;
  inCodes(name: string, code: string): boolean;
}

/** Profiles of charted items, and of accesses, by all programs of some packs of one vocabulary. Tests that ask several items, or times, are not in them. */
export function profilesOf(packs: readonly ir.Pack[]): { readonly item: Profile; readonly access: Profile } {
  const { charted, service, access } = rolesOf(packs[0]!.vocabulary);
  return { item: profileOf(packs, [charted, service], ["line"]), access: profileOf(packs, [access], []) };
}

function profileOf(packs: readonly ir.Pack[], nouns: readonly (Noun | undefined)[], more: readonly string[]): Profile {
  const asked = new Map<string, Asked>();
  for (const pack of packs) {
    for (const [number, program] of pack.programs.entries()) {
      const world = worldOf(pack, program, nouns, more);
      for (const { tests, values } of rulesOf(program, pack.vocabulary)) {
        const visitor = { test: (test: ir.Test) => add(test, world, `${pack.id} ${number}`) };
        for (const test of tests) visitTest(test, visitor);
        for (const value of values) visitValue(value, visitor);
      }
    }
  }
  const all = [...asked.values()];
  return (fields) => all.map((one) => one.answer(fields)).join("");

  function add(test: ir.Test, world: World, where: string): void {
    const made = askedOf(test, world, where);
    if (made) asked.set(made.key, made);
  }
}

function worldOf({ tables }: ir.Pack, program: ir.Program, nouns: readonly (Noun | undefined)[], more: readonly string[]): World {
  const values = new Map(program.values.map((rule) => [rule.name, rule]));
  const codeSets = new Map(program.codeSets.map(({ name, ranges }) => [name, ranges]));
  const rows = preparedTables(program, tables);
  return {
    fields: new Map(nouns.flatMap((noun) => noun?.fields ?? []).reverse().map((field) => [field.name, field])),
    nouns: new Set([...nouns.flatMap((noun) => (noun ? [noun.name] : [])), ...more]),
    known: (value) => (value.op === "constant" ? value.value : value.op === "value" ? values.get(value.name)?.is.value : undefined),
    inCodes: (name, code) => {
      const ranges = codeSets.get(name);
      return ranges ? inRanges(code, ranges) : rows.get(name)?.ledBy(code) !== undefined;
    },
  };
}

function askedOf(test: ir.Test, world: World, where: string): Asked | undefined {
  switch (test.op) {
    case "compare": {
      const flipped = test.left.op !== "field";
      const bound = world.known(flipped ? test.left : test.right);
      if (bound === undefined) return undefined;
      const relation = flipped ? flip(test.relation) : test.relation;
      return about(flipped ? test.right : test.left, `${relation} ${String(bound)}`, (value) => typeof value === typeof bound && holds(value as ir.Constant, relation, bound));
    }
    case "one_of": return about(test.value, `one of ${test.members.join()}`, (value) => test.members.includes(String(value)));
    case "documented": return about(test.value, "documented", () => true);
    // Code sets of one name may differ from program to program.
    case "in_codes": return about(test.value, `in ${test.codes} of ${where}`, (value) => world.inCodes(test.codes, String(value)));
    default: return undefined;
  }

  function about(value: ir.Value, words: string, holds: (value: Json) => boolean): Asked | undefined {
    if (value.op !== "field" || !world.nouns.has(value.noun)) return undefined;
    const field = world.fields.get(value.field);
    if (!field || MEASURED.has(field.type.is)) return undefined;
    return {
      key: `${value.field} ${words}`,
      answer: (fields) => {
        const found = fieldOf(field, fields);
        return found === undefined ? "?" : holds(found) ? "1" : "0";
      },
    };
  }
}

/** The value of a field of an item, or what stands for it where it is absent; undefined: not known, or a word of its own. */
export function fieldOf(field: Field, fields: Fields): Json | undefined {
  const own = fields[field.name];
  if (own !== undefined) return own;
  if (field.absence.is !== "fallback") return undefined;
  for (const one of field.absence.tries) {
    if (one.by === "constant") return one.value;
    if (one.by === "none") return [];
    if (one.by === "field" && fields[one.field] !== undefined) return fields[one.field];
  }
  return undefined;
}
