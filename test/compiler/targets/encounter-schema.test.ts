import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { encounterSchema } from "../../../src/compiler/targets/encounter-schema.ts";
import type { Schema } from "../../../src/compiler/targets/encounter-schema.ts";
import { shippedVocabulary } from "../../support/vocabulary.ts";
import { vectorEncounters } from "../../support/encounters.ts";

const contract = JSON.parse(readFileSync(new URL("../../contract/encounter.schema.json", import.meta.url), "utf8")) as Schema;

/** What the generated schema may say beyond the contract, which leaves these to the reader: forms of codes and sizes. */
const NARROWING = ["pattern", "minLength", "maxLength", "maxItems"];

/** The schema without words for people, its references put in place. */
function plain(schema: unknown, definitions: Schema): unknown {
  if (Array.isArray(schema)) return schema.map((one) => plain(one, definitions));
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, $defs: _, ...own } = schema as Record<string, unknown>;
  const target = typeof $ref === "string" ? (definitions[$ref.replace("#/$defs/", "")] as Schema) : {};
  const entries = Object.entries({ ...target, ...own }).map(([key, value]) => [key, plain(value, definitions)] as const);
  return Object.fromEntries(entries.filter(([key, value]) => key !== "description" || typeof value === "object"));
}

/** Takes from `generated` the narrowing keys that the contract does not have, and counts them by path. */
function withoutNarrowing(generated: unknown, expected: unknown, path: string, narrowed: string[]): unknown {
  if (Array.isArray(generated)) return generated.map((one, index) => withoutNarrowing(one, (expected as unknown[])?.[index], `${path}/${index}`, narrowed));
  if (typeof generated !== "object" || generated === null) return generated;
  const other = (expected ?? {}) as Record<string, unknown>;
  const isSchema = "type" in generated && typeof generated.type === "string";
  const kept = Object.entries(generated).filter(([key]) => {
    const extra = isSchema && NARROWING.includes(key) && !(key in other);
    if (extra) narrowed.push(`${path}#${key}`);
    return !extra;
  });
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNarrowing(value, other[key], `${path}/${key}`, narrowed)]));
}

const definitions = contract["$defs"] as Schema;

describe("the schema generated from the vocabulary", () => {
  const generated = plain(encounterSchema(shippedVocabulary()), definitions);
  const expected = plain(contract, definitions);

  it("is the contract's, apart from words and the documented narrowing", () => {
    const narrowed: string[] = [];
    expect(withoutNarrowing(generated, expected, "", narrowed)).toEqual(expected);
    expect(narrowed).toContain("/properties/diagnoses/items#pattern");
  });

  it("leaves no narrowing where the contract has a pattern of its own", () => {
    const place = (generated as { properties: Record<string, Schema> }).properties["place_of_service"]!;
    expect(place["pattern"]).toBe("^[0-9]{2}$");
  });

  it("is a schema, and takes every encounter of the vectors", () => {
    const ajv = new Ajv2020({ strict: true, formats: { date: true } });
    const validate = ajv.compile(encounterSchema(shippedVocabulary()));
    for (const encounter of vectorEncounters()) expect(validate(encounter), JSON.stringify(validate.errors)).toBe(true);
  });

  it("is shipped unchanged beside the answer's", () => {
    for (const name of ["encounter", "answer"]) {
      const shipped = readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), "utf8");
      expect(shipped).toBe(readFileSync(new URL(`../../contract/${name}.schema.json`, import.meta.url), "utf8"));
    }
  });
});
