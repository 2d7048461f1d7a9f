import type { JsonSchema } from "./json-schema.ts";
import { decodeSegment } from "./places.ts";

/** The schema that holds the keyword at the end of a schema path of ajv: `#/$defs/word/type` is in `$defs/word`. */
export function schemaAt(root: JsonSchema, path: string): JsonSchema {
  let at: unknown = root;
  for (const segment of path.replace(/^.*?#\//, "").split("/").slice(0, -1)) {
    const name = decodeSegment(decodeURIComponent(segment));
    at = (at as Readonly<Record<string, unknown>> | undefined)?.[name];
  }
  return (at ?? {}) as JsonSchema;
}
