import type { YamlEntry, YamlMapping } from "../ast.ts";
import type { FileKind } from "../schema/file-schema.ts";
import type { SchemaPlace } from "../schema/schema-place.ts";

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
