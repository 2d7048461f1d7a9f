// Writes the JSON Schemas of the kinds of rule file to schemas/, from the built compiler: run it after `npm run build`.
import { mkdirSync, writeFileSync } from "node:fs";
import { FILE_KINDS, fileSchema } from "../dist/parser/schema/file-schema.js";
import { schemaText } from "../dist/parser/schema/schema-text.js";

mkdirSync("schemas", { recursive: true });
for (const kind of FILE_KINDS) writeFileSync(`schemas/${kind}.schema.json`, schemaText(fileSchema(kind)));
