import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { type FileKind, fileSchema } from "./file-schema.ts";
import type { JsonSchema } from "./json-schema.ts";

/** Refs stay calls, so that the code of a definition stands once. Tests hold the schemas to the meta-schema. */
export const OPTIONS = {
  allErrors: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
  validateSchema: false,
  meta: false,
  messages: false,
  inlineRefs: false,
  unicodeRegExp: false,
  unicode: false,
  logger: false,
} as const;

const validators = new Map<FileKind, ValidateFunction>();

/**
 * The validator of a kind of file, compiled when it is first asked for. The build puts the code that ajv writes for each kind in place
 * of this module (scripts/standalone-validators.mjs): compiling takes longer than checking all rules.
 */
export function validatorOf(kind: FileKind): ValidateFunction {
  let validator = validators.get(kind);
  if (!validator) validators.set(kind, (validator = new Ajv2020(OPTIONS).compile(schemaToCompile(kind))));
  return validator;
}

/**
 * The schema of a kind without the rules of the form `not`: they only forbid two spellings of a clause, and the reader of the rule says
 * that better. They stand last, so the places of the others stay.
 */
export function schemaToCompile(kind: FileKind): JsonSchema {
  const schema = fileSchema(kind);
  const plain = (part: JsonSchema): JsonSchema => (part.allOf ? { ...part, allOf: part.allOf.filter((rule) => !rule.not) } : part);
  const definitions = Object.entries(schema.$defs ?? {}).map(([name, part]) => [name, plain(part)] as const);
  return { ...plain(schema), $defs: Object.fromEntries(definitions) };
}
