import { closedObject, type JsonSchema, listOf, ref } from "./json-schema.ts";

/** What a cell of a published file can hold. */
export const HELD = ["code", "HCPCS", "units", "word", "closing amount", "date YYYYMMDD", "date YYYYDDD"] as const;

const HEADINGS: JsonSchema = ref("words");

const POSITIONS: JsonSchema = { type: ["string", "integer"], pattern: "^[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?$", description: "characters of a line, as `12-91`" };

const PLACE: JsonSchema = { anyOf: [{ required: ["headings"] }, { required: ["positions"] }], description: "`headings` or `positions`" };

const MEANINGS: JsonSchema = {
  type: "object",
  description: "words of the file and what the table says for each",
  minProperties: 1,
  additionalProperties: ref("word"),
};

/** One cell of a published file. */
function cellSchema(description: string): JsonSchema {
  return {
    ...closedObject(description, {
      headings: HEADINGS,
      positions: POSITIONS,
      holds: { type: "string", enum: HELD, description: "what the cell holds" },
      words: MEANINGS,
      none: ref("words"),
      "leave out": ref("words"),
      "never in force": ref("words"),
      gathered: ref("flag"),
    }, ["holds"]),
    allOf: [PLACE],
  };
}

const RECORDS: JsonSchema = {
  ...closedObject("the records that are rows", { headings: HEADINGS, positions: POSITIONS, begin: ref("words"), "go on": ref("words") }, ["begin"]),
  allOf: [PLACE],
};

/** An importer: how one kind of published file becomes a table. */
export const IMPORTER: JsonSchema = closedObject("an importer", {
  payerpack: ref("language"),
  importer: ref("name"),
  title: ref("text"),
  key: ref("wordOrWords"),
  records: RECORDS,
  columns: {
    type: "object",
    description: "columns of the table by name",
    minProperties: 1,
    propertyNames: ref("name"),
    additionalProperties: cellSchema("a column of an importer"),
  },
  from: cellSchema("the first date of a row"),
  to: listOf("a list of last dates of a row", cellSchema("a last date of a row")),
  ignore: ref("words"),
}, ["payerpack", "importer", "key", "columns"]);
