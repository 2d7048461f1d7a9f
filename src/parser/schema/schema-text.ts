import type { JsonSchema } from "./json-schema.ts";

/** A schema as the text of its published file; key order is kept, for it is the canonical order of keys. */
export function schemaText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
