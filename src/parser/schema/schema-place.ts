import type { JsonSchema } from "./json-schema.ts";
import { decodeSegment } from "./places.ts";

/** A place in the schema of a file, walked beside a tree. `schema` is undefined where anything may stand. */
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

/** The schema that the data at a JSON pointer is held against. */
export function schemaOfData(root: JsonSchema, pointer: string): JsonSchema {
  let place: SchemaPlace = { root, schema: root };
  for (const segment of pointer.split("/").slice(1)) {
    place = place.schema?.items && /^[0-9]+$/.test(segment) ? placeOfItem(place) : placeOfKey(place, decodeSegment(segment));
  }
  return place.schema ?? {};
}

function resolve(root: JsonSchema, schema: JsonSchema | undefined): SchemaPlace {
  const name = schema?.$ref?.replace("#/$defs/", "");
  return { root, schema: name === undefined ? schema : root.$defs?.[name] };
}
