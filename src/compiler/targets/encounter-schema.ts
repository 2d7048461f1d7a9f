import { unreachable } from "../../base/invariant.ts";
import { CODE_FORMS } from "../../ir/code-forms.ts";
import { ENCOUNTER_LIMITS } from "../../ir/encounter-limits.ts";
import type { Field, Noun, Vocabulary } from "../../ir/vocabulary.ts";

/** A JSON Schema, as plain data. */
export type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (2020-12) of the encounters that the reader takes with a vocabulary: what a schema can say of them. Order, sites,
 * spans and duplicates are the reader's own.
 */
export function encounterSchema(vocabulary: Vocabulary): Schema {
  const self = vocabulary.nouns.find(({ name }) => name === "encounter");
  const listed = vocabulary.nouns.filter(({ from }) => from !== undefined);
  const lists = Object.fromEntries(listed.map((noun) => [noun.from!, listSchema(itemSchema(noun, vocabulary), noun.title)]));
  const documents = self === undefined || self.documents.length === 0 ? {} : { documented: listSchema({ enum: self.documents }) };
  const base = self === undefined ? objectSchema([], [], {}) : nounSchema(self, vocabulary);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `https://payerpack.dev/schema/${vocabulary.reads.replaceAll(" ", "-")}.json`,
    title: "Encounter",
    ...base,
    required: [...(base.required as readonly string[]), ...listed.filter(({ required }) => required === true).map(({ from }) => from!)],
    properties: { ...(base.properties as Schema), ...documents, ...lists },
  };
}

function itemSchema(noun: Noun, vocabulary: Vocabulary): Schema {
  const charted = chartedFields(noun);
  const [only] = charted;
  // The reader's rule: an item with one charted field, which is required, is that field's value.
  if (charted.length === 1 && only!.absence.is === "required") return fieldSchema(only!, vocabulary);
  return nounSchema(noun, vocabulary);
}

function nounSchema(noun: Noun, vocabulary: Vocabulary): Schema {
  const charted = chartedFields(noun);
  const required = charted.filter(({ absence }) => absence.is === "required").map(({ name }) => name);
  const needs = charted.flatMap(({ name, needs: other }) => (other === undefined ? [] : [[name, [other]] as const]));
  const schema = objectSchema(required, charted.map((field) => [field.name, fieldSchema(field, vocabulary)] as const), { description: noun.title });
  return needs.length === 0 ? schema : { ...schema, dependentRequired: Object.fromEntries(needs) };
}

function chartedFields(noun: Noun): readonly Field[] {
  return noun.fields.filter(({ absence }) => absence.is !== "derived");
}

function fieldSchema(field: Field, vocabulary: Vocabulary): Schema {
  const { type } = field;
  switch (type.is) {
    case "flag": return { type: "boolean" };
    case "enum": return { enum: vocabulary.types.find(({ name }) => name === type.name)?.members ?? [] };
    case "date": return { type: "string", format: "date" };
    case "instant": return INSTANT;
    case "minutes": case "days": return { type: "integer", minimum: 0 };
    case "count": case "units": return { type: "integer", minimum: 1 };
    case "ml": case "ml_per_hour": return { type: "number", exclusiveMinimum: 0 };
    case "money": return { type: "number", minimum: 0 };
    case "amount": return AMOUNT;
    case "vials": return listSchema(VIAL);
    case "time": return listSchema(PIECE);
    case "word": return TEXT;
    case "id": case "site": return ID;
    case "modifiers": return listSchema(codeSchema("modifier"));
    case "list": return listSchema(codeSchema("code"));
    case "code": return codeSchema(type.system);
    case "error": return {};
    default: return unreachable(type, "no schema for a field of this type");
  }
}

function codeSchema(system: keyof typeof CODE_FORMS): Schema {
  return { type: "string", minLength: 1, pattern: CODE_FORMS[system].pattern };
}

function listSchema(items: Schema, description?: string): Schema {
  const schema = { type: "array", maxItems: ENCOUNTER_LIMITS.items, items };
  return description === undefined ? schema : { ...schema, description };
}

function objectSchema(required: readonly string[], properties: readonly (readonly [string, Schema])[], more: Schema): Schema {
  return { ...more, type: "object", required, additionalProperties: false, properties: Object.fromEntries(properties) };
}

const TEXT: Schema = { type: "string", minLength: 1, maxLength: ENCOUNTER_LIMITS.text };
const ID: Schema = { type: "string", minLength: 1, maxLength: ENCOUNTER_LIMITS.id };

const INSTANT: Schema = {
  type: "string",
  pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:00(\\.0+)?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$",
};

const DECIMAL: Schema = { type: "string", pattern: "^[0-9]+(\\.[0-9]+)?$" };

const AMOUNT = objectSchema(["amount", "unit"], [["amount", DECIMAL], ["unit", TEXT]], {});

const VIAL = objectSchema(
  ["amount", "unit", "single_dose"],
  [["ndc", ID], ["amount", DECIMAL], ["unit", TEXT], ["single_dose", { type: "boolean" }]],
  {},
);

const PIECE = objectSchema(["start", "stop"], [["start", INSTANT], ["stop", INSTANT], ["reason", TEXT]], {});
