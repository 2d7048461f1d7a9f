// The code that ajv writes for the kinds of file, as a module that takes the place of src/parser/schema/validators.ts and makes no code itself.
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

/** From what `file-schema` and `validators` of src/parser/schema, built or bundled, export. */
export function validatorCode({ FILE_KINDS, OPTIONS, schemaToCompile }) {
  const schemas = FILE_KINDS.map(schemaToCompile);
  const ajv = new Ajv2020({ ...OPTIONS, schemas, code: { source: true, esm: true } });
  const code = standalone.default(ajv, Object.fromEntries(FILE_KINDS.map((kind, index) => [`${kind}_file`, schemas[index].$id])));
  if (/\brequire\(|\bimport\b/.test(code)) throw new Error("the code that ajv writes needs a module of ajv: give it a copy, or do without the keyword");
  const byKind = FILE_KINDS.map((kind) => `${JSON.stringify(kind)}: ${kind}_file`).join(", ");
  return `${code}
const validators = { ${byKind} };
/** The validator of a kind of file. */
export function validatorOf(kind) {
  return validators[kind];
}
`;
}
