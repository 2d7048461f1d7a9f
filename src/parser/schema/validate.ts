import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { YamlNode } from "../ast.ts";
import { type FileKind, fileSchema } from "./file-schema.ts";
import type { JsonSchema } from "./json-schema.ts";

/** Refs stay calls and the code is not optimised: compiling is most of the cost of a short run. Tests hold the schemas to the meta-schema. */
const OPTIONS = {
  allErrors: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
  validateSchema: false,
  meta: false,
  messages: false,
  inlineRefs: false,
  code: { optimize: false },
} as const;

const validators = new Map<FileKind, ValidateFunction>();

/** What ajv has against a file; a schema is compiled the first time a file of its kind is read. */
export function validate(kind: FileKind, root: YamlNode): readonly ErrorObject[] {
  let validator = validators.get(kind);
  if (!validator) {
    validator = new Ajv2020(OPTIONS).compile(withoutNot(fileSchema(kind)));
    validators.set(kind, validator);
  }
  validator(toPlainData(root));
  return validator.errors ?? [];
}

/** The tree as plain data, every scalar a string without white space around it. Objects have no prototype, so a key is only what the file says. */
function toPlainData(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.text.trim();
  if (node.kind === "sequence") return node.items.map(toPlainData);
  const data = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries) data[key.text] = toPlainData(value);
  return data;
}

/**
 * Rules of the form `not` only forbid two spellings of a clause; the reader of the rule says that better, and compiling them costs time.
 * They stand last, so the places of the others stay.
 */
function withoutNot(schema: JsonSchema): JsonSchema {
  const plain = (part: JsonSchema): JsonSchema => (part.allOf ? { ...part, allOf: part.allOf.filter((rule) => !rule.not) } : part);
  const definitions = Object.entries(schema.$defs ?? {}).map(([name, part]) => [name, plain(part)] as const);
  return { ...plain(schema), $defs: Object.fromEntries(definitions) };
}
