// Puts the code that ajv writes for the kinds of file in place of the module of dist/ that would compile it at every start of the
// command: compiling takes longer than checking all rules. A test builds the package and checks the rules with it.
import { writeFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { FILE_KINDS } from "../dist/parser/schema/file-schema.js";
import { OPTIONS, schemaToCompile } from "../dist/parser/schema/validators.js";

const schemas = FILE_KINDS.map(schemaToCompile);
const ajv = new Ajv2020({ ...OPTIONS, schemas, code: { source: true, esm: true } });
const code = standalone.default(ajv, Object.fromEntries(FILE_KINDS.map((kind, index) => [`${kind}_file`, schemas[index].$id])));
if (/\brequire\(|\bimport\b/.test(code)) throw new Error("the code that ajv writes needs a module of ajv: give it a copy, or do without the keyword");

const byKind = FILE_KINDS.map((kind) => `${JSON.stringify(kind)}: ${kind}_file`).join(", ");
writeFileSync(new URL("../dist/parser/schema/validators.js", import.meta.url), `${code}
const validators = { ${byKind} };
/** The validator of a kind of file. */
export function validatorOf(kind) {
  return validators[kind];
}
`);
