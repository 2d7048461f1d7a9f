import type { RuleKind } from "../ast.ts";
import { clauseSpellings, isClause } from "../carrier/clause-keys.ts";
import { type KindRule, KINDS, OUTCOME_WORDS, type PartRule } from "../kinds.ts";
import { closedObject, type JsonSchema, ref } from "./json-schema.ts";
import { partSchema } from "./part-schema.ts";

/** Keys that a nested mapping must have once it is there. */
const NESTED_REQUIRED: Readonly<Record<string, readonly string[]>> = {
  first: ["code", "from", "covers"],
  more: ["code", "each", "past"],
  spaced: ["more than", "because"],
  discarded: ["of", "add", "from"],
  bypass: ["by"],
};

const CITATIONS: Readonly<Record<string, JsonSchema>> = { contested: ref("contested"), confidence: ref("confidence"), source: ref("source") };

/** What a rule of a kind is called in a sentence. */
export function nameOfKind(kind: RuleKind): string {
  const words = kind.replaceAll("_", " ");
  if (/s$/.test(words)) return `a rule of \`${KINDS[kind].section}\``;
  return /^[aeiou]/.test(words) ? `an ${words}` : `a ${words}`;
}

/**
 * The schema of one rule of a kind, from its row in KINDS. Key order is the canonical order: title, dates, head, parts, citations;
 * citations come before a table, which may be long.
 */
export function kindSchema(kind: RuleKind): JsonSchema {
  const rule = KINDS[kind];
  const properties: Record<string, JsonSchema> = { title: ref("text"), effective: ref("dates") };
  if (kind === "exception") properties["to"] = ref("wordOrWords");
  if (rule.forEach !== "none") properties["for each"] = { type: "string", minLength: 1, description: "what the rule walks over: `NOUN` or `NOUN in SET`" };
  for (const [path, part] of Object.entries(rule.parts)) {
    if (isBulk(part)) Object.assign(properties, CITATIONS);
    addPart(properties, rule, path, part);
    if (kind === "exception" && path === "when") Object.assign(properties, { change: CHANGE, instead: INSTEAD });
    if (path === "when" && rule.notDocumented) properties["if not documented"] = ref("notDocumented");
  }
  if (rule.notDocumented) properties["if not documented"] ??= ref("notDocumented");
  for (const [key, schema] of Object.entries(CITATIONS)) properties[key] ??= schema;
  return withClauseRules(kind, closedObject(nameOfKind(kind), properties, requiredKeys(kind)));
}

const CHANGE: JsonSchema = {
  type: "object",
  minProperties: 1,
  description: "parts of the rule and their new values",
};

/** The words that `instead` may be, apart from an outcome with its text. */
export const INSTEAD_WORDS = ["keep", "leave out", "nothing"] as const;

const INSTEAD: JsonSchema = {
  type: ["string", "object"],
  minLength: 1,
  pattern: `^(${INSTEAD_WORDS.join("|")})$`,
  minProperties: 1,
  maxProperties: 1,
  properties: Object.fromEntries(OUTCOME_WORDS.map((word) => [word, ref("text")])),
  additionalProperties: false,
  description: "`keep`, `leave out`, `nothing`, or one outcome with the words to show",
};

function isBulk(part: PartRule): boolean {
  return part.type === "table" || part.type === "columns";
}

function addPart(properties: Record<string, JsonSchema>, rule: KindRule, path: string, part: PartRule): void {
  const [outer, inner] = path.split(".") as [string, string?];
  if (inner === undefined) {
    properties[path] = partSchema(part);
    if (isClause(part)) for (const spelling of clauseSpellings(path).slice(1)) properties[spelling] = ref("clauses");
  } else if (!(outer in properties)) {
    properties[outer] = nestedSchema(outer, rule);
  }
}

function nestedSchema(outer: string, rule: KindRule): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  for (const [path, part] of Object.entries(rule.parts)) {
    const [before, inner] = path.split(".") as [string, string?];
    if (before !== outer || inner === undefined) continue;
    properties[inner] = inner === "source" ? ref("source") : partSchema(part);
  }
  const keys = Object.keys(properties).map((key) => `\`${key}\``).join(", ");
  return closedObject(`a mapping with ${keys}`, properties, NESTED_REQUIRED[outer]);
}

function requiredKeys(kind: RuleKind): readonly string[] {
  const rule = KINDS[kind];
  const keys = Object.entries(rule.parts).filter(([, part]) => part.required && !isClause(part)).map(([path]) => path);
  return [...(kind === "exception" ? ["to"] : []), ...(rule.forEach === "required" ? ["for each"] : []), ...keys];
}

/** A clause key stands in one of its three spellings where it is required, and in no two of them. What is needed comes first. */
function withClauseRules(kind: RuleKind, schema: JsonSchema): JsonSchema {
  const needed: JsonSchema[] = [];
  const forbidden: JsonSchema[] = [];
  for (const [path, part] of Object.entries(KINDS[kind].parts)) {
    if (!isClause(part)) continue;
    const spellings = clauseSpellings(path);
    if (part.required) needed.push({ anyOf: spellings.map((key) => ({ required: [key] })), description: `\`${path}\`` });
    for (const [first, second] of pairsOf(spellings)) forbidden.push({ not: { required: [first, second] } });
  }
  if (kind === "exception") needed.push({ anyOf: [{ required: ["change"] }, { required: ["instead"] }], description: "`change` or `instead`" });
  const rules = [...needed, ...forbidden];
  return rules.length > 0 ? { ...schema, allOf: rules } : schema;
}

function pairsOf<T>([a, b, c]: readonly [T, T, T]): readonly (readonly [T, T])[] {
  return [[a, b], [a, c], [b, c]];
}
