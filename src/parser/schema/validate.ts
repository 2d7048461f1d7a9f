import type { ErrorObject } from "ajv/dist/2020.js";
import type { YamlNode } from "../ast.ts";
import type { FileKind } from "./file-schema.ts";
import { validatorOf } from "./validators.ts";

/** What ajv has against a file. */
export function validate(kind: FileKind, root: YamlNode): readonly ErrorObject[] {
  const validator = validatorOf(kind);
  validator(toPlainData(root));
  return validator.errors ?? [];
}

/** The tree as plain data, every scalar a string without white space around it. Objects have no prototype, so a key is only what the file says. */
function toPlainData(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.text.trim();
  if (node.kind === "sequence") return node.items.map(toPlainData);
  const data = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries) data[key.text] = toPlainData(value);
  return data;
}
