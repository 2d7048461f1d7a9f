import { closedObject, type JsonSchema, ref } from "./json-schema.ts";

const FIELDS: JsonSchema = { type: "object", description: "fields and their values", propertyNames: ref("name"), additionalProperties: { type: ["string", "number", "array"], minLength: 1, description: "a value" } };

/** A list that may be empty: with `like` it replaces what the other case says. */
const WORDS: JsonSchema = {
  type: ["string", "integer", "array"],
  minLength: 1,
  items: { type: ["string", "integer"], minLength: 1, description: "a word" },
  description: "a word or a list of words in `[ ]`",
};

/** What a boundary table charts, in any field; the second spelling is that of a vocabulary whose charted noun has this name. */
export const CHARTED_KEYS = ["charted", "administration"] as const;

/** A table of minutes to units. */
export function boundarySchema(): JsonSchema {
  return {
    ...closedObject("a boundary", {
      title: ref("text"),
      encounter: FIELDS,
      charted: FIELDS,
      administration: FIELDS,
      from: { type: "string", pattern: "^[0-9]{2}:[0-9]{2}$", description: "a clock time, HH:MM" },
      table: ref("table"),
      source: ref("source"),
    }, ["encounter", "from", "table"]),
    allOf: [{ anyOf: CHARTED_KEYS.map((key) => ({ required: [key] })), description: CHARTED_KEYS.map((key) => `\`${key}\``).join(" or ") }],
  };
}

/** A chart and what it must earn. */
export function caseSchema(): JsonSchema {
  return {
    ...closedObject("a case", {
      title: ref("text"),
      like: ref("word"),
      encounter: FIELDS,
      documented: WORDS,
      attached: WORDS,
      diagnoses: WORDS,
      sites: ref("table"),
      history: ref("table"),
      visits: ref("table"),
      procedures: ref("table"),
      "drug lines": ref("table"),
      authorizations: ref("table"),
      "home visits": ref("table"),
      chart: ref("table"),
      bills: ref("table"),
      unbilled: ref("table"),
      decision: { type: "string", enum: ["bill", "warn", "pend", "hold", "deny"], description: "the decision" },
      holds: WORDS,
      missing: WORDS,
      assumes: WORDS,
      findings: WORDS,
      source: ref("source"),
    }),
    allOf: [{ anyOf: [{ required: ["encounter"] }, { required: ["like"] }], description: "`encounter` or `like`" }],
  };
}
