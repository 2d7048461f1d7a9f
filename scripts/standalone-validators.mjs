// Puts the code that ajv writes for the kinds of file in place of the module of dist/ that would compile it at every start of the
// command: compiling takes longer than checking all rules. A test builds the package and checks the rules with it.
import { writeFileSync } from "node:fs";
import { FILE_KINDS } from "../dist/parser/schema/file-schema.js";
import { OPTIONS, schemaToCompile } from "../dist/parser/schema/validators.js";
import { validatorCode } from "./validator-code.mjs";

writeFileSync(new URL("../dist/parser/schema/validators.js", import.meta.url), validatorCode({ FILE_KINDS, OPTIONS, schemaToCompile }));
