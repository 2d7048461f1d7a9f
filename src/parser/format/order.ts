import type { YamlEntry, YamlMapping } from "../ast.ts";
import type { FileKind } from "../schema/file-schema.ts";
import type { JsonSchema } from "../schema/json-schema.ts";

/** A place in the schema of a file, which the formatter walks beside the tree. */
export interface SchemaPlace {
  readonly root: JsonSchema;
  readonly schema: JsonSchema | undefined;
}

/** The place of a key's value. */
export function placeOfKey(place: SchemaPlace, key: string): SchemaPlace {
  const { properties, additionalProperties } = place.schema ?? {};
  if (properties && Object.hasOwn(properties, key)) return resolve(place.root, properties[key]);
  return resolve(place.root, typeof additionalProperties === "object" ? additionalProperties : undefined);
}

/** The place of a list's items. */
export function placeOfItem(place: SchemaPlace): SchemaPlace {
  return resolve(place.root, place.schema?.items);
}

/** True where a `|` block is a table. */
export function isTable(place: SchemaPlace): boolean {
  return place.schema !== undefined && place.schema === place.root.$defs?.["table"];
}

function resolve(root: JsonSchema, schema: JsonSchema | undefined): SchemaPlace {
  const name = schema?.$ref?.replace("#/$defs/", "");
  return { root, schema: name === undefined ? schema : root.$defs?.[name] };
}

/**
 * The entries of a mapping in canonical order: that of the schema's properties. Names that the author gives keep their order, and so do
 * the sections of a rules file after its head, where an order can help a reader.
 */
export function inOrder(mapping: YamlMapping, place: SchemaPlace, isRootOf?: FileKind): readonly YamlEntry[] {
  const keys = Object.keys(place.schema?.properties ?? {});
  const head = isRootOf === "rules" ? 3 : keys.length;
  const rank = new Map(keys.map((key, index) => [key, Math.min(index, head)]));
  const last = keys.length;
  return [...mapping.entries].sort((a, b) => (rank.get(a.key.text) ?? last) - (rank.get(b.key.text) ?? last));
}
