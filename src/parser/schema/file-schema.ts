import type { RuleKind } from "../ast.ts";
import { KINDS } from "../kinds.ts";
import { closedObject, DEFINITIONS, type JsonSchema, listOf, namedEntries, ref } from "./json-schema.ts";
import { IMPORTER } from "./importer-schema.ts";
import { kindSchema } from "./kind-schema.ts";
import { nounSchema, vocabularyTypeSchema } from "./vocabulary-schema.ts";
import { boundarySchema, caseSchema } from "./examples-schema.ts";

/** The kinds of source file, named by the key that says which it is. */
export const FILE_KINDS = ["vocabulary", "pack", "rules", "examples", "importer"] as const;

/** One of the kinds of source file. */
export type FileKind = (typeof FILE_KINDS)[number];

const DAY: JsonSchema = { type: "string", minLength: 1, description: "a date, YYYY-MM-DD" };

const SOURCES: JsonSchema = namedEntries("sources by key", closedObject("a source", {
  title: ref("text"),
  publisher: ref("text"),
  confidence: ref("confidence"),
  url: ref("text"),
  "read on": DAY,
  "review by": DAY,
  file: { type: "string", pattern: "^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$", description: "a path below the folder of rules, as `documents/policy.pdf`" },
  sha256: { type: "string", pattern: "^[0-9a-f]{64}$", description: "the SHA-256 of the document, 64 digits and small letters a to f" },
}, ["title"]));

const NOT_ENCODED: JsonSchema = listOf("a list of sentences that the pack does not carry", closedObject("a sentence not encoded", {
  says: ref("text"),
  why: ref("text"),
  source: ref("source"),
}, ["says"]));

const ACCEPTS: JsonSchema = listOf("a list of findings that are accepted", closedObject("an accepted finding", {
  finding: ref("text"),
  reason: ref("text"),
  source: ref("source"),
  until: DAY,
}, ["finding", "reason", "until"]));

const CONFIRMS: JsonSchema = listOf("a list of confirmations", closedObject("a confirmation", { rule: ref("word"), source: ref("source") }, ["rule"]));

const VOCABULARY: JsonSchema = closedObject("a vocabulary", {
  payerpack: ref("language"),
  vocabulary: ref("name"),
  version: ref("word"),
  title: ref("text"),
  reads: ref("text"),
  types: namedEntries("types by name", vocabularyTypeSchema()),
  nouns: namedEntries("nouns by name", nounSchema()),
}, ["payerpack", "vocabulary", "version", "reads", "nouns"]);

const PACK: JsonSchema = {
  ...closedObject("a pack", {
    payerpack: ref("language"),
    pack: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*$", description: "a pack id such as `payers/some-plan/topic`" },
    release: ref("text"),
    title: ref("text"),
    vocabulary: ref("text"),
    payer: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", description: "a payer id: small letters, digits and hyphens" },
    extends: ref("text"),
    effective: ref("dates"),
    "review by": DAY,
    "applies when": ref("clause"),
    "applies when all": ref("clauses"),
    "applies when any": ref("clauses"),
    "if not documented": ref("notDocumented"),
    sources: SOURCES,
    "not encoded": NOT_ENCODED,
    accepts: ACCEPTS,
  }, ["payerpack", "pack", "release"]),
  allOf: [{ anyOf: [{ required: ["vocabulary"] }, { required: ["extends"] }], description: "`vocabulary` (a base has it) or `extends` (a layer has it)" }],
};

function rulesSchema(): JsonSchema {
  const sections = Object.entries(KINDS).map(([kind, rule]) => [
    rule.section,
    namedEntries(`rules of \`${rule.section}\` by name`, { $ref: `#/$defs/${kind}_rule` }),
  ]);
  return closedObject("a rules file", {
    payerpack: ref("language"),
    rules: ref("text"),
    title: ref("text"),
    sources: SOURCES,
    ...Object.fromEntries(sections),
    confirms: CONFIRMS,
    properties: listOf("a list of sentences of the property library", ref("text")),
  }, ["payerpack", "rules"]);
}

const EXAMPLES: JsonSchema = closedObject("an examples file", {
  payerpack: ref("language"),
  examples: ref("text"),
  title: ref("text"),
  for: ref("text"),
  offset: { type: "string", pattern: "^(Z|[+-][0-9]{2}:[0-9]{2})$", description: "a UTC offset, `Z` or `-05:00`" },
  boundaries: namedEntries("boundaries by name", boundarySchema()),
  cases: namedEntries("cases by name", caseSchema()),
}, ["payerpack", "examples", "for"]);

/** The JSON Schema (2020-12) of a kind of file, complete in itself. */
export function fileSchema(kind: FileKind): JsonSchema {
  const body = { vocabulary: () => VOCABULARY, pack: () => PACK, rules: rulesSchema, examples: () => EXAMPLES, importer: () => IMPORTER }[kind]();
  const kinds = kind === "rules" ? (Object.keys(KINDS) as RuleKind[]).map((name) => [`${name}_rule`, kindSchema(name)] as const) : [];
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:payerpack:schema:1:${kind}`,
    title: `payerpack ${kind} file`,
    ...body,
    $defs: { ...DEFINITIONS, ...Object.fromEntries(kinds) },
  };
}
