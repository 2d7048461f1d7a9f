import { LIMITS } from "../../base/limits.ts";

/** The part of JSON Schema 2020-12 that our schemas use. The order of `properties` is the canonical order of keys. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  /** A noun phrase: editors show it, and "must be ..." in our diagnostics ends with it. */
  readonly description?: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
}

/** Types of JSON that a YAML file can show to an editor; we read every scalar as a string. */
export type JsonType = "string" | "integer" | "number" | "array" | "object";

/** A closed object; what is not named is an unknown key. */
export function closedObject(description: string, properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: "object", description, properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

/** An object whose keys are names that the author gives. */
export function namedEntries(description: string, entry: JsonSchema): JsonSchema {
  return { type: "object", description, minProperties: 1, propertyNames: ref("name"), additionalProperties: entry };
}

/** A list with at least one item. */
export function listOf(description: string, items: JsonSchema): JsonSchema {
  return { type: "array", description, minItems: 1, items };
}

/** A reference to one of the shared definitions. */
export function ref(name: DefinitionName): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

/**
 * Shared definitions. A text that editors may read as a number says so; each accepts the string that we read. No alternative needs
 * `anyOf`: a keyword of JSON Schema looks only at the types it is about.
 */
export const DEFINITIONS = {
  name: {
    type: "string",
    pattern: "^[a-z][a-z0-9_]*$",
    maxLength: LIMITS.nameLength,
    description: `a name: small letters, digits and underscores, a letter first, at most ${LIMITS.nameLength} of them`,
  },
  text: { type: ["string", "number"], minLength: 1, description: "a text" },
  word: { type: ["string", "integer"], minLength: 1, description: "a word" },
  visibleWord: { type: ["string", "integer"], pattern: "^\\S{1,200}$", description: "one word without blanks, of at most 200 characters" },
  words: { type: "array", minItems: 1, items: { type: ["string", "integer"], minLength: 1, description: "a word" }, description: "a list of words in `[ ]`" },
  wordOrWords: {
    type: ["string", "integer", "array"],
    minLength: 1,
    minItems: 1,
    items: { type: ["string", "integer"], minLength: 1, description: "a word" },
    description: "a word or a list of words in `[ ]`",
  },
  flag: { type: "string", enum: ["yes", "no"], description: "`yes` or `no`" },
  clause: { type: "string", minLength: 1, description: "a clause" },
  clauses: { type: "array", minItems: 1, items: { type: "string", minLength: 1, description: "a clause" }, description: "a list of clauses" },
  value: { type: ["string", "integer"], minLength: 1, description: "a literal, a name or a sum of them" },
  table: { type: "string", minLength: 1, description: "a table in a `|` block" },
  dates: { type: "string", minLength: 1, description: "`from DATE`, `until DATE` or `DATE to DATE`" },
  source: {
    type: ["string", "array"],
    minLength: 1,
    minItems: 1,
    items: { type: "string", minLength: 1, description: "the key of a source, and where in it" },
    description: "the key of a source, and where in it; or a list of them",
  },
  contested: {
    type: ["string", "array"],
    minLength: 1,
    minItems: 1,
    items: { type: "string", minLength: 1, description: "a contested point" },
    description: "a contested point or a list of them",
  },
  confidence: {
    type: "string",
    enum: ["authority", "copy", "secondary", "ours", "unverified"],
    description: "how much the source can be relied on",
  },
  notDocumented: { type: "string", enum: ["hold", "skip"], description: "`hold` or `skip`" },
  language: { type: ["string", "integer"], enum: [1, "1"], description: "the version of the language, `1`" },
} as const satisfies Readonly<Record<string, JsonSchema>>;

/** The names of the shared definitions. */
export type DefinitionName = keyof typeof DEFINITIONS;
