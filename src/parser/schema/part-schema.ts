import type { PartType } from "../ast.ts";
import type { PartRule } from "../kinds.ts";
import { closedObject, type JsonSchema, listOf, ref } from "./json-schema.ts";

/** The description of keys that are dates; their reader says what is wrong with one. */
export const DATE_KEYS = "a date, YYYY-MM-DD";

/** One key of a leave-out, in three spellings. */
export const IF_KEYS: Readonly<Record<string, JsonSchema>> = { if: ref("clause"), "if all": ref("clauses"), "if any": ref("clauses") };

const NEEDS_IF: JsonSchema = { anyOf: Object.keys(IF_KEYS).map((key) => ({ required: [key] })), description: "`if`" };

const LEAVE_OUT: JsonSchema = {
  ...closedObject("a leave-out", { ...IF_KEYS, because: ref("text"), contested: ref("contested"), source: ref("source") }),
  allOf: [NEEDS_IF],
};

const CUT = closedObject(
  "a cut of time",
  { time: ref("clause"), ...IF_KEYS, because: ref("text"), source: ref("source") },
  ["time"],
);

const REASON_CODES = closedObject("reason codes", {
  group: { type: "string", enum: ["CO", "PR", "OA", "PI"], description: "a group of adjustment reasons" },
  carc: ref("word"),
  rarc: ref("words"),
});

const PREFERENCES: JsonSchema = listOf("a list of preferences, the first decides first", {
  type: ["string", "object"],
  minLength: 1,
  description: "a preference: a clause, or `longest`, `earliest` and the like with a value",
  properties: { "settled by": ref("clause") },
  required: ["settled by"],
  additionalProperties: false,
});

/** How the content of one key looks in YAML; the three clause spellings are added by the caller. */
export function partSchema(part: PartRule): JsonSchema {
  const types: readonly PartType[] = typeof part.type === "string" ? [part.type] : part.type;
  if (types.length > 1) return severalTypes(types);
  switch (types[0]!) {
    case "clause": return ref("clause");
    case "value": return ref("value");
    case "dated": return DATED;
    case "word": return part.words ? { type: "string", enum: part.words, description: "one of a few words" } : ref("word");
    case "words": return ref("words");
    case "values": return listOf("a list of literals in `[ ]`", ref("value"));
    case "text": return ref("text");
    case "preferences": return PREFERENCES;
    case "time": return { type: "string", minLength: 1, description: "a time: `time of` and what it is the time of" };
    case "from_to": return { type: "string", minLength: 1, description: "two fields: `FIELD to FIELD`" };
    case "leave_out": return listOf("a list of leave-outs", LEAVE_OUT);
    case "cuts": return listOf("a list of cuts", CUT);
    case "take": return fieldMap("fields and the values they take", ref("value"));
    case "table": return ref("table");
    case "columns": return fieldMap("columns and their types", ref("word"));
    case "reason_codes": return REASON_CODES;
    case "allowance": return { type: "string", minLength: 1, description: "an amount for each line, day or encounter" };
    case "row_test": return { type: "string", minLength: 1, description: "`COLUMN is WORD`" };
    case "none": return ref("word");
  }
}

const DATED: JsonSchema = {
  type: ["string", "integer", "object"],
  minLength: 1,
  minProperties: 1,
  propertyNames: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description: DATE_KEYS },
  additionalProperties: ref("value"),
  description: "a literal, or a mapping of dates to literals",
};

function severalTypes(types: readonly PartType[]): JsonSchema {
  return types.includes("dated") ? DATED : ref("wordOrWords");
}

function fieldMap(description: string, value: JsonSchema): JsonSchema {
  return { type: "object", description, minProperties: 1, propertyNames: ref("name"), additionalProperties: value };
}
