import { closedObject, type JsonSchema, listOf, ref } from "./json-schema.ts";

const JOINED = ["same", "any", "all", "earliest", "latest", "sum"] as const;

const SPAN: JsonSchema = closedObject("how long an item lasts", {
  from: ref("word"),
  to: ref("word"),
  pauses: ref("word"),
  "empty for": ref("word"),
  "at most": ref("text"),
}, ["from", "to"]);

/** One enum of a vocabulary. */
export function vocabularyTypeSchema(): JsonSchema {
  return closedObject("a type", {
    "one of": ref("words"),
    groups: { type: "object", minProperties: 1, propertyNames: ref("name"), additionalProperties: ref("words"), description: "groups of members by name" },
  }, ["one of"]);
}

/** One noun of a vocabulary with its fields. */
export function nounSchema(): JsonSchema {
  return closedObject("a noun", {
    title: ref("text"),
    plural: ref("name"),
    from: ref("visibleWord"),
    required: ref("flag"),
    span: SPAN,
    "made by": ref("word"),
    joins: ref("word"),
    "given line": ref("visibleWord"),
    fields: { type: "object", minProperties: 1, propertyNames: ref("name"), additionalProperties: fieldSchema(), description: "fields by name" },
    documents: listOf("a list of words in `[ ]`", ref("visibleWord")),
  }, ["fields"]);
}

function fieldSchema(): JsonSchema {
  return closedObject("a field", {
    type: ref("text"),
    required: ref("flag"),
    documentable: ref("flag"),
    "when absent": ref("text"),
    joined: { type: "string", enum: JOINED, description: "how a service gets its value from the charted items it joins" },
    derived: ref("text"),
    readable: ref("flag"),
    "readable in": ref("words"),
    needs: ref("word"),
  }, ["type"]);
}
